// SPDX-License-Identifier: Apache-2.0
#include "base/object_literal.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLongestName = 200;  // of a class

bool is_quote(char c) { return c == '\'' || c == '"' || c == '`'; }

bool is_name_byte(char c) {
  return is_alnum(c) || c == '_' || c == '$' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// Where the string that opens at text[begin] has its closing quote; npos if it has none. Only
// between backticks a line may end as it is.
std::size_t string_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      return at;
    } else if (text[at] == '\n' && quote != '`') {
      break;
    }
  }
  return std::string_view::npos;
}

// Behind a closing quote: where the next piece of the same string opens, or npos.
std::size_t next_piece(std::string_view text, std::size_t close) {
  const std::size_t plus = past_space(text, close + 1);
  if (plus >= text.size() || text[plus] != '+') return std::string_view::npos;
  const std::size_t open = past_space(text, plus + 1);
  return open < text.size() && text[open] == text[close] ? open : std::string_view::npos;
}

std::string_view json_word(std::string_view word) {
  if (word == "true" || word == "True") return "true";
  if (word == "false" || word == "False") return "false";
  if (word == "null" || word == "None" || word == "nil" || word == "undefined") return "null";
  return {};
}

// For a character, or an escape, that JSON writes otherwise.
std::string respelled(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(text[0]);
  if (text == "\"") return "\\\"";
  if (text == "\\\n") return "";      // the line goes on
  if (text == "\\x") return "\\u00";  // two digits follow
  if (text.size() == 2) return std::string(1, text[1]);
  return {'\\', 'u', '0', '0', kHex[code / 16], kHex[code % 16]};
}

class Speller {
 public:
  explicit Speller(std::string_view text) : text_(text) {}

  std::optional<ObjectLiteral> spell() {
    skip_class();
    if (at() != '{' && at() != '[') return std::nullopt;
    do {
      if (!take()) return std::nullopt;
    } while (!open_.empty());
    if (!is_other_) return std::nullopt;
    return ObjectLiteral{std::move(out_), at_};
  }

 private:
  [[nodiscard]] char at() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] bool is_key_next() const {
    return !open_.empty() && open_.back() == '{' && !value_;
  }

  bool take() {
    at_ = past_space(text_, at_);
    switch (at()) {
      case '\0':
        return false;
      case '{':
      case '[':
        return take_open();
      case '}':
      case ']':
        return take_close();
      case ',':
        comma_ = at_++;
        value_ = false;
        return true;
      case ':':
        return take_colon(1);
      case '=':
        return text_.substr(at_).starts_with("=>") && take_colon(2);
      default:
        return is_quote(at()) ? take_string() : take_word();
    }
  }

  // A comma is only known to be one when something follows it.
  void add(std::string_view json, Span span) {
    if (comma_ != std::string_view::npos) out_.append_for(",", {comma_, comma_ + 1});
    comma_ = std::string_view::npos;
    out_.append_for(json, span);
  }
  void sign(std::string_view sign, std::size_t place) { add(sign, {place, place + 1}); }

  bool take_open() {
    if (is_key_next()) return false;
    if (at() == '[' && take_left_out()) return true;
    sign(text_.substr(at_, 1), at_);
    open_ += text_[at_++];
    value_ = false;
    return true;
  }

  bool take_close() {
    if (open_.empty() || open_.back() != (at() == '}' ? '{' : '[')) return false;
    comma_ = std::string_view::npos;
    sign(text_.substr(at_, 1), at_);
    ++at_;
    open_.pop_back();
    value_ = true;
    return true;
  }

  bool take_colon(std::size_t length) {
    if (open_.empty() || open_.back() != '{') return false;
    sign(":", at_);
    is_other_ = is_other_ || length > 1;
    at_ += length;
    value_ = true;
    return true;
  }

  // "[Object]", "[Function: parse]", "[Circular *1]".
  bool take_left_out() {
    const std::string_view front = text_.substr(at_ + 1, kLongestName);
    const std::size_t length = front.find_first_of("]'\"`{,\n");
    if (length == std::string_view::npos || front[length] != ']' || !is_alpha(front[0]) ||
        !json_word(front.substr(0, length)).empty())
      return false;
    const std::size_t close = at_ + 1 + length;
    const std::size_t behind = past_blanks(text_, close + 1);
    // "[Object: null prototype] {" is the name of a class.
    is_other_ = true;
    if (behind >= text_.size() || text_[behind] != '{') sign("{}", at_);
    at_ = close + 1;
    return true;
  }

  bool take_string() {
    is_other_ = is_other_ || at() != '"';
    sign("\"", at_);
    for (std::size_t open = at_; open != std::string_view::npos;) {
      const std::size_t close = string_end(text_, open);
      if (close == std::string_view::npos) return false;
      add_quoted(open + 1, close);
      at_ = close + 1;
      open = next_piece(text_, close);
    }
    sign("\"", at_ - 1);
    return true;
  }

  // What stands between quotes. JSON's escapes are also those of the other languages.
  void add_quoted(std::size_t begin, std::size_t end) {
    constexpr std::string_view kEscapes = "\"\\/bfnrtu";
    std::size_t kept = begin;
    for (std::size_t at = begin; at < end; ++at) {
      const char c = text_[at];
      const bool is_escape = c == '\\' && at + 1 < end;
      if (is_escape && kEscapes.find(text_[at + 1]) != std::string_view::npos) {
        ++at;
        continue;
      }
      if (c != '\\' && c != '"' && static_cast<unsigned char>(c) >= 0x20) continue;
      const std::size_t length = is_escape ? 2 : 1;
      out_.append(text_.substr(kept, at - kept), kept);
      out_.append_for(respelled(text_.substr(at, length)), {at, at + length});
      at += length - 1;
      kept = at + 1;
    }
    out_.append(text_.substr(kept, end - kept), kept);
  }

  // Past the name of a class and the like in front of a bracket; false if there is none.
  bool skip_class() {
    std::size_t end = past_space(text_, at_);
    if (text_.substr(end).starts_with("<ref *")) {
      const std::size_t length = text_.substr(end, kLongestName).find("> ");
      if (length != std::string_view::npos) end += length + 2;
    }
    const std::size_t most = std::min(text_.size(), end + kLongestName);
    const std::size_t name = end;
    while (end < most && is_name_byte(text_[end])) ++end;
    // "Map(2) {".
    if (end > name && end < most && text_[end] == '(') {
      while (++end < most && is_digit(text_[end])) continue;
      if (end < most && text_[end] == ')') ++end;
    }
    const std::size_t open = past_blanks(text_, end);
    if (open >= text_.size() || (text_[open] != '{' && text_[open] != '[')) return false;
    is_other_ = is_other_ || end > name;
    at_ = open;
    return true;
  }

  bool take_word() {
    if (open_.empty()) return false;
    if (is_key_next()) {
      const std::size_t begin = at_;
      while (at_ < text_.size() && is_name_byte(text_[at_])) ++at_;
      is_other_ = true;
      return at_ > begin && add_bare(begin);
    }
    if (skip_class()) return take_open();
    const std::size_t begin = at_;
    const char closing = open_.back() == '{' ? '}' : ']';
    std::size_t depth = 0;  // of parentheses: datetime.datetime(2026, 3, 4)
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (is_quote(c) && at_ == begin + 1 && is_alpha(text_[begin])) return take_string();  // b'…'
      if (c == '(') ++depth;
      if (c == ')' && depth > 0) --depth;
      if (depth == 0 && (c == ',' || c == '\n' || c == closing)) break;
    }
    return add_bare(begin);
  }

  // The word from `begin` on: a key, a word of the language, a number, a time, a call, "<…>" or
  // "... 3 more items". All other values have quotes.
  bool add_bare(std::size_t begin) {
    const std::string_view word = trimmed(text_.substr(begin, at_ - begin));
    if (word.empty()) return false;
    const bool is_key = is_key_next();
    const std::string_view known = is_key ? std::string_view() : json_word(word);
    const char first = word[0] == '-' && word.size() > 1 ? word[1] : word[0];
    if (!is_key && known.empty() && !is_digit(first) && first != '<' && word.back() != ')' &&
        !word.starts_with("... "))
      return false;
    if (!known.empty()) {
      add(known, {begin, begin + word.size()});
      return true;
    }
    sign("\"", begin);
    add_quoted(begin, begin + word.size());
    sign("\"", begin + word.size() - 1);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  MappedText out_;
  std::string open_;       // the brackets that are open
  bool is_other_ = false;  // has something been seen that JSON has not?
  bool value_ = false;     // in an object: is a value expected, not a key?
  std::size_t comma_ = std::string_view::npos;
};

}  // namespace

bool may_be_object_literal(std::string_view text) {
  text = trimmed(text);
  std::size_t at = 0;
  while (at < text.size() && is_name_byte(text[at])) ++at;
  if (at > 0 && !is_alpha(text[0])) return false;
  at = past_blanks(text, at);
  return at < text.size() && text[at] == '{';
}

std::optional<ObjectLiteral> read_object_literal(std::string_view text) {
  return Speller(text).spell();
}

MappedText joined_pieces(std::string_view text, Span inner) {
  const std::string_view whole = text.substr(0, std::min(inner.end + 1, text.size()));
  MappedText out;
  std::size_t begin = inner.begin;
  while (begin > 0) {
    const std::size_t close = string_end(whole, begin - 1);
    const std::size_t open = close >= inner.end ? close : next_piece(whole, close);
    if (open >= inner.end) break;
    out.append(whole.substr(begin, close - begin), begin);
    begin = open + 1;
  }
  out.append(whole.substr(begin, inner.end - begin), begin);
  return out;
}

}  // namespace dtsdoctor
