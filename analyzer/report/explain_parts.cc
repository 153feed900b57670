// SPDX-License-Identifier: Apache-2.0
//
// The chapters that both kinds of pages have, and the rows and commands they are made of.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/explain_page.h"
#include "report/shell.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

constexpr std::size_t kMostRelated = 12;
constexpr std::string_view kArtifact = "{artifact:";

std::string blanks(std::size_t count) { return std::string(count, ' '); }

// In a shell line a file of the fix is read from where it was saved: it is printed just below.
std::string argument_text(const std::string& argument) {
  if (!argument.starts_with(kArtifact) || !argument.ends_with('}')) return shell_quoted(argument);
  const std::string_view name =
      std::string_view(argument).substr(kArtifact.size(), argument.size() - kArtifact.size() - 1);
  return fmt::format("\"$(cat {})\"", shell_quoted(name));
}

// The pieces between which a command may be broken: an option stays with its value.
std::vector<std::string> pieces_of(const std::vector<std::string>& argv) {
  std::vector<std::string> pieces;
  for (const std::string& argument : argv) {
    if (pieces.empty() || argument.starts_with("--")) {
      pieces.push_back(argument_text(argument));
    } else {
      pieces.back() += " " + argument_text(argument);
    }
  }
  return pieces;
}

std::string origin_text(const Origin& origin, Lang lang) {
  const Words& kind = origin.kind == OriginKind::documented ? words::kDocumented
                      : origin.kind == OriginKind::observed ? words::kObserved
                                                            : words::kInferred;
  if (origin.captured.empty()) return std::string(kind.in(lang));
  return wording::fill(words::kCaptured, lang, kind.in(lang), origin.captured);
}

struct TermColumn {
  std::size_t indent = 0;
  std::size_t width = 0;
};

// A term in its column and a text beside it; below it where that would be a thread of words.
void write_term(std::string_view term, std::string_view text, TermColumn column, Ink ink,
                Page& page) {
  constexpr std::size_t kLeast = 24;
  constexpr std::size_t kBelow = 2;
  if (column.indent + column.width + 2 + kLeast <= page.width) {
    page.prose(blanks(column.indent) + padded(term, column.width + 2), text, ink);
    return;
  }
  page.line(blanks(column.indent) + page.paint(ink, term));
  page.prose(blanks(column.indent + kBelow), text);
}

}  // namespace

void write_chapter(const Words& title, Page& page) { page.heading(title.in(page.lang)); }

void write_name(std::string_view id, std::string_view title, Page& page) {
  write_chapter(words::kName, page);
  const std::string lead = blanks(kChapterIndent) + std::string(id);
  const std::string_view dash = " — ";
  if (display_width(lead) + display_width(dash) + display_width(title) <= page.width) {
    page.line(page.paint(Ink::bold, lead) + std::string(dash) + visible(title));
    return;
  }
  page.line(page.paint(Ink::bold, lead));
  page.prose(blanks(kChapterIndent), title);
}

void write_entries(const std::vector<Entry>& entries, Page& page) {
  std::size_t width = 0;
  for (const auto& [id, text] : entries) width = std::max(width, display_width(id));
  for (const auto& [id, text] : entries)
    write_term(id, text, {kChapterIndent, width}, Ink::bold, page);
}

void write_see_also(std::vector<Entry> entries, Page& page) {
  if (entries.empty()) return;
  const std::size_t more = entries.size() - std::min(entries.size(), kMostRelated);
  entries.resize(entries.size() - more);
  write_chapter(words::kSeeAlso, page);
  write_entries(entries, page);
  if (more > 0)
    page.prose(blanks(kChapterIndent), wording::fill(words::kMore, page.lang, more), Ink::plain,
               Ink::dim);
}

void write_rows(const Rows& rows, std::size_t indent, Page& page) {
  std::size_t label_width = 0;
  for (const auto& [label, text] : rows) {
    if (!text.empty()) label_width = std::max(label_width, display_width(label));
  }
  for (const auto& [label, text] : rows) {
    if (!text.empty()) write_term(label, text, {indent, label_width}, Ink::dim, page);
  }
}

void write_command(const std::vector<std::string>& argv, std::size_t indent, Page& page) {
  constexpr std::size_t kBreak = 2;  // " \"
  std::string line = blanks(indent);
  bool begun = false;
  for (const std::string& piece : pieces_of(argv)) {
    if (begun && display_width(line) + 1 + display_width(piece) + kBreak > page.width) {
      page.line(line + " \\");
      line = blanks(indent + 4) + piece;
    } else {
      line += (begun ? " " : "") + piece;
    }
    begun = true;
  }
  page.line(line);
}

void write_sources(const std::vector<Origin>& origins, Page& page) {
  write_chapter(words::kSource, page);
  std::vector<std::pair<std::string, std::string_view>> written;
  for (const Origin& origin : origins) {
    const std::pair<std::string, std::string_view> source{origin_text(origin, page.lang),
                                                          origin.url};
    if (std::find(written.begin(), written.end(), source) != written.end()) continue;
    const bool same_text = !written.empty() && written.back().first == source.first;
    if (!same_text) page.prose(blanks(kChapterIndent), source.first);
    if (!origin.url.empty()) page.line(blanks(kChapterIndent) + page.paint.link(origin.url));
    written.push_back(source);
  }
}

}  // namespace dtsdoctor
