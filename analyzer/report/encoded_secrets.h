// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a table, a block or a command that holds a secret may itself be a string of
// JSON, a word of a URL, HTML or quoted in a mail, and there its lines, quotation marks and blanks
// are spelled otherwise. This decodes such parts, has them searched as the texts they are, and
// tells where in the text what was found stands. It knows no secrets.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"
#include "report/label_sites.h"

namespace dtsdoctor {

// Appends the secrets under a label, and what `find` finds, in the parts of `text` that are
// encoded, also inside of each other. `sites` are the text's.
void find_encoded_secrets(std::string_view text, const LabelSites& sites,
                          void (*find)(std::string_view text, std::vector<Span>& found),
                          std::vector<Span>& found);

}  // namespace dtsdoctor
