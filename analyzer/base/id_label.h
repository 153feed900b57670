// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `redact` puts a label in the place of an id, <account-1> say, and what was
// redacted comes back to be diagnosed. Equal labels of one text stand for equal ids, but how the id
// was spelled is not known, and another text has labels of its own. This knows the kinds of ids and
// tells labels; it makes none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// `principal`: the id of a RAM user or role.
enum class IdKind : std::uint8_t {
  account,
  principal,
  role,
  user,
  instance,
  task,
  host,
  database,
  table,
  phone
};

inline constexpr std::size_t kIdKinds = 10;

// "account"
[[nodiscard]] std::string_view name_of(IdKind kind);

// Does a label stand in the text?
[[nodiscard]] bool has_id_label(std::string_view text);

// What may have stood in the text: ids of the kind of each label that differ in all that rules ask
// of their spelling. The text itself, if it has no label.
[[nodiscard]] std::vector<std::string> possible_spellings(std::string_view text);

}  // namespace dtsdoctor
