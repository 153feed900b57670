// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: most printed envelopes are labels with values ("ErrorCode: X", "Code='X'",
// "ErrCode:X ErrMessage:Y", "<Code>X</Code>"), whatever program printed them. This finds the labels
// that error envelopes use, in one linear pass, and where their values end. It does not interpret
// them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

enum class LabelRole { code, message, dynamic, status_prefix, request_id, detail, other };

struct Label {
  LabelRole role = LabelRole::other;
  std::string_view name;  // as printed, in the text
  std::size_t begin = 0;  // of the label
  Span value;             // without quotes and trailing separators
};

struct KnownLabel {
  std::string_view key;  // lower case, blanks, underscores and hyphens dropped
  LabelRole role;
};

// Every spelling that formats of errors use; `other` ones only end the value before them.
[[nodiscard]] std::span<const KnownLabel> known_labels();

// In order of appearance; the labels of a line depend on no other line. `status_prefix` is Tea's
// "code: 400, MESSAGE": its value is the message.
[[nodiscard]] std::vector<Label> find_labels(std::string_view text);

// False: no label of the text is a `status_prefix`.
[[nodiscard]] bool may_hold_status_prefix(std::string_view text);

// Is this one of the labels that find_labels() knows?
[[nodiscard]] bool is_label(std::string_view key);

// The role of a JSON or label key, LabelRole::other if it has none.
[[nodiscard]] LabelRole role_of_key(std::string_view key);

}  // namespace dtsdoctor
