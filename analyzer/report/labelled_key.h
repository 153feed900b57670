// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: between a label and its value stand quotation marks, brackets, blanks, a colon
// or an equals sign, each maybe encoded, or the rest of a tag. This tells how a label is written
// and where its value may begin. It refuses a label that nothing separates from what follows, and
// looks at no value.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

struct LabelledKey {
  std::size_t after = 0;             // behind the separator; blanks may follow
  std::string_view quote = {};       // of the name, as spelled; empty without
  std::string_view name_space = {};  // "db:" of <db:password>, "db." of <db.password>
  bool is_option = false;            // --password …
  bool is_element = false;           // <password>…
  bool is_list = false;              // ["--password", "…"]
  bool is_encoded = false;           // password%3D…
  bool has_colon = false;            // password: …, without quotation marks
  bool is_arrow = false;             // password => …, as languages print what they hold
};

[[nodiscard]] std::optional<LabelledKey> labelled_key(std::string_view text, Span name);

}  // namespace dtsdoctor
