// SPDX-License-Identifier: Apache-2.0
#include "facts/hcl_text.h"

#include <algorithm>

#include "base/hex.h"
#include "base/utf8.h"

namespace dtsdoctor {

std::size_t HclText::line_end(std::size_t from) const {
  return std::min(text_.find('\n', from), text_.size());
}

bool HclText::begins_comment() const {
  return peek() == '#' || (peek() == '/' && (peek(1) == '/' || peek(1) == '*'));
}

void HclText::skip_trivia() {
  for (;;) {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    if (peek() == '#' || (peek() == '/' && peek(1) == '/')) {
      at_ = line_end(at_);
    } else if (peek() == '/' && peek(1) == '*') {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else {
      return;
    }
  }
}

std::string_view HclText::skip_marker() {
  constexpr std::string_view kMarkers[] = {"-/+", "+/-", "+", "~", "-"};
  for (const std::string_view marker : kMarkers) {
    if (!text_.substr(at_).starts_with(marker) || !is_blank(peek(marker.size()))) continue;
    at_ += marker.size();
    skip_blanks();
    return marker;
  }
  return {};
}

void HclText::skip_blanks() {
  while (is_blank(peek())) ++at_;
}

std::string_view HclText::read_name() {
  const std::size_t begin = at_;
  while (is_hcl_name(peek())) ++at_;
  return text_.substr(begin, at_ - begin);
}

bool HclText::read_string(std::string& out) {
  bool plain = true;
  const std::size_t opening = at_++;
  while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') {
    const char c = text_[at_];
    if ((c == '$' || c == '%') && peek(1) == '{') {
      if (!out.empty() && out.back() == c) {  // $${ is a literal ${
        out += '{';
        at_ += 2;
        continue;
      }
      plain = false;
      const std::size_t begin = at_;
      at_ += 2;
      skip_template();
      out.append(text_.substr(begin, at_ - begin));
    } else if (c == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
      read_escape(out);
    } else {
      out += c;
      ++at_;
    }
  }
  if (peek() != '"') {
    if (!broken_) broken_ = opening;
    return false;
  }
  ++at_;
  return plain;
}

void HclText::read_escape(std::string& out) {
  const char c = text_[at_ + 1];
  at_ += 2;
  const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits == 0) {
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    return;
  }
  char32_t point = 0;
  std::size_t read = 0;
  for (; read < digits && at_ < text_.size(); ++read, ++at_) {
    if (!is_hex(text_[at_])) break;
    point = point * 16 + static_cast<char32_t>(hex_value(text_[at_]));
  }
  append_utf8(out, read == digits && point <= 0x10FFFF ? point : U'\xFFFD');
}

// Behind "${", up to its "}" on the same line.
void HclText::skip_template() {
  std::size_t depth = 1;
  while (at_ < text_.size() && text_[at_] != '\n' && depth > 0) {
    if (text_[at_] == '{') ++depth;
    if (text_[at_] == '}') --depth;
    ++at_;
  }
}

void HclText::skip_expression() {
  while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '}') {
    const char c = text_[at_];
    if (begins_comment()) return;
    if (c == '(' || c == '[' || c == '{') {
      ++at_;
      (void)skip_brackets(1);
    } else if (c == '"') {
      std::string ignored;
      (void)read_string(ignored);
    } else {
      ++at_;
    }
  }
}

bool HclText::skip_brackets(std::size_t depth) {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"') {
      std::string ignored;
      (void)read_string(ignored);
      continue;
    }
    if (begins_comment()) {
      skip_trivia();
      continue;
    }
    ++at_;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return true;
  }
  return false;
}

}  // namespace dtsdoctor
