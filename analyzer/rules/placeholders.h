// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: texts, commands and artifacts of rules hold {fact} and {artifact:NAME}
// placeholders and {en:words|zh:词} for people, and the loader that checks them and whoever fills
// them must agree on what one is. It knows no fact: any other use of braces, as in JSON, is plain
// text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/rule_parts.h"

namespace dtsdoctor {

struct Placeholder {
  enum class Kind { fact, artifact, words };
  Kind kind = Kind::fact;
  std::string_view name;  // "ram.role.name", or the artifact's file name
  std::size_t begin = 0;  // of the braces in the text
  std::size_t end = 0;
  Words words = {};  // of Kind::words; empty if it lacks a language or its end
};

[[nodiscard]] std::vector<Placeholder> placeholders_in(std::string_view text);

}  // namespace dtsdoctor
