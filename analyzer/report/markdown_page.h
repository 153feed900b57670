// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the Markdown report is written by several sections that share a page and its
// language. This is that page: blocks that stand apart, lists, tables, what is folded; and the list
// of sections. Internal to the Markdown writer; callers use writers.h. It escapes nothing: what is
// put onto it went through markdown_text.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace dtsdoctor {

class MarkdownPage {
 public:
  explicit MarkdownPage(Lang page_lang) : lang(page_lang) {}

  [[nodiscard]] std::string_view in(const Words& words) const { return words.in(lang); }

  // Blocks stand apart by one blank line.
  void paragraph(std::string_view text);
  void block(std::string_view text, std::string_view language);
  void list(const std::vector<std::string>& items, bool numbered = false);
  void table(const std::vector<std::string>& heads, const std::vector<bool>& numbers,
             const std::vector<std::vector<std::string>>& rows);
  // Folded until a reader opens it.
  void open_details(std::string_view words);
  void close_details();

  // "**label**: text"
  [[nodiscard]] std::string labelled(const Words& label, std::string_view text) const;
  // "text (note)"
  [[nodiscard]] std::string with_note(std::string_view text, std::string_view note) const;

  [[nodiscard]] std::string take() { return std::move(out_); }

  const Lang lang;

 private:
  std::string out_;
};

// Cells of a quoted line.
inline constexpr std::size_t kMostExcerpt = 400;

// The sections.
void write_diagnosis(const DiagnosisReport& diagnosis, MarkdownPage& page);
// A place, and its line as it stands.
void write_quote(const Place& place, std::string_view excerpt, MarkdownPage& page);
// `cause`: the one it is for, where that is not plain.
void write_fix(const FixReport& fix, const CauseReport* cause, MarkdownPage& page);
// What would decide what is open: commands in one block, then the questions.
void write_missing(const std::vector<const MissingReport*>& all, MarkdownPage& page);
void write_sources(const Origin& origin, const std::vector<Reference>& references,
                   const std::string& request_id, MarkdownPage& page);

}  // namespace dtsdoctor
