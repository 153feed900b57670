// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what stands behind a label is a secret in a dozen spellings, or a sentence about
// one, or a word that stands for it. This tells which, for one label. It knows no labels.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// What the label at `name` labels, or nothing. A value in a text that is broken reaches as far as
// it might.
[[nodiscard]] std::optional<Span> labelled_secret(std::string_view text, Span name);

}  // namespace dtsdoctor
