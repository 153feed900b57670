// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_facts.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kService = "dts.aliyuncs.com";
constexpr std::string_view kAt = "@dts.aliyuncs.com";
constexpr std::string_view kAccountPrefix = "acs:ram::";
constexpr std::string_view kDocumentedSample = "164682176356****";  // printed in the documentation

// Who a principal stands for.
struct Who {
  enum class Kind { account, masked, placeholder };
  Kind kind = Kind::placeholder;
  FactValue value;  // the id, or the principal as written
};

using Values = std::vector<FactValue>;

FactValue narrowed(const FactValue& whole, std::size_t begin, std::size_t length) {
  FactValue part{whole.text.substr(begin, length), whole.place};
  if (part.place && part.place->mark_end - part.place->mark_begin == whole.text.size()) {
    part.place->mark_begin += begin;
    part.place->mark_end = part.place->mark_begin + length;
    part.place->column += count_characters(std::string_view(whole.text).substr(0, begin));
    part.place->length = std::max<std::size_t>(1, count_characters(part.text));
  }
  return part;
}

bool is_masked(std::string_view id) {
  const bool only_digits_and_stars =
      std::all_of(id.begin(), id.end(), [](char c) { return is_digit(c) || c == '*'; });
  return only_digits_and_stars && id.find('*') != std::string_view::npos;
}

// Letters of any script and angle brackets are words that somebody should have replaced. An id with
// a stray blank or an invisible character is an id all the same, if a wrong one.
bool has_words(std::string_view id) {
  for (; !id.empty(); id.remove_prefix(character_length(id))) {
    const char32_t c = code_point(id);
    const bool ideograph = c >= 0x2E80 && c <= 0x9FFF;
    if (c == U'<' || c == U'>' || c == U'*' || ideograph ||
        (c < 0x80 && is_alpha(static_cast<char>(c))))
      return true;
  }
  return false;
}

Who who_is(const FactValue& id) {
  const std::string_view text = id.text;
  if (text == kDocumentedSample) return {Who::Kind::placeholder, id};
  if (is_masked(text)) return {Who::Kind::masked, id};
  return {has_words(text) ? Who::Kind::placeholder : Who::Kind::account, id};
}

bool is_dts_service(std::string_view principal) {
  return principal == kService || principal.ends_with(kAt);
}

// The account of "acs:ram::<account>:root", of a user or a role of it.
std::optional<FactValue> account_of(const FactValue& principal) {
  if (!principal.text.starts_with(kAccountPrefix)) return std::nullopt;
  const std::size_t end = principal.text.find(':', kAccountPrefix.size());
  if (end == std::string::npos) return std::nullopt;
  return narrowed(principal, kAccountPrefix.size(), end - kAccountPrefix.size());
}

// Do the visible digits of a masked id agree with an account id? A run of stars may hide any number
// of digits, since products mask with a fixed number of stars.
bool mask_fits(std::string_view masked, std::string_view account) {
  std::string wildcard;
  for (const char c : masked) {
    if (c != '*' || !wildcard.ends_with('*')) wildcard += c;
  }
  return matches_wildcard(wildcard, account);
}

struct Principals {
  Values dts, denied_dts, bare, service_ids, ram_ids, placeholders, masked;
};

void sort_out(const Who& who, Values& ids, Principals& out) {
  switch (who.kind) {
    case Who::Kind::account:
      ids.push_back(who.value);
      break;
    case Who::Kind::masked:
      out.masked.push_back(who.value);
      break;
    case Who::Kind::placeholder:
      out.placeholders.push_back(who.value);
      break;
  }
}

void read_allow(const TrustStatement& statement, Principals& out) {
  for (const FactValue& service : statement.services) {
    if (!is_dts_service(service.text)) continue;
    out.dts.push_back(service);
    if (service.text == kService) {
      out.bare.push_back(service);
    } else {
      sort_out(who_is(narrowed(service, 0, service.text.size() - kAt.size())), out.service_ids,
               out);
    }
  }
  for (const FactValue& principal : statement.accounts) {
    if (const std::optional<FactValue> account = account_of(principal))
      sort_out(who_is(*account), out.ram_ids, out);
  }
}

void read_deny(const TrustStatement& statement, Principals& out) {
  if (!statement.covers_assume_role) return;
  for (const FactValue& service : statement.services) {
    if (is_dts_service(service.text) || service.text == "*") out.denied_dts.push_back(service);
  }
  for (const FactValue& other : statement.others) {
    if (other.text == "*") out.denied_dts.push_back(other);
  }
}

bool allows_dts(const TrustStatement& statement) {
  return statement.allows && statement.covers_assume_role &&
         std::any_of(statement.services.begin(), statement.services.end(),
                     [](const FactValue& service) { return is_dts_service(service.text); });
}

// Condition keys, if DTS is allowed only under conditions.
Values binding_conditions(const TrustPolicy& policy) {
  Values keys;
  for (const TrustStatement& statement : policy.statements) {
    if (!allows_dts(statement)) continue;
    if (statement.conditions.empty()) return {};
    keys.insert(keys.end(), statement.conditions.begin(), statement.conditions.end());
  }
  return keys;
}

bool have_common(const Values& a, const Values& b) {
  return std::any_of(a.begin(), a.end(), [&](const FactValue& x) {
    return std::any_of(b.begin(), b.end(), [&](const FactValue& y) { return x.text == y.text; });
  });
}

// Statements that the corrected policy keeps: what is not about DTS. One that only trusts the
// creator's account is replaced by the documented statement; one that denies everybody is not kept.
Values other_statements(const TrustPolicy& policy, const FactValue* caller) {
  const auto is_replaced = [&](const FactValue& principal) {
    const std::optional<FactValue> account = account_of(principal);
    return account && (who_is(*account).kind == Who::Kind::placeholder ||
                       (caller != nullptr && account->text == caller->text));
  };
  const auto is_dts = [](const FactValue& service) {
    return is_dts_service(service.text) || service.text == "*" ||
           service.text.find("dts") != std::string::npos;
  };
  Values kept;
  for (const TrustStatement& s : policy.statements) {
    const bool about_dts = std::any_of(s.services.begin(), s.services.end(), is_dts);
    const bool replaced = s.services.empty() && s.others.empty() &&
                          std::all_of(s.accounts.begin(), s.accounts.end(), is_replaced);
    const bool denies_all =
        !s.allows && std::any_of(s.others.begin(), s.others.end(),
                                 [](const FactValue& other) { return other.text == "*"; });
    if (!about_dts && !replaced && !denies_all) kept.push_back({s.json, std::nullopt});
  }
  return kept;
}

void add_placeholders(Facts& facts, const Principals& p, const std::optional<Place>& document) {
  Values left = p.placeholders;
  bool undecided = false;
  const FactValue* caller = facts.value("caller.account_id");
  for (const FactValue& masked : p.masked) {
    if (caller != nullptr && !mask_fits(masked.text, caller->text)) {
      left.push_back(masked);
    } else {
      undecided = true;
    }
  }
  if (!left.empty() || !undecided) facts.set_list("ram.trust.left_placeholders", left, document);
  // Behind a mask may be anybody: who is trusted is then not known.
  if (undecided) return;
  facts.set_list("ram.trust.service_ids", p.service_ids, document);
  facts.set_list("ram.trust.ram_ids", p.ram_ids, document);
  const bool differ =
      !p.service_ids.empty() && !p.ram_ids.empty() && !have_common(p.service_ids, p.ram_ids);
  facts.set("ram.trust.ids_differ",
            {differ ? "true" : "false", differ ? p.ram_ids.front().place : document});
  std::set<std::string> trusted;
  for (const FactValue& id : p.service_ids) trusted.insert(id.text);
  const bool single = trusted.size() == 1 && p.bare.empty() && left.empty() &&
                      std::all_of(p.ram_ids.begin(), p.ram_ids.end(),
                                  [&](const FactValue& id) { return trusted.count(id.text) == 1; });
  if (single) {
    facts.set("ram.trust.single_id", p.service_ids.front());
  } else {
    facts.set_absent("ram.trust.single_id", document);
  }
}

}  // namespace

void add_trust_facts(Facts& facts, const TrustPolicy& policy) {
  Principals p;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.allows) {
      read_deny(statement, p);
    } else if (statement.covers_assume_role) {
      read_allow(statement, p);
    }
  }
  facts.set_list("ram.trust.dts_principals", p.dts, policy.place);
  facts.set_list("ram.trust.denied_dts_principals", p.denied_dts, policy.place);
  facts.set_list("ram.trust.bare_service", p.bare, policy.place);
  facts.set_list("ram.trust.conditions", binding_conditions(policy), policy.place);
  facts.set_list("ram.trust.other_statements",
                 other_statements(policy, facts.value("caller.account_id")), policy.place);
  add_placeholders(facts, p, policy.place);
}

}  // namespace dtsdoctor
