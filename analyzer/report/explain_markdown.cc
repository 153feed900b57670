// SPDX-License-Identifier: Apache-2.0
//
// Pages of explain as Markdown, and all of them as one document to read, search and review.
#include <fmt/format.h>

#include <algorithm>

#include "report/document_diff.h"
#include "report/explain.h"
#include "report/explain_article.h"
#include "report/explain_page.h"
#include "report/explain_topic.h"
#include "report/fact_article.h"
#include "report/markdown_text.h"
#include "report/shell.h"
#include "report/wording.h"
#include "rules/coverage.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

const Words kTitle{"What dtsdoctor knows", "dtsdoctor 知识库"};
const Words kIntro{
    "Generated from the rules ({} errors, as of {}) by `dtsdoctor explain --all --format "
    "markdown`; "
    "changes belong into `patterns/` and `knowledge/`. An error, a cause or a fix without a remark "
    "is "
    "documented; what is observed or inferred says so.",
    "由规则生成（{} 种报错，截至 {}），命令为 `dtsdoctor explain --all --format markdown --lang "
    "zh`；"
    "如需修改，请修改 `patterns/` 和 "
    "`knowledge/`。未作标注的内容均有文档依据；实测或推断得出的内容会注明。"};
const Words kArea{"area", "类别"};
const Words kErrorCount{"errors", "报错"};
const Words kWithMessage{"with a message", "有报错原文"};
const Words kWithCause{"with a cause", "有原因"};
const Words kWithFix{"with a fix", "有解决方法"};
const Words kExperimental{"experimental", "实验性"};
const Words kPreflight{"Pre-flight rules", "预检规则"};
const Words kMatrix{"Support across accounts", "跨账号支持范围"};
const Words kExample{"How it reads:", "报错示例："};
const Words kSources{"Sources", "来源"};
const Words kCausesOf{"Causes", "可能原因"};
const Words kFixesOf{"Fixes", "解决方法"};
const Words kCheckWith{"Check with:", "验证："};

class MarkdownWriter {
 public:
  MarkdownWriter(const RuleSet& rules, Lang lang) : rules_(rules), lang_(lang) {}

  void error(const Pattern& pattern, std::string_view heading) {
    const ErrorArticle article = article_of(rules_, pattern, lang_);
    line(fmt::format("{} {}\n", heading, markdown_code(pattern.id)));
    line(fmt::format("**{}**{}\n", markdown_prose(in(pattern.title)), mark(pattern.origin)));
    facts(pattern);
    if (!article.message.empty()) {
      line(fmt::format("{}\n", in(kExample)));
      line(markdown_block(article.message));
    }
    causes(article);
    fixes(article);
    sources(article.origins);
  }

  void cause(const Cause& cause) {
    const Patterns errors = with_cause(rules_, cause);
    const CauseArticle article = article_of(rules_, cause, errors, lang_);
    line(fmt::format("# {}\n", markdown_code(cause.id)));
    line(fmt::format("**{}**{}\n", markdown_prose(article.title), mark(cause.origin)));
    line(markdown_prose(article.because) + "\n");
    proofs(article, "");
    line(fmt::format("**{}**\n", in(words::kErrors)));
    for (const Pattern* pattern : errors)
      line("- " + labelled(markdown_code(pattern->id), markdown_prose(in(pattern->title))));
    line("");
    std::vector<FixArticle> all;
    for (const FixRef& each : RuleSet::part(rules_.fix_refs, cause.fixes))
      all.push_back({each.fix, {}});
    fix_list(all, 0);
    sources({cause.origin});
  }

  void fix(const Fix& row) {
    const FixUses uses = uses_of(rules_, row);
    const Facts nothing(rules_);
    line(fmt::format("# {}\n", markdown_code(row.id)));
    fix({uses.fix, {}}, 0);
    if (!uses.causes.empty()) line(fmt::format("**{}**\n", in(kCausesOf)));
    for (const Cause* cause : uses.causes) {
      const std::string title = markdown_prose(fill(in(cause->title), nothing, lang_));
      line("- " + labelled(markdown_code(cause->id), title) + std::string(mark(cause->origin)));
    }
    if (!uses.causes.empty()) line("");
    if (!uses.preflight.empty()) line(fmt::format("**{}**\n", in(kPreflight)));
    for (const PreflightRule* rule : uses.preflight)
      line("- " + labelled(markdown_code(rule->id), markdown_prose(in(rule->title))));
    if (!uses.preflight.empty()) line("");
    sources(uses.origins);
  }

  void preflight(const PreflightRule& rule, std::string_view heading) {
    line(fmt::format("{} {}\n", heading, markdown_code(rule.id)));
    line(fmt::format("**{}** ({}){}\n", markdown_prose(in(rule.title)),
                     words::severity(rule.severity, lang_), mark(rule.origin)));
    const Facts nothing(rules_);
    for (const PreflightCase& one : RuleSet::part(rules_.preflight_cases, rule.cases))
      line(fmt::format("- {}", markdown_prose(fill(in(one.message), nothing, lang_))));
    line("");
    std::vector<FixArticle> all;
    for (const FixRef& each : RuleSet::part(rules_.fix_refs, rule.fixes))
      all.push_back({each.fix, {}});
    fix_list(all, 0);
    sources({rule.origin});
  }

  void fact(const FactDecl& fact) {
    const FactArticle article = article_of(rules_, fact, lang_);
    line(fmt::format("# {}\n", markdown_code(fact.key)));
    line(fmt::format("**{}**\n", markdown_prose(std::string(article.about))));
    line("- " + labelled(in(words::kType), std::string(fact.type)));
    names(words::kValues, article.values);
    names(words::kDerived, article.sources);
    if (!article.statement.empty()) names(words::kStated, {article.statement});
    line("");
    for (const FieldNames& each : article.fields) {
      line(fmt::format("- {}", markdown_code(each.field->key)));
      for (const std::string_view name : each.also)
        line(fmt::format("  - {}", markdown_code(name)));
    }
    if (!article.fields.empty()) line("");
  }

  void matrix() {
    TextStyle style;
    style.lang = lang_;
    line(markdown_block(explain_matrix(rules_, style)));
  }

  void everything() {
    line(fmt::format("# {}\n", in(kTitle)));
    line(wording::fill(kIntro, lang_, rules_.patterns.size(), rules_.date) + "\n");
    const std::vector<CoverageRow> areas = coverage_by_area(rules_);
    line(fmt::format("| {} | {} | {} | {} | {} | {} |", in(kArea), in(kErrorCount),
                     in(kWithMessage), in(kWithCause), in(kWithFix), in(kExperimental)));
    line("|---|---:|---:|---:|---:|---:|");
    for (const CoverageRow& row : areas) {
      line(fmt::format("| [{}](#{}) | {} | {} | {} | {} | {} |", row.name,
                       markdown_anchor(row.name), row.known, row.with_message, row.with_cause,
                       row.with_fix, row.experimental));
    }
    line("");
    for (const CoverageRow& row : areas) {
      line(fmt::format("## {}\n", row.name));
      for (const Pattern& pattern : rules_.patterns) {
        if (area_of(pattern) == row.name) error(pattern, "###");
      }
    }
    line(fmt::format("## {}\n", in(kPreflight)));
    for (const PreflightRule& rule : rules_.preflight) preflight(rule, "###");
    line(fmt::format("## {}\n", in(kMatrix)));
    matrix();
  }

  std::string take() {
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view in(const Words& text) const { return text.in(lang_); }
  [[nodiscard]] std::string_view mark(const Origin& origin) const {
    return origin_mark(origin, lang_);
  }
  [[nodiscard]] std::string labelled(std::string_view label, std::string_view text) const {
    return wording::fill(wording::kLabelled, lang_, label, text);
  }
  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }

  [[nodiscard]] std::string codes(Range names) const {
    std::string out;
    for (const std::string_view name : RuleSet::part(rules_.strings, names))
      out += fmt::format("{}{}", out.empty() ? "" : in(words::kComma), markdown_code(name));
    return out;
  }

  void facts(const Pattern& pattern) {
    const auto row = [&](const Words& label, const std::string& text) {
      if (!text.empty()) line("- " + labelled(in(label), text));
    };
    row(words::kCodeRow, pattern.code.empty() ? std::string() : markdown_code(pattern.code));
    row(words::kAliases, codes(pattern.aliases));
    row(words::kSeverity, std::string(words::severity(pattern.severity, lang_)));
    row(words::kStage, std::string(words::stage(pattern.stage, lang_)));
    row(words::kEngines, fmt::format("{}", fmt::join(RuleSet::part(rules_.strings, pattern.engines),
                                                     in(words::kComma))));
    row(words::kRetry, std::string(words::retryable(pattern.retryable, lang_)));
    row(words::kScope, std::string(words::scope(pattern.context, lang_)));
    row(words::kStatus, std::string(words::status(pattern.status, lang_)));
    line("");
  }

  void proofs(const CauseArticle& article, std::string_view indent) {
    for (const ProofGroup& group : article.checks) {
      const bool named = group.fact != kNoFact;
      if (named)
        line(fmt::format("{}- {}", indent, markdown_prose(in(rules_.facts[group.fact].about))));
      for (const Proof& proof : group.proofs) {
        line(fmt::format("{}{}- {}", indent, named ? "  " : "",
                         labelled(words::effect(proof.effect, lang_), markdown_prose(proof.text))));
      }
    }
    if (!article.checks.empty()) line("");
  }

  void causes(const ErrorArticle& article) {
    line(fmt::format("**{}**\n", in(kCausesOf)));
    if (article.causes.empty()) line(fmt::format("{}\n", in(words::kNoCauses)));
    std::size_t number = 0;
    for (const CauseArticle& each : article.causes) {
      line(fmt::format("{}. **{}**{}", ++number, markdown_prose(each.title),
                       mark(each.cause->origin)));
      if (!each.because.empty()) line("   " + markdown_prose(each.because));
      if (!each.checks.empty()) line("");
      proofs(each, "   ");
    }
    if (number > 0) line("");
  }

  void fixes(const ErrorArticle& article) { fix_list(article.fixes, article.causes.size()); }

  // A row of names as code, if there are any.
  void names(const Words& label, const std::vector<std::string_view>& list) {
    std::vector<std::string> codes;
    for (const std::string_view name : list) codes.push_back(markdown_code(name));
    if (!codes.empty())
      line("- " + labelled(in(label), fmt::format("{}", fmt::join(codes, in(words::kComma)))));
  }

  // `of`: how many causes there are, to name those that a fix is for.
  void fix_list(const std::vector<FixArticle>& all, std::size_t of) {
    if (all.empty()) return;
    line(fmt::format("**{}**\n", in(kFixesOf)));
    for (const FixArticle& each : all) fix(each, of);
  }

  void fix(const FixArticle& article, std::size_t of) {
    const FilledFix filled = fill_fix(article.fix, Facts(rules_), lang_);
    std::string remark(wording::applicability(filled.applicability, lang_));
    if (article.causes.size() < of) {
      const Words& text = article.causes.size() == 1 ? words::kForCause : words::kForCauses;
      remark = wording::fill(text, lang_,
                             fmt::format("{}", fmt::join(article.causes, in(words::kComma)))) +
               std::string(in(words::kSemicolon)) + remark;
    }
    line(fmt::format("- **{}** ({})", markdown_prose(filled.title), remark));
    std::size_t number = 0;
    for (const std::string& step : filled.steps)
      line(fmt::format("  {}. {}", ++number, markdown_prose(step)));
    line("");
    commands(filled.commands);
    for (const FilledArtifact& each : filled.artifacts) {
      line(fmt::format("  {}\n", markdown_code(each.name)));
      line(markdown_block(laid_out(each.content), markdown_language(each.name), "  "));
    }
    if (!filled.verify.empty()) {
      line(fmt::format("  {}\n", in(kCheckWith)));
      commands(filled.verify);
    }
    remark_line(wording::kUndo, filled.undo);
    remark_line(wording::kRisk, filled.risk);
  }

  void remark_line(const Words& label, const std::string& text) {
    if (!text.empty()) line("  " + labelled(in(label), markdown_prose(text)) + "\n");
  }

  void commands(const std::vector<Arguments>& all) {
    if (all.empty()) return;
    std::string text;
    for (const Arguments& argv : all) text += shell_line(argv) + "\n";
    line(markdown_block(text, "sh", "  "));
  }

  void sources(const std::vector<Origin>& origins) {
    std::vector<std::string_view> urls;
    for (const Origin& origin : origins) {
      if (!origin.url.empty() && std::find(urls.begin(), urls.end(), origin.url) == urls.end())
        urls.push_back(origin.url);
    }
    if (urls.empty()) return;
    std::string out;
    for (const std::string_view url : urls)
      out += fmt::format("{}<{}>", out.empty() ? "" : in(words::kComma), url);
    line(labelled(in(kSources), out) + "\n");
  }

  const RuleSet& rules_;
  Lang lang_;
  std::string out_;
};

}  // namespace

std::string explain_markdown(const RuleSet& rules, const ExplainTopic& topic, Lang lang) {
  MarkdownWriter writer(rules, lang);
  switch (topic.kind) {
    case ExplainTopic::Kind::errors:
      for (const Pattern* pattern : topic.errors) writer.error(*pattern, "#");
      break;
    case ExplainTopic::Kind::cause:
      writer.cause(*topic.cause);
      break;
    case ExplainTopic::Kind::fix:
      writer.fix(*topic.fix);
      break;
    case ExplainTopic::Kind::preflight:
      writer.preflight(*topic.rule, "#");
      break;
    case ExplainTopic::Kind::fact:
      writer.fact(*topic.fact);
      break;
    case ExplainTopic::Kind::matrix:
      writer.matrix();
      break;
    case ExplainTopic::Kind::everything:
      writer.everything();
      break;
  }
  return writer.take();
}

}  // namespace dtsdoctor
