// SPDX-License-Identifier: Apache-2.0
//
// Which account does what: the table stands beside the answer, so it may not send anybody to an
// account that the answer holds to be wrong, nor let one account play both parts.
#include "planted/planted.h"

namespace dtsdoctor::planted {
namespace {

std::string last_word(const std::string& text) { return text.substr(text.rfind(' ') + 1); }

bool is_confirmed(const DiagnosisReport& report, std::string_view id) {
  return std::any_of(report.causes.begin(), report.causes.end(), [&](const CauseReport& cause) {
    return cause.id == id && cause.verdict == Verdict::confirmed;
  });
}

}  // namespace

TEST_CASE("planted: the table of accounts names no account that is held to be wrong") {
  std::size_t tables = 0;
  for (const Cell& cell : cells()) {
    const Fault& fault = *cell.fault;
    const DiagnosisReport report =
        assemble(builtin_rules(), case_of(fault.world, cell.form, cell.with),
                 failure_of(fault.text), Lang::en);
    if (!report.accounts) continue;
    ++tables;
    INFO(cell.label());
    CHECK_FALSE(is_confirmed(report, "wrong-owner-id"));
    // Who holds the role, and whom it trusts.
    CHECK(last_word(report.accounts->rows.at(0).second) !=
          last_word(report.accounts->rows.at(1).second));
  }
  CHECK(tables >= 50);
}

}  // namespace dtsdoctor::planted
