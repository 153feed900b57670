// SPDX-License-Identifier: Apache-2.0
//
// What explain knows as one JSON object, for programs that show it elsewhere.
#include <nlohmann/json.hpp>

#include "report/explain_article.h"
#include "report/explain_topic.h"
#include "report/fact_article.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json strings(const RuleSet& rules, Range range) {
  Json out = Json::array();
  for (const std::string_view text : RuleSet::part(rules.strings, range)) out.push_back(text);
  return out;
}

class JsonExplainer {
 public:
  JsonExplainer(const RuleSet& rules, Lang lang) : rules_(rules), lang_(lang) {}

  [[nodiscard]] Json error(const Pattern& pattern) const {
    const ErrorArticle article = article_of(rules_, pattern, lang_);
    Json causes = Json::array();
    for (const CauseArticle& each : article.causes) causes.push_back(cause(each));
    Json fixes = Json::array();
    for (const FixArticle& each : article.fixes) fixes.push_back(fix(each.fix));
    Json related = Json::array();
    for (const RelatedArticle& each : article.related) related.push_back(each.pattern->id);
    return {{"id", pattern.id},
            {"rev", pattern.rev},
            {"status", name_of(pattern.status)},
            {"code", text_or_null(pattern.code)},
            {"aliases", strings(rules_, pattern.aliases)},
            {"title", pattern.title.in(lang_)},
            {"message", text_or_null(article.message)},
            {"severity", name_of(pattern.severity)},
            {"stage", pattern.stage},
            {"engines", strings(rules_, pattern.engines)},
            {"only_in_dts_context", pattern.context != Context::any},
            {"retryable", name_of(pattern.retryable)},
            {"origin", origin(pattern.origin)},
            {"causes", std::move(causes)},
            {"fixes", std::move(fixes)},
            {"documents", documents(article.documents)},
            {"related", std::move(related)}};
  }

  [[nodiscard]] Json cause(const CauseArticle& article) const {
    const Cause& cause = *article.cause;
    Json checks = Json::array();
    for (const ProofGroup& group : article.checks) {
      for (const Proof& proof : group.proofs) {
        checks.push_back(
            {{"fact", group.fact == kNoFact ? Json() : Json(rules_.facts[group.fact].key)},
             {"effect", name_of(proof.effect)},
             {"says", proof.text}});
      }
    }
    Json fixes = Json::array();
    for (const FixRef& each : RuleSet::part(rules_.fix_refs, cause.fixes))
      fixes.push_back(rules_.fixes[each.fix].id);
    return {{"id", cause.id},
            {"title", article.title},
            {"because", article.because},
            {"origin", origin(cause.origin)},
            {"checks", std::move(checks)},
            {"fixes", std::move(fixes)}};
  }

  [[nodiscard]] Json fix(std::uint32_t index) const {
    const FilledFix filled = fill_fix(index, Facts(rules_), lang_);
    Json artifacts = Json::array();
    for (const FilledArtifact& each : filled.artifacts) {
      Json content = Json::parse(each.content, nullptr, false);
      if (content.is_discarded()) content = each.content;
      artifacts.push_back({{"name", each.name}, {"content", std::move(content)}});
    }
    return {{"id", rules_.fixes[index].id},
            {"title", filled.title},
            {"applicability", name_of(filled.applicability)},
            {"steps", filled.steps},
            {"commands", filled.commands},
            {"artifacts", std::move(artifacts)},
            {"verify", filled.verify},
            {"undo", text_or_null(filled.undo)},
            {"risk", text_or_null(filled.risk)}};
  }

  [[nodiscard]] Json fix_with_uses(const Fix& row) const {
    const FixUses uses = uses_of(rules_, row);
    Json out = fix(uses.fix);
    out["causes"] = Json::array();
    for (const Cause* cause : uses.causes) out["causes"].push_back(cause->id);
    out["preflight"] = Json::array();
    for (const PreflightRule* rule : uses.preflight) out["preflight"].push_back(rule->id);
    return out;
  }

  [[nodiscard]] Json fixes(Range range) const {
    Json out = Json::array();
    for (const FixRef& each : RuleSet::part(rules_.fix_refs, range)) out.push_back(fix(each.fix));
    return out;
  }

  [[nodiscard]] Json preflight(const PreflightRule& rule) const {
    Json findings = Json::array();
    const Facts nothing(rules_);
    for (const PreflightCase& one : RuleSet::part(rules_.preflight_cases, rule.cases))
      findings.push_back(fill(one.message.in(lang_), nothing, lang_));
    return {{"id", rule.id},
            {"title", rule.title.in(lang_)},
            {"severity", name_of(rule.severity)},
            {"origin", origin(rule.origin)},
            {"findings", std::move(findings)},
            {"documents", documents(documents_of(rules_, rule))},
            {"fixes", fixes(rule.fixes)}};
  }

  [[nodiscard]] Json fact(const FactDecl& fact) const {
    const FactArticle article = article_of(rules_, fact, lang_);
    Json fields = Json::array();
    for (const FieldNames& each : article.fields) {
      fields.push_back({{"key", each.field->key},
                        {"side", text_or_null(each.field->side)},
                        {"also", each.also}});
    }
    Json preflight = Json::array();
    for (const PreflightRule* rule : article.rules) preflight.push_back(rule->id);
    return {{"key", fact.key},
            {"about", article.about},
            {"type", fact.type},
            {"secret", fact.sensitivity == Sensitivity::secret},
            {"from_user", fact.from_user},
            {"values", article.values},
            {"derives_from", article.sources},
            {"fields", std::move(fields)},
            {"documents", documents(article.documents)},
            {"preflight", std::move(preflight)}};
  }

  [[nodiscard]] Json matrix() const {
    Json types = Json::array();
    for (const DatabaseType& type : rules_.database_types) {
      Json methods = Json::array();
      for (const std::uint32_t method : RuleSet::part(rules_.matrix_refs, type.methods))
        methods.push_back(rules_.access_methods[method].id);
      types.push_back({{"id", type.id},
                       {"side", type.side},
                       {"name", type.name.in(lang_)},
                       {"methods", std::move(methods)},
                       {"note", text_or_null(type.note.in(lang_))}});
    }
    Json pairs = Json::array();
    for (const TwoWayPair& pair : rules_.two_way_pairs) {
      pairs.push_back({{"id", pair.id},
                       {"name", pair.name.in(lang_)},
                       {"verdict", name_of(pair.verdict)},
                       {"note", text_or_null(pair.note.in(lang_))}});
    }
    return {{"types", std::move(types)}, {"two_way_pairs", std::move(pairs)}};
  }

 private:
  static Json origin(const Origin& origin) {
    return {{"kind", name_of(origin.kind)},
            {"url", text_or_null(origin.url)},
            {"captured", text_or_null(origin.captured)}};
  }

  [[nodiscard]] Json documents(const std::vector<std::uint32_t>& indexes) const {
    Json out = Json::array();
    for (const std::uint32_t index : indexes) out.push_back(rules_.documents[index].id);
    return out;
  }

  const RuleSet& rules_;
  Lang lang_;
};

}  // namespace

std::string explain_json(const RuleSet& rules, const ExplainTopic& topic, Lang lang) {
  const JsonExplainer explainer(rules, lang);
  const bool everything = topic.kind == ExplainTopic::Kind::everything;
  Json out = {{"schema", "dtsdoctor-explain/1"}, {"errors", Json::array()}};
  for (const Pattern* pattern : topic.errors) out["errors"].push_back(explainer.error(*pattern));
  if (everything) {
    for (const Pattern& pattern : rules.patterns) out["errors"].push_back(explainer.error(pattern));
  }
  if (topic.cause != nullptr) {
    const Patterns errors = with_cause(rules, *topic.cause);
    Json cause = explainer.cause(article_of(rules, *topic.cause, errors, lang));
    cause["fixes"] = explainer.fixes(topic.cause->fixes);
    cause["errors"] = Json::array();
    for (const Pattern* pattern : errors) cause["errors"].push_back(pattern->id);
    out["cause"] = std::move(cause);
  }
  if (topic.fix != nullptr) out["fix"] = explainer.fix_with_uses(*topic.fix);
  if (topic.rule != nullptr) out["preflight"] = Json::array({explainer.preflight(*topic.rule)});
  if (topic.fact != nullptr) out["fact"] = explainer.fact(*topic.fact);
  if (everything) {
    out["preflight"] = Json::array();
    for (const PreflightRule& rule : rules.preflight)
      out["preflight"].push_back(explainer.preflight(rule));
  }
  if (everything || topic.kind == ExplainTopic::Kind::matrix) out["matrix"] = explainer.matrix();
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dtsdoctor
