// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the pages of errors and of causes share their chapters (checks, documents,
// fixes, sources), and this is the list of them with the words they use. It is internal to explain;
// callers use explain.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/explain_article.h"
#include "report/text_page.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

namespace explain_words {

// Chapters
extern const Words kName, kCode, kMessage, kMeaning, kErrors, kCauses, kChecks, kFindings,
    kDocuments, kFixes, kHelpsAgainst, kSource, kSeeAlso, kFields;
// Rows
extern const Words kSeverity, kStage, kEngines, kRetry, kScope, kStatus, kCodeRow, kAliases, kNeeds,
    kFix, kDetails, kRunAs, kThen, kRun, kType, kValues, kDerived, kStated, kPrinted;
// Sentences
extern const Words kNoCode, kNoExample, kNoCauses, kNoFixes, kNoChecks, kDtsOnly, kReplyOnly,
    kAnyCause, kForCause, kForCauses;
extern const Words kDocumented, kObserved, kInferred, kCaptured, kSameCode, kShares, kExcludes,
    kMore, kOnlyFor, kAsUnder;
extern const Words kSeveral, kSeveralInText;
extern const Words kByCheck, kFixInFinding, kExplainsIt, kNever;
// Between parts
extern const Words kComma, kSemicolon, kBracketed;

[[nodiscard]] std::string_view severity(Severity value, Lang lang);
[[nodiscard]] std::string_view status(Status value, Lang lang);
[[nodiscard]] std::string_view retryable(Retryable value, Lang lang);
// Where it is diagnosed; empty if everywhere.
[[nodiscard]] std::string_view scope(Context value, Lang lang);
// Unknown stages stay as the rule names them.
[[nodiscard]] std::string_view stage(std::string_view name, Lang lang);
[[nodiscard]] std::string_view effect(Effect value, Lang lang);

}  // namespace explain_words

inline constexpr std::size_t kChapterIndent = 4;

// Chapter heading, after a blank line.
void write_chapter(const Words& title, Page& page);

// Id and title, on one line if they fit.
void write_name(std::string_view id, std::string_view title, Page& page);

// Ids in a column, a text behind each.
using Entry = std::pair<std::string_view, std::string>;
void write_entries(const std::vector<Entry>& entries, Page& page);

// The chapter of related pages, if there are any. Of many only the first.
void write_see_also(std::vector<Entry> entries, Page& page);

// Labels in a column, prose behind them. Rows without text are left out.
using Rows = std::vector<std::pair<std::string_view, std::string>>;
void write_rows(const Rows& rows, std::size_t indent, Page& page);

// Commands are broken before an option where they are too long, so that they can still be copied.
void write_command(const std::vector<std::string>& argv, std::size_t indent, Page& page);

// What each check can prove, by the fact it looks at.
void write_checks(const RuleSet& rules, const std::vector<ProofGroup>& groups, std::size_t indent,
                  Page& page);

// The chapter that tells how to obtain documents.
void write_documents(const RuleSet& rules, const std::vector<std::uint32_t>& documents, Page& page);

// Fixes with their steps, commands and files. A file that two of them share is printed once.
class FixWriter {
 public:
  FixWriter(const RuleSet& rules, Page& page) : rules_(rules), page_(page) {}
  // `note` says what it is for, may be empty.
  void write(std::uint32_t fix, std::string_view note);

 private:
  void write_commands(Range commands);
  void write_artifact(const std::string& name, const std::string& content, std::string_view fix);

  const RuleSet& rules_;
  Page& page_;
  bool first_ = true;
  std::map<std::string, std::string> printed_;  // name and content of a file, the fix it stands at
};

// Where the claims stand, each address once.
void write_sources(const std::vector<Origin>& origins, Page& page);

}  // namespace dtsdoctor
