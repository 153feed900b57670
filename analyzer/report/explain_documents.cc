// SPDX-License-Identifier: Apache-2.0
//
// The chapter that tells how to obtain the documents that decide.
#include "base/utf8.h"
#include "diagnose/fill.h"
#include "report/explain_page.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

void write_document(const RuleSet& rules, std::uint32_t document, Page& page) {
  const DocumentKind& kind = rules.documents[document];
  const Facts facts(rules);
  page.line(std::string(kChapterIndent, ' ') + page.paint(Ink::bold, visible(kind.id)));
  const std::size_t indent = kChapterIndent + 3;
  const std::string as = fill(kind.as.in(page.lang), facts, page.lang);
  const std::string then = fill(kind.then.in(page.lang), facts, page.lang);
  if (kind.command.count == 0) {
    page.prose(std::string(indent, ' '), as);
    write_rows({{words::kThen.in(page.lang), then}}, indent, page);
    return;
  }
  write_command(fill_command(kind.command, facts, page.lang), indent, page);
  write_rows({{words::kRunAs.in(page.lang), as}, {words::kThen.in(page.lang), then}}, indent, page);
}

}  // namespace

void write_documents(const RuleSet& rules, const std::vector<std::uint32_t>& documents,
                     Page& page) {
  if (documents.empty()) return;
  write_chapter(words::kDocuments, page);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i > 0) page.blank();
    write_document(rules, documents[i], page);
  }
}

}  // namespace dtsdoctor
