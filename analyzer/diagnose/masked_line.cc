// SPDX-License-Identifier: Apache-2.0
#include "diagnose/masked_line.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "diagnose/log_header.h"
#include "diagnose/time_shape.h"
#include "diagnose/value_shape.h"

namespace dtsdoctor {
namespace {

enum Class : unsigned char {
  kOther,
  kLower,
  kUpper,
  kDigit,
  kJoint,
  kHigh,
  kBlank,
  kQuote,
  kSlash
};

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    classes[static_cast<std::size_t>(i)] = i >= 0x80                           ? kHigh
                                           : is_digit(c)                       ? kDigit
                                           : is_upper(c)                       ? kUpper
                                           : is_alpha(c)                       ? kLower
                                           : is_space(c)                       ? kBlank
                                           : c == '-' || c == '_' || c == '.'  ? kJoint
                                           : c == '"' || c == '\'' || c == '`' ? kQuote
                                           : c == '/'                          ? kSlash
                                                                               : kOther;
  }
  return classes;
}();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool in_word(char c) {
  const Class k = class_of(c);
  return k >= kLower && k <= kHigh;
}
class Masker {
 public:
  explicit Masker(std::string_view line) : line_(line) { out_.reserve(line.size() + 16); }

  std::string masked() {
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

 private:
  // A mask that follows one of its kind in a list is the same mask.
  void emit(std::string_view mask) {
    if (mask == last_mask_ && out_.size() - last_end_ <= 3 &&
        std::all_of(out_.begin() + static_cast<std::ptrdiff_t>(last_end_), out_.end(), [](char c) {
          return std::string_view(" ,;:#|/.-_+*").find(c) != std::string_view::npos;
        })) {
      out_.resize(last_end_);
      return;
    }
    out_ += mask;
    last_mask_ = mask;
    last_end_ = out_.size();
  }

  // A word is put into the template as it is.
  void keep(std::string_view word) { out_ += word; }

  char next(std::size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }

  void take_other(char c) {
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
  bool says_again() {
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

  void skip_path() {
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

  void take_slash() {
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

  // Names are quoted, but so are whole messages and the keys and codes of JSON.
  void take_quoted() {
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
    if (blanks >= 2 || inside.find("xception") != std::string_view::npos ||
        inside.find("rror") != std::string_view::npos) {
      out_ += quote;
      ++at_;
      return;
    }
    at_ = close + 1;
    emit("<text>");
  }

  void take_word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    bool digit = false;
    bool high = false;
    bool dot = false;
    for (; end < line_.size(); ++end) {
      const Class k = class_of(line_[end]);
      if (k < kLower || k > kHigh) break;
      digit = digit || k == kDigit;
      high = high || k == kHigh;
      dot = dot || line_[end] == '.';
    }
    high_ = high_ || high;
    // Joints at the end are punctuation.
    at_ = end;
    while (at_ > begin && class_of(line_[at_ - 1]) == kJoint) --at_;
    if (at_ == begin) {
      at_ = end;
      return keep(line_.substr(begin, end - begin));
    }
    const std::string_view word = line_.substr(begin, at_ - begin);
    if (!digit) return take_letters(word, begin, dot);
    if (high) {
      mask_digits(word);
    } else {
      mask_word(word, dot);
    }
    // "1045 (28000)"
    if (next() != ' ' || next(1) != '(') announced_ = Announces::nothing;
  }

  void take_letters(std::string_view word, std::size_t begin, bool dot) {
    if (next() == ':' && word.size() <= 4 && is_hex(word[0]) && take_address(begin)) return;
    if (const std::size_t date = word.size() == 3 ? spelled_date_length(line_.substr(begin)) : 0;
        date > 0) {
      at_ = begin + date;
      emit("<time>");
    } else if (!dot || !take_host(word)) {
      keep(word);
    }
    announced_ = announced_by(word);
  }

  bool take_address(std::size_t begin) {
    const std::size_t length = address_length(line_.substr(begin));
    if (begin + length <= at_) return false;
    at_ = begin + length;
    emit("<id>");
    return true;
  }

  bool take_host(std::string_view word) {
    const std::size_t port = next() == ':' ? digits_at(line_, at_ + 1) : 0;
    if (!is_host_name(word, port >= 2)) return false;
    emit_host();
    return true;
  }

  void emit_host() {
    if (next() == ':' && is_digit(next(1))) at_ += 1 + digits_at(line_, at_ + 1);
    emit("<host>");
  }

  // Between characters of other scripts only the digits are told apart.
  void mask_digits(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
      const std::size_t count = digits_at(word, i);
      if (count == 0) {
        out_ += word[i++];
      } else if (announced_ != Announces::nothing ||
                 announced_by(word.substr(0, i)) == Announces::code) {
        keep(word.substr(i, count));
      } else {
        emit("<num>");
      }
      i += count;
    }
  }

  void mask_word(std::string_view word, bool dot) {
    if (word[0] == '-' && word.size() > 1) word.remove_prefix(1);
    const std::string_view from = line_.substr(at_ - word.size());
    if (is_code(word)) return keep(word);
    if (is_digit(word[0])) {
      if (const std::size_t time = std::max(stamp_length(from), date_length(from)); time > 0) {
        at_ += time - word.size();
        return emit("<time>");
      }
    }
    if (next() == ':' && take_address(at_ - word.size())) return;
    if (std::none_of(word.begin(), word.end(), is_alpha)) return mask_number(word);
    if (is_hex_id(word)) return emit("<id>");
    if (is_digit(word[0]) && take_joined_unit(word)) return;
    if (dot && take_host(word)) return;
    mask_parts(word);
  }

  // Where an error is named stands a code: in front of a colon, behind one, at the beginning.
  [[nodiscard]] bool is_code(std::string_view word) const {
    if (announced_ != Announces::nothing && may_be_announced(word)) return true;
    return is_dashed_code(word) ||
           (may_be_code(word) && (out_.empty() || next() == ':' || out_.ends_with(": ")));
  }

  void mask_number(std::string_view word) {
    const bool address =
        std::count(word.begin(), word.end(), '.') == 3 && word.find('-') == std::string_view::npos;
    if (address) return emit_host();
    emit("<num>");
    skip_unit();
  }

  // "4.1 KB", "512 B", "30 ms": which unit a quantity has is part of the number.
  void skip_unit() {
    const std::size_t begin = at_ + (next() == ' ' ? 1 : 0);
    std::size_t end = begin;
    while (end < line_.size() && end - begin <= 3 && is_alpha(line_[end])) ++end;
    if (end < line_.size() && in_word(line_[end]) && line_[end] != '.') return;
    if (!is_unit(line_.substr(begin, end - begin), false)) return;
    at_ = end;
    size_end_ = out_.size();
  }

  // "30ms", "1.5GB", "30s"
  bool take_joined_unit(std::string_view word) {
    const std::size_t unit = word.find_first_not_of("0123456789.");
    if (!is_unit(word.substr(unit), true)) return false;
    emit("<num>");
    size_end_ = out_.size();
    return true;
  }

  void mask_parts(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      std::size_t end = at;
      while (end < word.size() && class_of(word[end]) != kJoint) ++end;
      mask_part(word.substr(at, end - at));
      for (at = end; at < word.size() && class_of(word[at]) == kJoint; ++at) {
        // "blk_-17": the sign is part of the number
        if (word[at] != '-' || at == end || end == 0) out_ += word[at];
      }
    }
  }

  // A part of an identifier: "attempt", "1445144423722", "m", "000001".
  void mask_part(std::string_view part) {
    std::size_t digits = 0;
    std::size_t turns = 0;  // between letters and digits
    for (std::size_t i = 0; i < part.size(); ++i) {
      const bool digit = is_digit(part[i]);
      if (digit) ++digits;
      if (i > 0 && digit != is_digit(part[i - 1])) ++turns;
    }
    if (digits == 0) return keep(part);
    if (digits == part.size()) return emit("<num>");
    if (is_hex_id(part)) return emit("<id>");
    if (turns == 1 && is_alpha(part[0])) {
      if (digits <= 2) return keep(part);
      keep(part.substr(0, part.size() - digits));
      return emit("<num>");
    }
    if (digits >= 3 || turns >= 3) return emit("<id>");
    keep(part);
  }

  std::string_view line_;
  std::string out_;
  std::size_t at_ = 0;
  std::string_view last_mask_;
  std::size_t last_end_ = 0;
  std::size_t size_end_ = std::string_view::npos;
  Announces announced_ = Announces::nothing;
  bool high_ = false;
};

}  // namespace

std::string masked_line(std::string_view line) {
  line = trimmed(line);
  line.remove_prefix(log_header_length(line.substr(0, 2 * kMaxMasked)));
  return Masker(line.substr(0, kMaxMasked)).masked();
}

}  // namespace dtsdoctor
