// SPDX-License-Identifier: Apache-2.0
#include "diagnose/masked_line.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "diagnose/log_header.h"
#include "diagnose/masker.h"

namespace dtsdoctor {

std::string Masker::masked() {
  while (at_ < line_.size()) {
    const char c = line_[at_];
    switch (class_of(c)) {
      case kLower:
      case kUpper:
      case kDigit:
      case kJoint:
      case kHigh:
        take_word();
        break;
      case kBlank:
        if (!out_.empty() && out_.back() != ' ') out_ += ' ';
        ++at_;
        break;
      case kQuote:
        take_quoted();
        break;
      case kSlash:
        take_slash();
        break;
      default:
        take_other(c);
    }
  }
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  return high_ ? to_valid_utf8(out_) : std::move(out_);
}

// A mask that follows one of its kind in a list is the same mask.
void Masker::emit(std::string_view mask) {
  if (mask == last_mask_ && out_.size() - last_end_ <= 3 &&
      std::all_of(out_.begin() + static_cast<std::ptrdiff_t>(last_end_), out_.end(),
                  [](char c) { return is_one_of(c, " ,;:#|/.-_+*"); })) {
    out_.resize(last_end_);
    return;
  }
  out_ += mask;
  last_mask_ = mask;
  last_end_ = out_.size();
}

void Masker::take_other(char c) {
  if (c == ':' && announced_ == Announces::error) announced_ = Announces::nothing;
  if (c == ':' && next(1) == '/' && next(2) == '/' && !out_.empty() && is_alnum(out_.back())) {
    out_ += ':';
    at_ += 3;
    skip_path();
    emit("<url>");
    return;
  }
  if (c == '\\' && next(1) == '\\' && next(2) == '?') {
    skip_path();
    emit("<path>");
    return;
  }
  if (c == ':' && next(1) == '\\' && !out_.empty() && is_alpha(out_.back()) &&
      (out_.size() == 1 || !is_alnum(out_[out_.size() - 2]))) {
    out_.pop_back();
    at_ += 2;
    skip_path();
    emit("<path>");
    return;
  }
  ++at_;
  if (c == ')' && says_again()) return;
  if (c == ',' || c == ';' || c == ')') announced_ = Announces::nothing;
  out_ += c;
}

// "1165 bytes (1.13 KB)", "10.0.0.1 (db.example.com)", "10.0.0.1 ()": in the parentheses stands
// what stands in front of them; a program leaves it out at times.
bool Masker::says_again() {
  std::size_t open = out_.size();
  if (!out_.empty() && out_.back() == '>' && last_end_ == out_.size()) open -= last_mask_.size();
  if (open < 2 || out_[open - 1] != '(' || out_[open - 2] != ' ') return false;
  const std::string_view before(out_.data(), open - 2);
  const bool empty = open == out_.size();
  if (empty ? last_end_ != open - 2 || !before.ends_with('>')
            : size_end_ != out_.size() && !before.ends_with(last_mask_))
    return false;
  out_.resize(open - 2);
  last_mask_ = {};
  return true;
}

void Masker::skip_path() {
  const std::size_t begin = at_;
  while (at_ < line_.size()) {
    const char c = line_[at_];
    if (is_space(c) || c == '"' || c == '\'' || c == '`' || c == ',' || c == ';' || c == ')' ||
        c == ']' || c == '>' || c == '<' || c == '|' || c == '(' || c == '}')
      break;
    ++at_;
  }
  while (at_ > begin && (line_[at_ - 1] == '.' || line_[at_ - 1] == ':')) --at_;
}

void Masker::take_slash() {
  const char before = out_.empty() ? ' ' : out_.back();
  const char after = next(1);
  const bool starts = !is_alnum(before) && before != '>' && before != '/' && before != '.';
  if (starts && is_digit(after)) {  // "/10.0.0.1:3306"
    const std::size_t first = digits_at(line_, at_ + 1);
    if (next(1 + first) == '.') {
      out_ += '/';
      ++at_;
      return;
    }
  }
  if (starts && (is_alnum(after) || after == '_' || after == '.' || after == '~')) {
    ++at_;
    skip_path();
    emit("<path>");
    return;
  }
  if (is_alnum(before) && is_alnum(after)) {  // "conf/my/app.cnf"; "I/O" is none
    const std::size_t begin = at_++;
    skip_path();
    if (line_.substr(begin + 1, at_ - begin - 1).find('/') != std::string_view::npos)
      return emit("<path>");
    at_ = begin;
  }
  out_ += '/';
  ++at_;
}

namespace {

// msg="…", "message": "…", or ["…"] behind the header
bool names_message(std::string_view front) {
  constexpr std::array<std::string_view, 5> kKeys = {"msg", "message", "error", "err", "reason"};
  if (front == "[") return true;
  while (front.ends_with(' ')) front.remove_suffix(1);
  if (!front.ends_with('=') && !front.ends_with(':')) return false;
  front.remove_suffix(1);
  const bool quoted = front.ends_with('"');
  if (quoted) front.remove_suffix(1);
  return std::any_of(kKeys.begin(), kKeys.end(), [&](std::string_view key) {
    if (!front.ends_with(key)) return false;
    const std::string_view before = front.substr(0, front.size() - key.size());
    return quoted ? before.ends_with('"') : before.empty() || before.ends_with(' ');
  });
}

}  // namespace

// Names are quoted, but so are whole messages and the keys and codes of JSON.
void Masker::take_quoted() {
  const char quote = line_[at_];
  const bool opens = at_ == 0 || !is_alnum(line_[at_ - 1]);
  const std::size_t close = opens ? line_.find(quote, at_ + 1) : std::string_view::npos;
  if (close == std::string_view::npos || close == at_ + 1 || announced_ == Announces::code ||
      (close + 1 < line_.size() && (is_alnum(line_[close + 1]) || line_[close + 1] == ':'))) {
    out_ += quote;
    ++at_;
    return;
  }
  const std::string_view inside = line_.substr(at_ + 1, close - at_ - 1);
  const auto blanks = std::count(inside.begin(), inside.end(), ' ');
  if (blanks >= 2 || names_message(out_) || inside.find("xception") != std::string_view::npos ||
      inside.find("rror") != std::string_view::npos) {
    out_ += quote;
    ++at_;
    return;
  }
  at_ = close + 1;
  emit("<text>");
}

namespace {

// What is masked of a line.
std::string_view message_of(std::string_view line) {
  line = trimmed(line);
  line.remove_prefix(log_header_length(line.substr(0, 2 * kMaxMasked)));
  return beginning_within(line, kMaxMasked);
}

}  // namespace

std::string masked_line(std::string_view line) { return Masker(message_of(line)).masked(); }

std::string RecentMasks::masked_line(std::string_view line) {
  constexpr std::size_t kEntries = 1024;  // a power of two
  if (seen_.empty()) seen_.resize(kEntries);
  const std::string_view text = message_of(line);
  Seen& seen = seen_[std::hash<std::string_view>()(text) & (kEntries - 1)];
  const std::string_view known(seen.bytes.data(), seen.bytes.size());
  if (known.substr(0, seen.text) == text) return std::string(known.substr(seen.text, seen.masked));
  std::string masked = Masker(text).masked();
  if (text.size() + masked.size() <= seen.bytes.size()) {
    text.copy(seen.bytes.data(), text.size());
    masked.copy(seen.bytes.data() + text.size(), masked.size());
    seen.text = static_cast<std::uint16_t>(text.size());
    seen.masked = static_cast<std::uint16_t>(masked.size());
  }
  return masked;
}

}  // namespace dtsdoctor
