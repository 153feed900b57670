// SPDX-License-Identifier: Apache-2.0
#include "input/chain.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "input/code_mention.h"
#include "input/labels.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kCode = "DTS-";
constexpr std::size_t kLongestWord = 160;  // bytes; every colon looks back so far at most

// Words in front of a code that are no component.
constexpr std::array<std::string_view, 10> kNoComponents = {
    "cause", "by", "error", "warn", "info", "message", "msg", "reason", "errmsg", "errormessage"};

// What stands between two links, besides blanks and colons.
constexpr std::array<std::string_view, 2> kSeparators = {"cause by", "cause"};

constexpr std::string_view kMoreInformation = "About more information in";

bool in_class_name(char c) { return is_alnum(c) || c == '.' || c == '_' || c == '$'; }
bool in_component(char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; }

// The end of a DTS code at `at`, 0 if there is none. Codes have 4 to 7 digits, as printed with %05d
// also of a negative number (DTS--0001).
std::size_t code_end(std::string_view text, std::size_t at) {
  if (text.substr(at, kCode.size()) != kCode) return 0;
  std::size_t digits = at + kCode.size();
  if (digits < text.size() && text[digits] == '-') ++digits;
  std::size_t end = digits;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t count = end - digits;
  const bool ends = end == text.size() || (!is_alnum(text[end]) && text[end] != '_');
  return count >= 4 && count <= 7 && ends ? end : 0;
}

// The exception class whose name ends at `end` (in front of a colon), empty if none. A class glued
// to a word in front of it ("againIOException") begins at its first capital.
Span class_before(std::string_view text, std::size_t end, std::size_t from) {
  std::size_t begin = end;
  while (begin > from && end - begin < kLongestWord && in_class_name(text[begin - 1])) --begin;
  std::string_view word = text.substr(begin, end - begin);
  if (!word.ends_with("Exception") && !word.ends_with("Error")) return {end, end};
  const std::size_t dot = word.rfind('.');
  const std::string_view name = dot == std::string_view::npos ? word : word.substr(dot + 1);
  const auto capital = std::find_if(name.begin(), name.end(), is_upper);
  if (capital == name.end() || name == "Error") return {end, end};
  if (dot == std::string_view::npos) begin += static_cast<std::size_t>(capital - name.begin());
  const std::string_view kept = text.substr(begin, end - begin);
  return kept == "Error" ? Span{end, end} : Span{begin, end};
}

// The component in front of a code, empty if none.
Span component_before(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t end = at;
  while (end > from && is_blank(text[end - 1])) --end;
  if (end == from || text[end - 1] != ':') return {at, at};
  --end;
  std::size_t begin = end;
  while (begin > from && end - begin < kLongestWord && in_component(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin, end - begin);
  const bool other = word.empty() || !is_alpha(word[0]) ||
                     role_of_key(word) == LabelRole::code ||  // "error code: DTS-10035"
                     std::any_of(kNoComponents.begin(), kNoComponents.end(),
                                 [&](std::string_view known) { return equals_fold(word, known); });
  return other ? Span{at, at} : Span{begin, end};
}

ChainClass class_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) name.remove_prefix(dot + 1);
  if (name.starts_with("Critical")) return ChainClass::critical;
  if (name.starts_with("Recoverable")) return ChainClass::recoverable;
  return name.starts_with("Fatal") ? ChainClass::fatal : ChainClass::plain;
}

// The number behind `word`, blanks aside; moves `at` behind it.
std::optional<std::uint64_t> number_after(std::string_view text, std::string_view word,
                                          std::size_t& at) {
  const std::size_t found = text.find(word, at);
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t begin = past_space(text, found + word.size());
  std::uint64_t value = 0;
  const auto [end, problem] =
      std::from_chars(text.data() + begin, text.data() + text.size(), value);
  if (problem == std::errc::invalid_argument) return std::nullopt;
  at = static_cast<std::size_t>(end - text.data());
  return problem == std::errc() ? value : UINT64_MAX;
}

std::optional<ChainRetry> retry_of(std::string_view text) {
  constexpr std::uint64_t kNoLimit = 1'000'000'000'000;  // seconds; the documented one is 2^63-1
  if (!text.starts_with("retry")) return std::nullopt;
  text = text.substr(0, 200);
  std::size_t at = 0;
  const auto times = number_after(text, "retry", at);
  const auto seconds = number_after(text, ",", at);
  const auto limit = number_after(text, "supposed", at);
  if (!times || !seconds) return std::nullopt;
  return ChainRetry{*times, *seconds,
                    limit && *limit < kNoLimit ? limit : std::optional<std::uint64_t>()};
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.ends_with(word) &&
         (text.size() == word.size() || !is_alnum(text[text.size() - word.size() - 1]));
}

// Without separators, brackets of a Java list, stack frames and the pointer to documentation.
Span link_text(std::string_view text, Span span) {
  std::string_view words = text.substr(span.begin, span.end - span.begin);
  if (const std::size_t more = words.find(kMoreInformation); more != std::string_view::npos)
    words = words.substr(0, more);
  if (const std::size_t frames = words.find("\n\tat "); frames != std::string_view::npos)
    words = words.substr(0, frames);
  const std::size_t begin = span.begin + past_space(words, 0);
  words = trimmed(words);
  const bool listed = words.find(']') != std::string_view::npos;
  auto opened = listed ? std::count(words.begin(), words.end(), '[') : 0;
  auto closed = listed ? std::count(words.begin(), words.end(), ']') : 0;
  for (bool shorter = true; shorter;) {
    shorter = false;
    // "]" closes the list only if it was opened in front of this link.
    const bool closes = words.ends_with(']') && closed > opened;
    const bool opens = words.ends_with('[');
    if (opens || closes || words.ends_with(':')) {
      opened -= opens ? 1 : 0;
      closed -= closes ? 1 : 0;
      words = trimmed(words.substr(0, words.size() - 1));
      shorter = true;
    }
    for (const std::string_view separator : kSeparators) {
      if (!ends_with_word(words, separator)) continue;
      words = trimmed(words.substr(0, words.size() - separator.size()));
      shorter = true;
    }
  }
  return {begin, begin + words.size()};
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Chain run() {
    if (!holds_code()) return {};
    colon_ = text_.find(':');
    code_ = text_.find(kCode);
    for (std::size_t at = next_sign(0); at < text_.size(); at = next_sign(at + 1))
      at = text_[at] == ':' ? exception_at(at) : code_at(at);
    finish();
    return std::move(chain_);
  }

 private:
  // The first byte at or behind `at` that a class name may end at or a code begin with.
  [[nodiscard]] std::size_t next_sign(std::size_t at) {
    if (colon_ < at) colon_ = text_.find(':', at);
    if (code_ < at) code_ = text_.find(kCode, at);
    return std::min(colon_, code_);
  }

  // Does a DTS code stand at `at`, and where does it end? 0 if none does.
  [[nodiscard]] std::size_t free_code_end(std::size_t at) const {
    // "feature/DTS-30019" is a branch, ".../browse/DTS-30019" an address.
    const bool glued = at > 0 && is_one_of(text_[at - 1], "-_/");
    const std::size_t end = glued ? 0 : code_end(text_, at);
    return end > 0 && is_ticket(text_, at, end) ? 0 : end;
  }

  [[nodiscard]] bool holds_code() const {
    std::size_t at = text_.find(kCode);
    while (at != std::string_view::npos && free_code_end(at) == 0) at = text_.find(kCode, at + 1);
    return at != std::string_view::npos;
  }

  // A colon: does a class name stand in front of it? Returns the last byte used.
  std::size_t exception_at(std::size_t colon) {
    const Span name = class_before(text_, colon, head_end_);
    if (name.begin == name.end) return colon;
    ChainLink link;
    link.span.begin = name.begin;
    link.exception = name;
    link.kind = class_of(text_.substr(name.begin, name.end - name.begin));
    head_end_ = colon + 1;
    link.text.begin = head_end_;
    chain_.links.push_back(link);
    return colon;
  }

  std::size_t code_at(std::size_t at) {
    const std::size_t end = free_code_end(at);
    if (end == 0) return at;
    const Span component = component_before(text_, at, head_end_);
    const std::size_t begin = component.begin == component.end ? at : component.begin;
    // A class name right in front belongs to the same link.
    const bool joins = !chain_.links.empty() && chain_.links.back().code.end == 0 &&
                       trimmed(text_.substr(head_end_, begin - head_end_)).empty();
    if (!joins) {
      chain_.links.emplace_back();
      chain_.links.back().span.begin = begin;
    }
    ChainLink& link = chain_.links.back();
    if (component.begin != component.end) link.component = component;
    link.code = {at, end};
    head_end_ = end < text_.size() && text_[end] == ':' ? end + 1 : end;
    link.text.begin = head_end_;
    return end - 1;
  }

  void finish() {
    std::vector<ChainLink>& links = chain_.links;
    for (std::size_t i = 0; i < links.size(); ++i) {
      ChainLink& link = links[i];
      const std::size_t end = i + 1 < links.size() ? links[i + 1].span.begin : text_.size();
      link.text = link_text(text_, {link.text.begin, std::max(end, link.text.begin)});
      link.span.end = std::max(link.text.end, link.code.end);
      const std::string_view words = text_.substr(link.text.begin, link.text.end - link.text.begin);
      link.retry = retry_of(words);
    }
    // A code at the end of what does not speak of a failure says nothing of one, nor does a count.
    const auto names_code = [&](const ChainLink& link) {
      const std::string_view words = text_.substr(link.text.begin, link.text.end - link.text.begin);
      const bool has_head =
          link.component.begin < link.component.end || link.exception.begin < link.exception.end;
      if (has_head || link.code.begin == link.code.end) return false;
      if (words.empty()) return only_mentions(text_.substr(0, link.code.begin));
      return all_digits(words) || equals_fold(words, "OK") ||
             (!text_.substr(link.code.end).starts_with(':') &&
              is_mention(text_, link.code.begin, link.code.end));
    };
    if (names_code(links.back())) links.pop_back();
    if (links.empty()) return;
    const std::string_view front = text_.substr(0, links.front().span.begin);
    chain_.truncated = trimmed(front).ends_with("truncated");
  }

  std::string_view text_;
  Chain chain_;
  std::size_t head_end_ = 0;  // of the newest link's head
  // The next ones, from where was looked last.
  std::size_t colon_ = 0;
  std::size_t code_ = 0;
};

}  // namespace

Chain parse_chain(std::string_view text) { return Parser(text).run(); }

}  // namespace dtsdoctor
