// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: people write a password with words between it and its label: "the password is
// …", "Password (source): …", "密码为…", or below the label on a line of its own. This finds it
// there, if it looks like nothing else. It knows no labels, and refuses a sentence about a
// password.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

[[nodiscard]] std::optional<Span> worded_secret(std::string_view text, Span name);

}  // namespace dtsdoctor
