// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::json;

// Reads a string_view and tells how far the lexer has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  const char** reached_;
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const char* const* reached, std::size_t max_depth)
      : text_(text), reached_(reached), max_depth_(max_depth) {}

  bool null() { return scalar(JsonValue::Kind::null, word_end()); }
  bool boolean(bool) { return scalar(JsonValue::Kind::boolean, word_end()); }
  bool number_integer(std::int64_t) { return scalar(JsonValue::Kind::number, word_end()); }
  bool number_unsigned(std::uint64_t) { return scalar(JsonValue::Kind::number, word_end()); }
  bool number_float(double, const std::string&) {
    return scalar(JsonValue::Kind::number, word_end());
  }
  bool string(std::string& value) {
    JsonValue& node = add(JsonValue::Kind::string, {start(), position()});
    node.text = std::move(value);
    return true;
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) { return open(JsonValue::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& value) {
    const Span span{start(), position()};
    last_end_ = span.end;
    stack_.back()->members.push_back({std::move(value), span, {}});
    return true;
  }
  bool parse_error(std::size_t offset, const std::string&, const Json::exception& exception) {
    error_ = {plain_words(exception.what()), offset > 0 ? offset - 1 : 0, false};
    if (error_.what.english().find("unexpected string literal") != std::string::npos) {
      error_.offset = opening_quote(error_.offset);
    }
    return false;
  }

  JsonValue root;
  [[nodiscard]] const JsonError& error() const { return error_; }

 private:
  // nlohmann's wording without its prefix, its own line and column, and what it last read: that may
  // be a secret, and the caret shows the place.
  static Message plain_words(std::string_view what) {
    const std::size_t colon = what.find(": ");
    std::string_view words = colon == std::string_view::npos ? what : what.substr(colon + 2);
    return in_parts(to_valid_utf8(words.substr(0, words.find("; last read:"))));
  }

  // "syntax error while parsing value - unexpected ']'; expected ':'" in the parts that a language
  // may put elsewhere.
  static Message in_parts(std::string_view words) {
    const auto cut = [](std::string_view text, std::string_view at) {
      const std::size_t found = text.find(at);
      return found == std::string_view::npos
                 ? std::pair(text, std::string_view())
                 : std::pair(text.substr(0, found), text.substr(found + at.size()));
    };
    constexpr std::string_view kWhile = "syntax error while parsing ";
    constexpr std::string_view kControl = "invalid string: control character ";
    constexpr std::string_view kUnexpected = "unexpected ";
    if (words.starts_with(kWhile)) {
      const auto [part, rest] = cut(words.substr(kWhile.size()), " - ");
      return said("syntax error while parsing {} - {}", Message::known(part), in_parts(rest));
    }
    if (words.starts_with(kControl)) {
      const auto [character, rest] = cut(words.substr(kControl.size()), " must be escaped to ");
      return said("invalid string: control character {} must be escaped to {}", character, rest);
    }
    if (words.starts_with(kUnexpected)) {
      const auto [found, expected] = cut(words.substr(kUnexpected.size()), "; expected ");
      if (expected.empty()) return said("unexpected {}", Message::known(found));
      return said("unexpected {}; expected {}", Message::known(found), Message::known(expected));
    }
    return Message::known(words);
  }

  // Where the string literal begins whose closing quote stands at `at`.
  [[nodiscard]] std::size_t opening_quote(std::size_t at) const {
    std::size_t quote = at;
    while (quote > 0) {
      --quote;
      if (text_[quote] == '"' && (quote == 0 || text_[quote - 1] != '\\')) return quote;
    }
    return at;
  }

  [[nodiscard]] std::size_t position() const {
    return static_cast<std::size_t>(*reached_ - text_.data());
  }

  [[nodiscard]] std::size_t start() const {
    std::size_t at = last_end_;
    while (at < text_.size() && (is_space(text_[at]) || text_[at] == ',' || text_[at] == ':')) ++at;
    return at;
  }

  // The lexer has read one character past a number, so its end is found by looking.
  [[nodiscard]] std::size_t word_end() const {
    std::size_t at = start();
    while (at < text_.size() &&
           (is_alnum(text_[at]) || text_[at] == '-' || text_[at] == '+' || text_[at] == '.'))
      ++at;
    return at;
  }

  bool scalar(JsonValue::Kind kind, std::size_t end) {
    const Span span{start(), end};
    add(kind, span).text = std::string(text_.substr(span.begin, span.end - span.begin));
    return true;
  }

  JsonValue& add(JsonValue::Kind kind, Span span) {
    JsonValue* node = &root;
    if (!stack_.empty()) {
      JsonValue& parent = *stack_.back();
      node = parent.is_object() ? &parent.members.back().value : &parent.items.emplace_back();
    }
    node->kind = kind;
    node->span = span;
    last_end_ = span.end;
    return *node;
  }

  bool open(JsonValue::Kind kind) {
    if (stack_.size() >= max_depth_) {
      error_ = {said("nested deeper than {} levels", max_depth_), position() - 1, true};
      return false;
    }
    stack_.push_back(&add(kind, {position() - 1, position()}));
    return true;
  }

  bool close() {
    stack_.back()->span.end = position();
    last_end_ = position();
    stack_.pop_back();
    return true;
  }

  std::string_view text_;
  const char* const* reached_;
  std::size_t max_depth_;
  std::size_t last_end_ = 0;
  std::vector<JsonValue*> stack_;  // stable: a parent's vector does not grow while a child is open
  JsonError error_;
};

}  // namespace

bool JsonValue::is_scalar() const {
  return kind == Kind::string || kind == Kind::number || kind == Kind::boolean;
}

const JsonValue* JsonValue::find(std::string_view key) const {
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    if (member->key == key) return &member->value;
  }
  return nullptr;
}

const JsonValue* JsonValue::find_fold(std::string_view key) const {
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    if (equals_fold(member->key, key)) return &member->value;
  }
  return nullptr;
}

Result<JsonValue> parse_json(std::string_view text, const JsonLimits& limits, JsonError* error) {
  const char* reached = text.data();
  TreeBuilder builder(text, &reached, limits.max_depth);
  const CountingIterator first(text.data(), &reached);
  const CountingIterator last(text.data() + text.size(), &reached);
  // SAX parsing reports errors through parse_error() and throws none.
  if (Json::sax_parse(first, last, &builder)) return std::move(builder.root);
  if (error != nullptr) *error = builder.error();
  return Problem{"not valid JSON", std::nullopt, builder.error().what, ""};
}

Result<JsonValue> parse_json(const Source& source, const JsonLimits& limits) {
  JsonError error;
  Result<JsonValue> result = parse_json(source.bytes(), limits, &error);
  if (result.ok()) return result;
  return Problem{"not valid JSON", source.place({error.offset, error.offset + 1}), error.what, ""};
}

namespace {

// The value of four hex digits, or -1.
int hex4(std::string_view digits) {
  if (digits.size() < 4) return -1;
  int value = 0;
  for (const char c : digits.substr(0, 4)) {
    if (!is_hex(c)) return -1;
    value = value * 16 + hex_value(c);
  }
  return value;
}

struct Escape {
  std::string decoded;
  std::size_t length = 0;  // 0: no escape that JSON knows
};

Escape decode_escape(std::string_view text) {
  if (text.size() < 2) return {};
  switch (text[1]) {
    case 'n':
      return {"\n", 2};
    case 't':
      return {"\t", 2};
    case 'r':
      return {"\r", 2};
    case 'b':
      return {"\b", 2};
    case 'f':
      return {"\f", 2};
    case '"':
    case '\'':  // no JSON, but what JavaScript and Python write
    case '\\':
    case '/':
      return {std::string(1, text[1]), 2};
    case 'u':
      break;
    default:
      return {};
  }
  const int high = hex4(text.substr(2));
  if (high < 0) return {};
  char32_t point = static_cast<char32_t>(high);
  std::size_t length = 6;
  if (high >= 0xD800 && high < 0xDC00 && text.substr(6).starts_with("\\u")) {
    const int low = hex4(text.substr(8));
    if (low >= 0xDC00 && low < 0xE000) {
      point = 0x10000 + ((static_cast<char32_t>(high) - 0xD800) << 10) +
              (static_cast<char32_t>(low) - 0xDC00);
      length = 12;
    }
  }
  if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
  Escape escape{"", length};
  append_utf8(escape.decoded, point);
  return escape;
}

}  // namespace

MappedText unescape_json(std::string_view text, Span literal) {
  std::size_t at = literal.begin;
  std::size_t end = std::min(literal.end, text.size());
  if (at < end && text[at] == '"') ++at;
  if (end > at && text[end - 1] == '"') --end;
  MappedText out;
  while (at < end) {
    std::size_t stop = text.substr(0, end).find('\\', at);
    if (stop == std::string_view::npos) stop = end;
    out.append(text.substr(at, stop - at), at);
    at = stop;
    if (at == end) break;
    const Escape escape = decode_escape(text.substr(at, end - at));
    if (escape.length == 0) {
      out.append(text.substr(at, 1), at);
      ++at;
    } else {
      out.append_for(escape.decoded, {at, at + escape.length});
      at += escape.length;
    }
  }
  return out;
}

std::size_t json_string_end(std::string_view text, std::size_t begin) {
  for (std::size_t end = text.find('"', begin + 1); end != std::string_view::npos;
       end = text.find('"', end + 1)) {
    std::size_t slashes = 0;
    while (text[end - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return end;
  }
  return std::string_view::npos;
}

std::size_t json_extent(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace dtsdoctor
