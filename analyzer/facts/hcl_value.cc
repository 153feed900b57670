// SPDX-License-Identifier: Apache-2.0
#include "facts/hcl_value.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "facts/hcl_text.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostDepth = 32;  // of brackets and references

bool is_reference(std::string_view name) {
  return name.starts_with("var.") || name.starts_with("local.") || name.starts_with("data.") ||
         name.starts_with("alicloud_ram_");
}

// JSON has no control characters in its strings.
std::string escape_of(char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (c == '"' || c == '\\') return {'\\', c};
  if (c == '\n') return "\\n";
  if (c == '\t') return "\\t";
  if (c == '\r') return "\\r";
  const auto code = static_cast<unsigned char>(c);
  return std::string("\\u00") + kHex[code >> 4U] + kHex[code & 15U];
}

class Reader : HclText {
 public:
  Reader(std::string_view text, Span expression, const FindHclTarget& find, std::size_t depth,
         std::size_t& left)
      : HclText(text.substr(0, expression.end)),
        whole_(text),
        find_(find),
        depth_(depth),
        left_(left) {
    at_ = expression.begin;
  }

  std::optional<HclValue> read() {
    std::optional<HclValue> out = read_value();
    skip_trivia();
    return at_ == text_.size() ? std::move(out) : std::nullopt;
  }

 private:
  using Value = std::optional<HclValue>;

  Value read_value() {
    skip_trivia();
    if (depth_ >= kMostDepth) return std::nullopt;
    ++depth_;
    Value out = read_any();
    --depth_;
    if (!out || out->text.size() >= left_) return std::nullopt;
    left_ -= out->text.size() + 1;
    return out;
  }

  Value read_any() {
    const char c = peek();
    if (c == '"') return read_quoted();
    if (c == '<' && peek(1) == '<') return read_heredoc();
    if (c == '[') return read_list();
    if (c == '{') return read_object();
    const std::size_t begin = at_;
    while (is_hcl_name(peek()) || peek() == '.') ++at_;
    const std::string name(text_.substr(begin, at_ - begin));
    if (name == "jsonencode") return read_encoded();
    if (is_reference(name)) return follow(name);
    const bool is_plain = name == "true" || name == "false" || name == "null" || all_digits(name);
    if (name.empty() || !is_plain) return std::nullopt;
    return HclValue{false, MappedText(name, begin)};
  }

  Value read_encoded() {
    skip_blanks();
    if (peek() != '(') return std::nullopt;
    ++at_;
    Value inner = read_value();
    skip_trivia();
    if (peek() == ',') {
      ++at_;
      skip_trivia();
    }
    if (!inner || peek() != ')') return std::nullopt;
    ++at_;
    return HclValue{true, json_of(*inner)};
  }

  Value follow(const std::string& name) {
    HclTarget target = find_(name);
    if (target.string) return HclValue{true, std::move(*target.string)};
    if (!target.expression) return std::nullopt;
    return Reader(whole_, *target.expression, find_, depth_, left_).read();
  }

  // ${…} at hand: what it is, standing for the place where it is used.
  bool add_template(MappedText& to) {
    const std::size_t begin = at_;
    at_ += 2;
    if (peek() == '~') ++at_;
    const Value inner = read_value();
    skip_trivia();
    if (peek() == '~') ++at_;
    if (!inner || peek() != '}') return false;
    ++at_;
    const bool is_text = inner->is_string || inner->text.bytes().find_first_of("[{") != 0;
    if (is_text && !inner->text.empty()) to.append_for(inner->text.bytes(), {begin, at_});
    return is_text;
  }

  // False: a template that cannot be filled in.
  bool add_literal_or_template(MappedText& to) {
    const char c = peek();
    const bool is_mark = c == '$' || c == '%';
    if (is_mark && peek(1) == c && peek(2) == '{') {
      to.append_for(std::string(1, c) + "{", {at_, at_ + 3});
      at_ += 3;
      return true;
    }
    if (is_mark && peek(1) == '{') return c == '$' && add_template(to);
    to.append(text_.substr(at_, 1), at_);
    ++at_;
    return true;
  }

  bool add_escape(MappedText& to) {
    const char c = peek(1);
    constexpr std::string_view kKnown = "nrt\"\\";
    constexpr std::string_view kMeant = "\n\r\t\"\\";
    const std::size_t which = kKnown.find(c);
    if (which == std::string_view::npos || c == '\0') return false;
    to.append_for(kMeant.substr(which, 1), {at_, at_ + 2});
    at_ += 2;
    return true;
  }

  Value read_quoted() {
    HclValue out{true, {}};
    ++at_;
    while (at_ < text_.size() && peek() != '"' && peek() != '\n') {
      const bool is_read =
          peek() == '\\' ? add_escape(out.text) : add_literal_or_template(out.text);
      if (!is_read) return std::nullopt;
    }
    if (peek() != '"') return std::nullopt;
    ++at_;
    return out;
  }

  // <<-END, its lines, END.
  Value read_heredoc() {
    at_ += peek(2) == '-' ? 3 : 2;
    const std::string_view marker = read_name();
    if (marker.empty() || line_end(at_) >= text_.size()) return std::nullopt;
    at_ = line_end(at_) + 1;
    HclValue out{true, {}};
    while (at_ < text_.size()) {
      const std::size_t end = line_end(at_);
      if (trimmed(text_.substr(at_, end - at_)) == marker) {
        at_ = end;
        return out;
      }
      while (at_ < std::min(end + 1, text_.size())) {
        if (!add_literal_or_template(out.text)) return std::nullopt;
      }
    }
    return std::nullopt;
  }

  void mark(MappedText& to, std::string_view mark) const { to.append_for(mark, {at_, at_ + 1}); }

  Value read_list() {
    HclValue out;
    mark(out.text, "[");
    ++at_;
    for (bool is_first = true;; is_first = false) {
      skip_trivia();
      if (peek() == ']') break;
      if (!is_first) mark(out.text, ",");
      const Value item = read_value();
      if (!item) return std::nullopt;
      add(out.text, json_of(*item));
      skip_trivia();
      if (peek() == ',') {
        ++at_;
      } else if (peek() != ']') {
        return std::nullopt;
      }
    }
    mark(out.text, "]");
    ++at_;
    return out;
  }

  Value read_object() {
    HclValue out;
    mark(out.text, "{");
    ++at_;
    for (bool is_first = true;; is_first = false) {
      skip_trivia();
      if (peek() == '}') break;
      if (!is_first) mark(out.text, ",");
      if (!add_member(out.text)) return std::nullopt;
    }
    mark(out.text, "}");
    ++at_;
    return out;
  }

  bool add_member(MappedText& to) {
    HclValue key{true, {}};
    if (peek() == '"') {
      const Value quoted = read_quoted();
      if (!quoted) return false;
      key = *quoted;
    } else {
      const std::size_t begin = at_;
      const std::string_view name = read_name();
      if (name.empty()) return false;
      key.text = MappedText(name, begin);
    }
    skip_blanks();
    if ((peek() != '=' && peek() != ':') || peek(1) == '=') return false;
    add(to, json_of(key));
    mark(to, ":");
    ++at_;
    const Value value = read_value();
    if (!value) return false;
    add(to, json_of(*value));
    skip_blanks();
    if (peek() == ',') ++at_;
    return true;
  }

  static void add(MappedText& to, const MappedText& part) { to.append(part, 0, part.size()); }

  std::string_view whole_;
  const FindHclTarget& find_;
  std::size_t depth_;
  std::size_t& left_;
};

}  // namespace

std::optional<HclValue> read_hcl_value(std::string_view text, Span expression,
                                       const FindHclTarget& find, std::size_t& left) {
  return Reader(text, expression, find, 0, left).read();
}

MappedText json_of(const HclValue& value) {
  if (!value.is_string) return value.text;
  MappedText out;
  const std::string& bytes = value.text.bytes();
  const Span all = value.text.origin({0, bytes.size()});
  out.append_for("\"", {all.begin, all.begin});
  std::size_t begin = 0;  // of what stands as it is
  for (std::size_t at = 0; at <= bytes.size(); ++at) {
    const bool is_special = at < bytes.size() && (bytes[at] == '"' || bytes[at] == '\\' ||
                                                  static_cast<unsigned char>(bytes[at]) < ' ');
    if (at < bytes.size() && !is_special) continue;
    out.append(value.text, begin, at);
    if (is_special) out.append_for(escape_of(bytes[at]), value.text.origin({at, at + 1}));
    begin = at + 1;
  }
  out.append_for("\"", {all.end, all.end});
  return out;
}

}  // namespace dtsdoctor
