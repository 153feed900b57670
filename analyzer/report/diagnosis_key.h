// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: adding reports up and comparing them needs to know which diagnoses of two
// reports are the same: those that one scan of all would have counted as one.
#pragma once

#include <string>

#include "report/report.h"

namespace dtsdoctor {

// Equal for the same ones: rule, endpoint, task and identity agree, letter case aside. Past
// --max-diagnoses only the rule does.
[[nodiscard]] std::string key_of(const DiagnosisReport& diagnosis);

// The key of all that a rule found past --max-diagnoses.
[[nodiscard]] std::string mixed_key_of(const DiagnosisReport& diagnosis);

// Is the first time the earlier one? Times as reports write them; one without a fraction has .000.
[[nodiscard]] bool is_earlier(const std::string& a, const std::string& b);

}  // namespace dtsdoctor
