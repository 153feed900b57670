// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a password that stands in a config comes back in logs escaped: inside of JSON,
// of JSON inside of JSON, in a URL, in a shell command, in HTML. This lists those spellings, so
// that redaction finds each as a plain string. It searches nothing and knows no labels.
#pragma once

#include <string>
#include <vector>

namespace dtsdoctor {

// The value as it stands and in every encoding; may hold duplicates.
[[nodiscard]] std::vector<std::string> spellings_of(const std::string& value);

}  // namespace dtsdoctor
