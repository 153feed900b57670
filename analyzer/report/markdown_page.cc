// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/markdown_text.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostRows = 50;

std::string row_of(const std::vector<std::string>& cells) {
  return fmt::format("| {} |", fmt::join(cells, " | "));
}

}  // namespace

void MarkdownPage::paragraph(std::string_view text) {
  if (!out_.empty()) out_ += "\n";
  out_ += text;
  out_ += "\n";
}

void MarkdownPage::block(std::string_view text, std::string_view language) {
  if (!out_.empty()) out_ += "\n";
  out_ += markdown_block(text, language);
}

void MarkdownPage::list(const std::vector<std::string>& items, bool numbered) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string mark = numbered ? fmt::format("{}. ", i + 1) : "- ";
    text += (i == 0 ? "" : "\n") + mark + items[i];
  }
  if (!items.empty()) paragraph(text);
}

void MarkdownPage::table(const std::vector<std::string>& heads, const std::vector<bool>& numbers,
                         const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::string> rules;
  for (const bool number : numbers) rules.emplace_back(number ? "---:" : "---");
  std::string text = row_of(heads) + "\n" + row_of(rules);
  const std::size_t shown = std::min(rows.size(), kMostRows);
  for (std::size_t i = 0; i < shown; ++i) text += "\n" + row_of(rows[i]);
  paragraph(text);
  if (rows.size() > shown)
    paragraph(wording::fill(wording::kMoreRows, lang, grouped(rows.size() - shown)));
}

void MarkdownPage::open_details(std::string_view words) {
  paragraph(fmt::format("<details>\n<summary>{}</summary>", words));
}

void MarkdownPage::close_details() { paragraph("</details>"); }

std::string MarkdownPage::labelled(const Words& label, std::string_view text) const {
  return fmt::format("**{}**{}{}", in(label), in(Words{": ", "："}), text);
}

std::string MarkdownPage::with_note(std::string_view text, std::string_view note) const {
  return wording::fill(wording::kBracketed, lang, text, note);
}

}  // namespace dtsdoctor
