// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: in Terraform's JSON a value that stands elsewhere is a string, "${var.owner}".
// This says what such a reference stands for where the file itself tells: the default of a
// variable, a local, the name of a role. It evaluates nothing: a text with more than one reference
// in it is computed.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/json.h"

namespace dtsdoctor {

class TerraformJsonValues {
 public:
  // `root`: a configuration.
  explicit TerraformJsonValues(const JsonValue& root);

  struct Reference {
    std::string variable;             // "owner", or "local.…", whose value it is
    std::optional<std::string> text;  // nothing: the file does not tell
  };

  // What the text refers to, if it is a reference and nothing else.
  [[nodiscard]] std::optional<Reference> find(std::string_view text) const;

 private:
  std::map<std::string, std::string, std::less<>> known_;  // by the name that refers to it
};

// Calls take(block) for each block of a kind: they stand in an object, or in a list of such.
void for_each_block(const JsonValue& root, std::string_view kind,
                    const std::function<void(const JsonValue&)>& take);

}  // namespace dtsdoctor
