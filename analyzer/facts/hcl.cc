// SPDX-License-Identifier: Apache-2.0
#include "facts/hcl.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

bool is_name(char c) { return is_alnum(c) || c == '_' || c == '-'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  HclFile read() {
    while (at_ < text_.size()) {
      skip_trivia();
      if (at_ >= text_.size()) break;
      const std::size_t begin = at_;
      HclBlock block;
      if (read_header(block)) {
        block.span = {begin, at_};
        read_body(block);
        out_.blocks.push_back(std::move(block));
      } else {
        out_.is_only_blocks = false;
        at_ = line_end(begin);
      }
    }
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  std::size_t line_end(std::size_t from) const {
    return std::min(text_.find('\n', from), text_.size());
  }

  // White space, line ends and comments.
  void skip_trivia() {
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

  void skip_blanks() {
    while (is_blank(peek())) ++at_;
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (is_name(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // type "label" … {   all on one line.
  bool read_header(HclBlock& block) {
    block.type = read_name();
    if (block.type.empty()) return false;
    for (;;) {
      skip_blanks();
      if (peek() == '{') {
        ++at_;
        return true;
      }
      const std::size_t begin = at_;
      if (peek() == '"') {
        const std::size_t end = text_.find_first_of("\"\n", at_ + 1);
        if (end == std::string_view::npos || text_[end] != '"') return false;
        block.labels.emplace_back(text_.substr(begin + 1, end - begin - 1));
        block.label_spans.push_back({begin + 1, end});
        at_ = end + 1;
      } else {
        const std::string_view name = read_name();
        if (name.empty()) return false;
        block.labels.emplace_back(name);
        block.label_spans.push_back({begin, at_});
      }
    }
  }

  void read_body(HclBlock& block) {
    broken_.reset();
    read_to_end(block);
    block.broken = broken_;
  }

  void read_to_end(HclBlock& block) {
    for (;;) {
      skip_trivia();
      if (at_ >= text_.size()) break;
      if (peek() == '}') {
        block.span.end = ++at_;
        return;
      }
      if (next_block_begins()) break;
      const std::size_t begin = at_;
      const bool quoted = peek() == '"';
      if (quoted) ++at_;
      const std::string_view name = read_name();
      const Span name_span{begin + (quoted ? 1 : 0), at_};
      if (quoted && peek() == '"') ++at_;
      skip_blanks();
      if (!name.empty() && peek() == '=' && peek(1) != '=') {
        ++at_;
        block.attributes.push_back(read_attribute(name, name_span));
        continue;
      }
      at_ = begin;
      HclBlock inner;
      if (read_header(inner)) {
        block.inner_types.push_back(inner.type);
        if (!skip_brackets(1)) block.complete = false;
        continue;
      }
      block.complete = false;  // not understood: the line is left out
      if (!broken_) broken_ = begin;
      at_ = std::max(line_end(begin), begin + 1);
    }
    block.span.end = at_;
    block.complete = false;
    if (!broken_) broken_ = text_.size();
  }

  // At the start of a line another block of the top level: this one was cut.
  bool next_block_begins() const {
    if (at_ == 0 || text_[at_ - 1] != '\n') return false;
    const std::string_view rest = text_.substr(at_);
    return rest.starts_with("resource \"") || rest.starts_with("variable \"") ||
           rest.starts_with("data \"") || rest.starts_with("locals {") ||
           rest.starts_with("provider \"") || rest.starts_with("output \"") ||
           rest.starts_with("module \"");
  }

  HclAttribute read_attribute(std::string_view name, Span name_span) {
    HclAttribute out;
    out.name = name;
    out.name_span = name_span;
    skip_blanks();
    const std::size_t begin = at_;
    if (peek() == '"') {
      out.span.begin = begin + 1;
      const bool plain = read_string(out.text);
      out.span.end = std::max(at_ - 1, out.span.begin);
      out.kind = plain ? HclAttribute::Kind::literal : template_kind(out);
    } else if (peek() == '<' && peek(1) == '<') {
      read_heredoc(out);
      return out;
    } else {
      while (is_name(peek()) || peek() == '.') ++at_;
      out.span = {begin, at_};
      out.text = text_.substr(begin, at_ - begin);
      out.kind = is_literal(out.text)     ? HclAttribute::Kind::literal
                 : is_reference(out.text) ? HclAttribute::Kind::reference
                                          : HclAttribute::Kind::other;
      if (out.text == "null") out.text.clear();
    }
    // Whatever goes on is part of an expression.
    const std::size_t end = at_;
    skip_blanks();
    const char c = peek();
    const bool ended = at_ >= text_.size() || c == '\n' || c == '\r' || c == '#' || c == '}' ||
                       c == ',' || (c == '/' && (peek(1) == '/' || peek(1) == '*'));
    if (!ended || end == begin) {
      out.kind = HclAttribute::Kind::other;
      skip_expression();
      out.span = {begin, at_};
    } else if (c == ',') {
      ++at_;
    }
    if (out.kind == HclAttribute::Kind::other) out.text.clear();
    return out;
  }

  static bool is_literal(std::string_view text) {
    return all_digits(text) || text == "true" || text == "false" || text == "null" ||
           (!text.empty() && is_digit(text[0]) &&
            text.find_first_not_of("0123456789.") == std::string_view::npos);
  }
  static bool is_reference(std::string_view text) {
    return text.starts_with("var.") || text.starts_with("local.");
  }

  // "${var.x}" and nothing else is the reference itself, as Terraform 0.11 wrote it.
  static HclAttribute::Kind template_kind(HclAttribute& attribute) {
    std::string_view text = attribute.text;
    if (text.starts_with("${") && text.ends_with("}")) {
      text = trimmed(text.substr(2, text.size() - 3));
      const bool name =
          std::all_of(text.begin(), text.end(), [](char c) { return is_name(c) || c == '.'; });
      if (name && is_reference(text)) {
        attribute.text = std::string(text);
        return HclAttribute::Kind::reference;
      }
    }
    return HclAttribute::Kind::other;
  }

  // Decodes a quoted string into `out`. False if it holds a template or does not end on its line;
  // `out` is then what stands there.
  bool read_string(std::string& out) {
    bool plain = true;
    const std::size_t opening = at_++;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') {
      const char c = text_[at_];
      if ((c == '$' || c == '%') && peek(1) == '{') {
        if (!out.empty() && out.back() == c) {  // $${ is a literal ${
          out += '{';
          out.erase(out.size() - 2, 1);
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

  void read_escape(std::string& out) {
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
  void skip_template() {
    std::size_t depth = 1;
    while (at_ < text_.size() && text_[at_] != '\n' && depth > 0) {
      if (text_[at_] == '{') ++depth;
      if (text_[at_] == '}') --depth;
      ++at_;
    }
  }

  void read_heredoc(HclAttribute& out) {
    const std::size_t begin = at_;
    at_ += 2;
    if (peek() == '-') ++at_;
    const std::string_view marker = read_name();
    std::size_t line = line_end(at_);
    out.span = {std::min(line + 1, text_.size()), text_.size()};
    if (marker.empty()) {
      at_ = begin + 2;
      skip_expression();
      out.span = {begin, at_};
      return;
    }
    while (line < text_.size()) {
      const std::size_t start = line + 1;
      line = line_end(start);
      if (trimmed(text_.substr(start, line - start)) == marker) {
        out.span.end = start;
        at_ = line;
        const std::string_view content = text_.substr(out.span.begin, start - out.span.begin);
        const bool plain = content.find("${") == std::string_view::npos &&
                           content.find("%{") == std::string_view::npos;
        if (plain) {
          out.kind = HclAttribute::Kind::literal;
          out.text = trimmed(content);
        }
        return;
      }
    }
    at_ = text_.size();  // it does not end: all that follows is in it
  }

  // The rest of an expression: to the end of its line, or over lines inside of brackets.
  void skip_expression() {
    while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '}') {
      const char c = text_[at_];
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

  // To behind the bracket that closes `depth` open ones. False at the end of the text.
  bool skip_brackets(std::size_t depth) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        std::string ignored;
        (void)read_string(ignored);
        continue;
      }
      if (c == '#' || (c == '/' && (peek(1) == '/' || peek(1) == '*'))) {
        skip_trivia();
        continue;
      }
      ++at_;
      if (c == '(' || c == '[' || c == '{') ++depth;
      if ((c == ')' || c == ']' || c == '}') && --depth == 0) return true;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<std::size_t> broken_;  // in the block at hand
  HclFile out_;
};

}  // namespace

HclFile read_hcl(std::string_view text) { return Reader(text).read(); }

}  // namespace dtsdoctor
