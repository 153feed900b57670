// SPDX-License-Identifier: Apache-2.0
#include "base/json_quick.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kDeepest = 200;        // nested calls, whatever the limits are
constexpr std::size_t kLongestNumber = 300;  // digits: no double ends before 1e308

// ASCII that means itself in a string.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

// Every function moves at_ behind what it reads and is false if it refuses.
class Reader {
 public:
  Reader(std::string_view text, const JsonLimits& limits)
      : text_(text), deepest_(std::min(limits.max_depth, kDeepest)) {}

  bool document(JsonValue& root) {
    skip_blanks();
    if (!value(root, 0)) return false;
    skip_blanks();
    return at_ == text_.size();
  }

 private:
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() {
    while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }

  // Takes `c`, blanks around it aside.
  bool take(char c) {
    skip_blanks();
    if (next() != c) return false;
    ++at_;
    skip_blanks();
    return true;
  }

  bool value(JsonValue& out, std::size_t depth) {
    out.span.begin = at_;
    bool read = false;
    switch (next()) {
      case '{':
        out.kind = JsonValue::Kind::object;
        read = depth < deepest_ && object(out, depth);
        break;
      case '[':
        out.kind = JsonValue::Kind::array;
        read = depth < deepest_ && array(out, depth);
        break;
      case '"':
        out.kind = JsonValue::Kind::string;
        read = string(out.text);
        break;
      case 't':
        out.kind = JsonValue::Kind::boolean;
        read = word("true");
        break;
      case 'f':
        out.kind = JsonValue::Kind::boolean;
        read = word("false");
        break;
      case 'n':
        read = word("null");
        break;
      default:
        out.kind = JsonValue::Kind::number;
        read = number();
        break;
    }
    out.span.end = at_;
    const bool spelled = !out.is_object() && !out.is_array() && !out.is_string();
    if (read && spelled) out.text = text_.substr(out.span.begin, at_ - out.span.begin);
    return read;
  }

  bool object(JsonValue& out, std::size_t depth) {
    (void)take('{');
    if (next() == '}') return ++at_, true;
    do {
      JsonMember& member = out.members.emplace_back();
      member.key_span.begin = at_;
      if (!string(member.key)) return false;
      member.key_span.end = at_;
      if (!take(':') || !value(member.value, depth + 1)) return false;
    } while (take(','));
    return next() == '}' && ++at_ > 0;
  }

  bool array(JsonValue& out, std::size_t depth) {
    (void)take('[');
    if (next() == ']') return ++at_, true;
    do {
      if (!value(out.items.emplace_back(), depth + 1)) return false;
    } while (take(','));
    return next() == ']' && ++at_ > 0;
  }

  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (is_digit(next())) ++at_;
    return at_ > begin && at_ - begin < kLongestNumber;
  }

  // Without an exponent: what is too large for a double is refused.
  bool number() {
    if (next() == '-') ++at_;
    if (next() == '0') {
      ++at_;
    } else if (!digits()) {
      return false;
    }
    if (next() != '.') return next() != 'e' && next() != 'E';
    ++at_;
    return digits() && next() != 'e' && next() != 'E';
  }

  bool string(std::string& out) {
    if (next() != '"') return false;
    ++at_;
    while (true) {
      const std::size_t begin = at_;
      while (at_ < text_.size() && kPlain[static_cast<unsigned char>(text_[at_])]) ++at_;
      out.append(text_.substr(begin, at_ - begin));
      switch (next()) {
        case '"':
          ++at_;
          return true;
        case '\\':
          if (!escape(out)) return false;
          break;
        default:
          if (!characters(out)) return false;
      }
    }
  }

  // What is not ASCII.
  bool characters(std::string& out) {
    std::size_t end = at_;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80) ++end;
    const std::string_view part = text_.substr(at_, end - at_);
    if (part.empty() || !is_valid_utf8(part)) return false;
    out.append(part);
    at_ = end;
    return true;
  }

  bool escape(std::string& out) {
    constexpr std::string_view kSpelled = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (at_ + 1 >= text_.size()) return false;
    const char c = text_[at_ + 1];
    if (c == 'u') return code_point(out);
    const std::size_t known = kSpelled.find(c);
    if (known == std::string_view::npos) return false;
    out += kMeant[known];
    at_ += 2;
    return true;
  }

  // Pairs of surrogates are left to nlohmann.
  bool code_point(std::string& out) {
    char32_t point = 0;
    const std::string_view hex = text_.substr(at_ + 2, 4);
    if (hex.size() < 4) return false;
    for (const char c : hex) {
      const char low = to_lower(c);
      const bool letter = low >= 'a' && low <= 'f';
      if (!letter && !is_digit(c)) return false;
      point = point * 16 + static_cast<char32_t>(letter ? low - 'a' + 10 : c - '0');
    }
    if (point >= 0xD800 && point < 0xE000) return false;
    append_utf8(out, point);
    at_ += 6;
    return true;
  }

  std::string_view text_;
  std::size_t deepest_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonValue> parse_plain_json(std::string_view text, const JsonLimits& limits) {
  std::optional<JsonValue> root(std::in_place);
  if (!Reader(text, limits).document(*root)) root.reset();
  return root;
}

}  // namespace dtsdoctor
