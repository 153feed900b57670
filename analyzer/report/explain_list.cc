// SPDX-License-Identifier: Apache-2.0
//
// All errors at a glance.
#include "report/explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/explain_page.h"
#include "report/wrap.h"

namespace dtsdoctor {

namespace {

constexpr std::size_t kWidest = 44;  // one long code must not push all titles to the right

std::string_view code_of(const Pattern& pattern) {
  return pattern.code.empty() ? std::string_view("-") : pattern.code;
}

Patterns by_id(const RuleSet& rules) {
  Patterns out;
  for (const Pattern& pattern : rules.patterns) out.push_back(&pattern);
  std::sort(out.begin(), out.end(),
            [](const Pattern* a, const Pattern* b) { return a->id < b->id; });
  return out;
}

// An error a line; its columns.
class Lines {
 public:
  Lines(const Patterns& patterns, Lang lang) : lang_(lang) {
    for (const Pattern* pattern : patterns) {
      id_width_ = std::max(id_width_, std::min(kWidest, display_width(pattern->id)));
      code_width_ = std::max(code_width_, std::min(kWidest, display_width(code_of(*pattern))));
    }
  }

  [[nodiscard]] std::string id(const Pattern& pattern) const {
    return padded(pattern.id, id_width_);
  }
  [[nodiscard]] std::string rest(const Pattern& pattern) const {
    return fmt::format("  {}  {}", padded(code_of(pattern), code_width_),
                       visible(pattern.title.in(lang_)));
  }
  [[nodiscard]] bool fit(const Patterns& patterns, std::size_t width) const {
    return std::all_of(patterns.begin(), patterns.end(), [&](const Pattern* pattern) {
      return display_width(id(*pattern)) + display_width(rest(*pattern)) <= width;
    });
  }

 private:
  const Lang lang_;
  std::size_t id_width_ = 0;
  std::size_t code_width_ = 0;
};

// The title below id and code.
void write_paragraph(const Pattern& pattern, Page& page) {
  const std::string id = page.paint(Ink::bold, pattern.id);
  const std::string code = visible(pattern.code);
  if (code.empty()) {
    page.line(id);
  } else if (display_width(pattern.id) + 2 + display_width(code) <= page.width) {
    page.line(id + "  " + code);
  } else {
    page.line(id);
    page.line("    " + code);
  }
  page.prose("    ", pattern.title.in(page.lang));
}

}  // namespace

std::string explain_list(const RuleSet& rules, const TextStyle& style) {
  Page page(style);
  const Patterns patterns = by_id(rules);
  const Lines lines(patterns, page.lang);
  const bool is_table = style.width == 0 || lines.fit(patterns, style.width);
  for (const Pattern* pattern : patterns) {
    if (is_table) {
      page.line(page.paint(Ink::bold, lines.id(*pattern)) + lines.rest(*pattern));
    } else {
      write_paragraph(*pattern, page);
    }
  }
  return page.take();
}

}  // namespace dtsdoctor
