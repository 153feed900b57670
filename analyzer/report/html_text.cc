// SPDX-License-Identifier: Apache-2.0
#include "report/html_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

// A point belongs to a name only if the name goes on behind it.
bool is_part_of_word(std::string_view text, std::size_t at) {
  const auto joins = [&](std::size_t i) {
    if (i >= text.size()) return false;
    const char c = text[i];
    return is_alnum(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80U;
  };
  if (joins(at)) return true;
  return at < text.size() && text[at] == '.' && joins(at + 1) && at > 0 && joins(at - 1);
}

}  // namespace

std::string html_escaped(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (lines && !text.empty()) {
    const std::size_t stop = std::min(text.find_first_of("\n\t"), text.size());
    append_escaped(text.substr(0, stop), out);
    if (stop < text.size()) out += text[stop];
    text.remove_prefix(std::min(stop + 1, text.size()));
  }
  append_escaped(text, out);
  return out;
}

void Html::begin(std::string_view tag, const Attributes& attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(value, out_);
    out_ += '"';
  }
  out_ += '>';
}

Html& Html::open(std::string_view tag, const Attributes& attributes) {
  begin(tag, attributes);
  open_.emplace_back(tag);
  return *this;
}

Html& Html::close() {
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  // Lines of a sane length; where blanks would show (inline, <pre>) there is none.
  static constexpr std::string_view kBlocks[] = {
      "article", "dd",      "div",   "figure", "footer", "head",  "header", "li", "main", "ol",
      "p",       "section", "style", "table",  "tbody",  "thead", "title",  "tr", "ul"};
  if (std::find(std::begin(kBlocks), std::end(kBlocks), open_.back()) != std::end(kBlocks))
    out_ += '\n';
  open_.pop_back();
  return *this;
}

void Html::name_values(std::vector<std::pair<std::string, std::string>> values) {
  values_ = std::move(values);
}

void Html::append(std::string_view text, bool lines) {
  std::size_t done = 0;
  for (std::size_t at = 0; !values_.empty() && at < text.size(); ++at) {
    if (at > 0 && is_part_of_word(text, at - 1)) continue;
    for (const auto& [name, value] : values_) {
      if (value.empty() || !text.substr(at).starts_with(value)) continue;
      const std::size_t end = at + value.size();
      if (is_part_of_word(text, end)) continue;
      out_ += html_escaped(text.substr(done, at - done), lines);
      out_ += "<var>" + html_escaped(name) + "</var>";
      done = end;
      at = end - 1;
      break;
    }
  }
  out_ += html_escaped(text.substr(done), lines);
}

Html& Html::text(std::string_view text) {
  append(text, false);
  return *this;
}

Html& Html::lines(std::string_view text) {
  append(text, true);
  return *this;
}

Html& Html::element(std::string_view tag, std::string_view text, const Attributes& attributes) {
  return open(tag, attributes).text(text).close();
}

Html& Html::empty(std::string_view tag, const Attributes& attributes) {
  begin(tag, attributes);
  return *this;
}

Html& Html::constant(std::string_view markup) {
  out_ += markup;
  return *this;
}

Html& Html::part(const Html& other) {
  out_ += other.out_;
  return *this;
}

Html& Html::link(std::string_view url, std::string_view text_of_link) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!web) return text(text_of_link);
  return element("a", text_of_link, {{"href", std::string(url)}, {"rel", "noopener noreferrer"}});
}

std::string Html::take() {
  while (!open_.empty()) close();
  return std::move(out_);
}

}  // namespace dtsdoctor
