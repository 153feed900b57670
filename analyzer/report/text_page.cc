// SPDX-License-Identifier: Apache-2.0
#include "report/text_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLeastWidth = 40;

}  // namespace

Page::Page(const TextStyle& text_style)
    : style(text_style),
      width(std::max(text_style.width, kLeastWidth)),
      lang(text_style.lang),
      paint(text_style.colour, text_style.links) {}

void Page::line(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ');
  if (end != std::string_view::npos) out_ += text.substr(0, end + 1);
  out_ += '\n';
}

void Page::blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void Page::prose(std::string_view lead, std::string_view text, Ink lead_ink, Ink ink) {
  const std::vector<std::string> lines = hanging(lead, text, width);
  line(paint(lead_ink, lead) + paint(ink, std::string_view(lines[0]).substr(lead.size())));
  for (std::size_t i = 1; i < lines.size(); ++i) line(paint(ink, lines[i]));
}

void Page::heading(std::string_view text, Ink ink) {
  blank();
  for (const std::string& each : wrapped(text, width)) line(paint(ink, each));
}

std::string Page::take() { return std::move(out_); }

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::red;
    case Severity::warning:
      return Ink::yellow;
    case Severity::info:
      return Ink::blue;
  }
  return Ink::red;
}

}  // namespace dtsdoctor
