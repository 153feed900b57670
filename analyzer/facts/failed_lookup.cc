// SPDX-License-Identifier: Apache-2.0
#include "facts/failed_lookup.h"

#include <algorithm>
#include <string>

namespace dtsdoctor {
namespace {

// Where the first of a table's keys stands that is in the text; empty if none is.
Span first_of(std::string_view text, const RuleSet& rules, std::string_view table) {
  Span found;
  for (const TableRow& row : find_table(rules, table)) {
    const std::size_t at = text.find(row.key);
    if (at == std::string_view::npos || (found.begin < found.end && at >= found.begin)) continue;
    found = {at, at + row.key.size()};
  }
  return found;
}

bool holds_any(std::string_view text, const RuleSet& rules, std::string_view table) {
  const Span found = first_of(text, rules, table);
  return found.begin < found.end;
}

// DTS fails with the words of RAM too, when it looks up a role: that is the failure to explain.
bool is_call_of_dts(std::string_view text, const RuleSet& rules) {
  return holds_any(text, rules, "signs-of-dts-calls");
}

// The role that a failed call names, behind its code or else before it: an account's or a user's
// ARN is that of another call in the same text. Empty if it names none nearby.
Span missed_role(std::string_view text, std::size_t code) {
  constexpr std::size_t kNear = 1024;
  constexpr std::string_view kEnds = " \t\r\n\"'`,;)]}\\";  // of a sentence, a string
  constexpr std::string_view kTag = "</";                   // labels of redaction begin with <
  Span before{0, 0};
  const std::size_t from = code > kNear ? code - kNear : 0;
  for (std::size_t at = text.find("acs:ram::", from); at != std::string_view::npos;
       at = text.find("acs:ram::", at + 1)) {
    if (at > code + kNear) break;
    const std::string_view rest = text.substr(at, kNear);
    const std::size_t end =
        at + std::min({rest.find_first_of(kEnds), rest.find(kTag), rest.size()});
    if (text.substr(at, end - at).find(":role/") == std::string_view::npos) continue;
    if (at > code) return {at, end};
    before = {at, end};
  }
  return before;
}

}  // namespace

std::optional<AttachmentsDocument> read_refused_attachments(const Source& source,
                                                            const RuleSet& rules) {
  const std::string_view text = source.bytes();
  for (const TableRow& row : find_table(rules, "refused-lists-of-policies")) {
    const std::size_t code = text.find(row.value);
    if (code == std::string_view::npos || text.find(row.key) == std::string_view::npos) continue;
    AttachmentsDocument out;
    out.input = source.name();
    out.place = source.place({code, code + row.value.size()});
    out.is_refused = true;
    return out;
  }
  return std::nullopt;
}

std::optional<RoleDocument> read_missing_role(const Source& source, const RuleSet& rules) {
  const std::string_view text = source.bytes();
  const Span code = first_of(text, rules, "codes-of-missing-roles");
  if (code.begin == code.end || is_call_of_dts(text, rules)) return std::nullopt;
  RoleDocument out;
  out.input = source.name();
  out.place = source.place(code);
  out.exists = false;
  if (const Span arn = missed_role(text, code.begin); arn.begin < arn.end) {
    out.arn =
        FactValue{std::string(text.substr(arn.begin, arn.end - arn.begin)), source.place(arn)};
    complete_from_arn(out);
  }
  return out;
}

bool is_failed_lookup(std::string_view text, const RuleSet& rules) {
  constexpr std::size_t kMost = 8192;  // one call prints less
  return text.size() <= kMost && text.find("acs:ram::") != std::string_view::npos &&
         holds_any(text, rules, "codes-of-missing-roles") &&
         holds_any(text, rules, "signs-of-ram-calls") && !is_call_of_dts(text, rules) &&
         !holds_any(text, rules, "signs-of-other-calls");
}

}  // namespace dtsdoctor
