// SPDX-License-Identifier: Apache-2.0
#include "facts/hcl.h"

#include <algorithm>

#include "base/ascii.h"
#include "facts/hcl_text.h"

namespace dtsdoctor {
namespace {

class Reader : HclText {
 public:
  using HclText::HclText;

  HclFile read() {
    while (at_ < text_.size()) {
      skip_trivia();
      if (at_ >= text_.size()) break;
      const std::size_t line = at_;
      const std::string_view marker = skip_marker();
      const std::size_t begin = at_;
      HclBlock block;
      if (read_header(block)) {
        block.span = {begin, at_};
        read_body(block);
        block.removed = marker == "-";
        // What does not change is not printed.
        if (!marker.empty() && marker != "+") block.complete = false;
        out_.blocks.push_back(std::move(block));
        continue;
      }
      out_.is_only_blocks = false;
      at_ = line_end(line);
    }
    return std::move(out_);
  }

  HclBlock read_block(std::size_t begin) {
    HclBlock block;
    at_ = begin;
    if (!read_header(block)) return block;
    block.span = {begin, at_};
    read_body(block);
    return block;
  }

  std::vector<HclAttribute> read_attributes() {
    std::vector<HclAttribute> out;
    for (skip_trivia(); at_ < text_.size(); skip_trivia()) {
      const std::size_t begin = at_;
      const std::string_view name = read_name();
      const Span name_span{begin, at_};
      skip_blanks();
      if (name.empty() || peek() != '=' || peek(1) == '=') return {};
      ++at_;
      out.push_back(read_attribute(name, name_span));
    }
    return out;
  }

 private:
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
      const bool is_gone = skip_marker() == "-";
      const std::size_t begin = at_;
      const bool quoted = peek() == '"';
      if (quoted) ++at_;
      const std::string_view name = read_name();
      const Span name_span{begin + (quoted ? 1 : 0), at_};
      if (quoted && peek() == '"') ++at_;
      skip_blanks();
      if (!name.empty() && peek() == '=' && peek(1) != '=') {
        ++at_;
        HclAttribute attribute = read_attribute(name, name_span);
        if (!is_gone) block.attributes.push_back(std::move(attribute));
        continue;
      }
      at_ = begin;
      HclBlock inner;
      if (read_header(inner)) {
        block.inner_types.push_back(inner.type);
        block.inner_begins.push_back(begin);
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
    std::size_t begin = 0;
    std::size_t end = 0;
    do {  // once, but for "old -> new"
      out = HclAttribute();
      out.name = name;
      out.name_span = name_span;
      skip_blanks();
      begin = at_;
      if (peek() == '<' && peek(1) == '<') {
        read_heredoc(out);
        out.whole = {begin, at_};
        return out;
      }
      read_value(out);
      end = at_;
      skip_blanks();
    } while (end != begin && skip_arrow());
    // Whatever goes on is part of an expression.
    const char c = peek();
    const bool ended =
        at_ >= text_.size() || c == '\n' || c == '\r' || c == '}' || c == ',' || begins_comment();
    if (!ended || end == begin) {
      out.kind = HclAttribute::Kind::other;
      skip_expression();
      out.span = {begin, at_};
      end = at_;
    } else if (c == ',') {
      ++at_;
    }
    out.whole = {begin, end};
    if (out.kind == HclAttribute::Kind::other) out.text.clear();
    return out;
  }

  bool skip_arrow() {
    if (peek() != '-' || peek(1) != '>') return false;
    at_ += 2;
    return true;
  }

  void read_value(HclAttribute& out) {
    const std::size_t begin = at_;
    if (peek() == '"') {
      out.span.begin = begin + 1;
      const bool plain = read_string(out.text);
      out.span.end = std::max(at_ - 1, out.span.begin);
      out.kind = plain ? HclAttribute::Kind::literal : template_kind(out);
      return;
    }
    while (is_hcl_name(peek()) || peek() == '.') ++at_;
    out.span = {begin, at_};
    out.text = text_.substr(begin, at_ - begin);
    out.kind = is_literal(out.text)     ? HclAttribute::Kind::literal
               : is_reference(out.text) ? HclAttribute::Kind::reference
                                        : HclAttribute::Kind::other;
    if (out.text == "null") out.text.clear();
  }

  static bool is_literal(std::string_view text) {
    return all_digits(text) || text == "true" || text == "false" || text == "null" ||
           (!text.empty() && is_digit(text[0]) &&
            text.find_first_not_of("0123456789.") == std::string_view::npos);
  }
  static bool is_reference(std::string_view text) {
    return text.starts_with("var.") || text.starts_with("local.") ||
           text.starts_with("alicloud_ram_");
  }

  // "${var.x}" and nothing else is the reference itself, as Terraform 0.11 wrote it.
  static HclAttribute::Kind template_kind(HclAttribute& attribute) {
    std::string_view text = attribute.text;
    if (text.starts_with("${") && text.ends_with("}")) {
      text = trimmed(text.substr(2, text.size() - 3));
      const bool name =
          std::all_of(text.begin(), text.end(), [](char c) { return is_hcl_name(c) || c == '.'; });
      if (name && is_reference(text)) {
        attribute.text = std::string(text);
        return HclAttribute::Kind::reference;
      }
    }
    return HclAttribute::Kind::other;
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

  HclFile out_;
};

}  // namespace

HclFile read_hcl(std::string_view text) { return Reader(text).read(); }

HclBlock read_hcl_block(std::string_view text, std::size_t begin) {
  return Reader(text).read_block(begin);
}

std::vector<HclAttribute> read_hcl_attributes(std::string_view text) {
  return Reader(text).read_attributes();
}

}  // namespace dtsdoctor
