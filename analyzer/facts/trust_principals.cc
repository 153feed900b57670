// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_principals.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/id_label.h"
#include "base/utf8.h"
#include "facts/wildcard.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kService = "dts.aliyuncs.com";
constexpr std::string_view kAt = "@dts.aliyuncs.com";
constexpr std::string_view kAccountPrefix = "acs:ram::";
constexpr std::string_view kDocumentedSample = "164682176356****";  // printed in the documentation

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
    const bool letter = c < 0x80 && is_alpha(static_cast<char>(c));
    if (c == U'<' || c == U'>' || c == U'*' || ideograph || letter) return true;
  }
  return false;
}

}  // namespace

PrincipalKind kind_of(std::string_view id) {
  if (id == kDocumentedSample) return PrincipalKind::placeholder;
  if (is_masked(id)) return PrincipalKind::masked;
  const std::vector<std::string> spellings = possible_spellings(id);
  return std::any_of(spellings.begin(), spellings.end(), has_words) ? PrincipalKind::placeholder
                                                                    : PrincipalKind::account;
}

bool is_dts_service(std::string_view principal) {
  return principal == kService || principal.ends_with(kAt);
}

bool is_bare_dts_service(std::string_view principal) { return principal == kService; }

FactValue id_of_service(const FactValue& principal) {
  return part_of(principal, 0, principal.text.size() - kAt.size());
}

std::optional<FactValue> account_of(const FactValue& principal) {
  if (!principal.text.starts_with(kAccountPrefix)) return std::nullopt;
  const std::size_t end = principal.text.find(':', kAccountPrefix.size());
  if (end == std::string::npos) return std::nullopt;
  return part_of(principal, kAccountPrefix.size(), end - kAccountPrefix.size());
}

bool mask_fits(std::string_view masked, std::string_view account) {
  if (has_id_label(account)) return true;
  std::string wildcard;
  for (const char c : masked) {
    if (c != '*' || !wildcard.ends_with('*')) wildcard += c;
  }
  return matches_wildcard(wildcard, account);
}

}  // namespace dtsdoctor
