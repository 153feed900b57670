// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a corrected document is trusted when one sees what changes in the old one. This
// lays out JSON one way for both and compares them line by line, as `diff -u` does. It colours
// nothing and knows no policy.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace dtsdoctor {

// JSON indented by two; a list of a few plain values stays on one line, as the documentation prints
// policies. Text that is no JSON comes back as it is.
[[nodiscard]] std::string laid_out(const std::string& document);

// The lines of a unified diff from the given document to the artifact, each with its leading
// character: headers, hunks with three lines of context. Empty: none was given, nothing changes, or
// the documents are so large that comparing them line by line would tell nobody anything.
[[nodiscard]] std::vector<std::string> document_diff(const ArtifactReport& artifact);

}  // namespace dtsdoctor
