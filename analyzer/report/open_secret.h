// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: in a document that cannot be parsed the value of a password has no end that
// anybody knows: a quotation mark may be missing, or be part of it. The line that is shown for the
// error may be that value. This takes out of it all that may belong to one, up to the next key,
// also where the key stands on an earlier line. It is for such lines only: elsewhere it would hide
// too much.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dtsdoctor {

// `document`: the text in which the Problem has its place.
void hide_open_secrets(Problem& problem, std::string_view document);

// A text that looks like such a document, as it may be shown.
[[nodiscard]] std::string without_open_secrets(std::string_view text);

}  // namespace dtsdoctor
