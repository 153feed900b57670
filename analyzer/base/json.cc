// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
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

// See parse_json_list().
struct ListTaker {
  std::string_view key;
  const std::function<void(const JsonValue&)>& take;
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const char* const* reached, std::size_t max_depth,
              const ListTaker* list)
      : text_(text), reached_(reached), max_depth_(max_depth), list_(list) {}

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
    return finish();
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
    return finish();
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
    return finish();
  }

  // A value is whole.
  bool finish() {
    if (list_ == nullptr || stack_.size() != 2 || !stack_.back()->is_array()) return true;
    if (!root.is_object() || root.members.back().key != list_->key) return true;
    list_->take(stack_.back()->items.back());
    stack_.back()->items.pop_back();
    return true;
  }

  std::string_view text_;
  const char* const* reached_;
  std::size_t max_depth_;
  const ListTaker* list_;  // may be null
  std::size_t last_end_ = 0;
  std::vector<JsonValue*> stack_;  // stable: a parent's vector does not grow while a child is open
  JsonError error_;
};

Result<JsonValue> parse(std::string_view text, const JsonLimits& limits, JsonError* error,
                        const ListTaker* list) {
  const char* reached = text.data();
  TreeBuilder builder(text, &reached, limits.max_depth, list);
  const CountingIterator first(text.data(), &reached);
  const CountingIterator last(text.data() + text.size(), &reached);
  // SAX parsing reports errors through parse_error() and throws none.
  if (Json::sax_parse(first, last, &builder)) return std::move(builder.root);
  if (error != nullptr) *error = builder.error();
  return Problem{"not valid JSON", std::nullopt, builder.error().what, ""};
}

// Equal but for the case of letters and the '_' between words.
bool is_spelling_of(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && a[i] == '_') ++i;
    while (j < b.size() && b[j] == '_') ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (to_lower(a[i++]) != to_lower(b[j++])) return false;
  }
}

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
    if (is_spelling_of(key, member->key)) return &member->value;
  }
  return nullptr;
}

Result<JsonValue> parse_json(std::string_view text, const JsonLimits& limits, JsonError* error) {
  return parse(text, limits, error, nullptr);
}

Result<JsonValue> parse_json_list(std::string_view text, std::string_view key,
                                  const std::function<void(const JsonValue&)>& take) {
  const ListTaker list{key, take};
  return parse(text, {}, nullptr, &list);
}

Result<JsonValue> parse_json(const Source& source, const JsonLimits& limits) {
  JsonError error;
  Result<JsonValue> result = parse_json(source.bytes(), limits, &error);
  if (result.ok()) return result;
  return Problem{"not valid JSON", source.place({error.offset, error.offset + 1}), error.what, ""};
}

}  // namespace dtsdoctor
