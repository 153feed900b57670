// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_policy.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kAssumeRole = "sts:AssumeRole";

class Reader {
 public:
  Reader(const MappedText& text, const Source& source) : text_(text), source_(source) {}

  [[nodiscard]] Place place(Span span, bool quoted) const {
    if (quoted && span.end >= span.begin + 2) span = {span.begin + 1, span.end - 1};
    return source_.place(text_.origin(span));
  }

  // A string, or the strings of an array.
  void add_strings(const JsonValue& value, std::vector<FactValue>& out) const {
    if (value.is_string()) out.push_back({value.text, place(value.span, true)});
    for (const JsonValue& item : value.items) {
      if (item.is_string()) out.push_back({item.text, place(item.span, true)});
    }
  }

  [[nodiscard]] TrustStatement statement(const JsonValue& value) const {
    TrustStatement out;
    if (const JsonValue* effect = value.find("Effect"))
      out.allows = equals_fold(effect->text, "Allow");
    out.covers_assume_role = covers_assume_role(value);
    if (const JsonValue* principal = value.find("Principal")) add_principals(*principal, out);
    if (const JsonValue* condition = value.find("Condition")) {
      for (const JsonMember& operation : condition->members) {
        for (const JsonMember& key : operation.value.members)
          out.conditions.push_back({key.key, place(key.key_span, true)});
      }
    }
    out.json = text_.bytes().substr(value.span.begin, value.span.end - value.span.begin);
    return out;
  }

 private:
  [[nodiscard]] bool covers_assume_role(const JsonValue& value) const {
    const JsonValue* action = value.find("Action");
    const JsonValue* exempt = action == nullptr ? value.find("NotAction") : nullptr;
    if (action == nullptr && exempt == nullptr) return false;
    std::vector<FactValue> names;
    add_strings(action != nullptr ? *action : *exempt, names);
    const bool named = std::any_of(names.begin(), names.end(), [](const FactValue& name) {
      return matches_wildcard(name.text, kAssumeRole);
    });
    return named == (action != nullptr);
  }

  void add_principals(const JsonValue& principal, TrustStatement& out) const {
    add_strings(principal, out.others);
    for (const JsonMember& member : principal.members) {
      if (member.key == "Service") {
        add_strings(member.value, out.services);
      } else if (member.key == "RAM") {
        add_strings(member.value, out.accounts);
      } else {
        add_strings(member.value, out.others);
      }
    }
  }

  const MappedText& text_;
  const Source& source_;
};

}  // namespace

std::optional<TrustPolicy> read_trust_policy(const JsonValue& policy, const MappedText& text,
                                             const Source& source) {
  const JsonValue* statements = policy.find("Statement");
  if (statements == nullptr) return std::nullopt;
  const Reader reader(text, source);
  TrustPolicy out;
  out.place = reader.place(policy.span, false);
  if (statements->is_object()) out.statements.push_back(reader.statement(*statements));
  for (const JsonValue& item : statements->items) {
    if (item.is_object()) out.statements.push_back(reader.statement(item));
  }
  return out;
}

bool matches_wildcard(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;  // the last "*" and the text it has swallowed up to
  std::size_t swallowed = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || to_lower(pattern[p]) == to_lower(text[t])) &&
        pattern[p] != '*') {
      ++p;
      ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      swallowed = t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++swallowed;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace dtsdoctor
