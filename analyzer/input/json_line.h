// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: docker, journald, SLS and the collectors of Kubernetes store each line that a
// program printed as a member of a JSON object, beside who printed it and when. This finds that
// line by the keys alone. An object with a member that the program itself may have written (a
// level, a code) is none of these: it is a record as it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

struct JsonLine {
  Span value;            // of the line as it is spelled, without quotes or brackets
  bool escaped = false;  // JSON escapes stand in it
  bool bytes = false;    // journald's array of numbers, for what is no valid text
  bool partial = false;  // the next line of the stream goes on within this one
};

// `text` begins with the object's bracket. Who printed it is appended to `stream`. `tagged`: it is
// sure to be a collector's.
[[nodiscard]] std::optional<JsonLine> json_line(std::string_view text, std::string& stream,
                                                bool tagged = false);

// Where the object begins that Fluentd puts behind a time and a tag: "STAMP ZONE tag: {", and with
// tabs between them in files. 0: it does not.
[[nodiscard]] std::size_t tagged_object(std::string_view line);

// The line that it holds, without the line end that docker keeps; mapped to offsets in `text`.
[[nodiscard]] MappedText decode_json_line(std::string_view text, const JsonLine& line);

}  // namespace dtsdoctor
