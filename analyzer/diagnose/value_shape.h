// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whether a word with digits is a value that varies or a code that names an error
// is told by its shape and by the word in front of it. Each function looks at one word; none knows
// any error.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/hex.h"

namespace dtsdoctor {

[[nodiscard]] inline std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// What a word says of what follows it.
enum class Announces {
  nothing,
  code,  // "code", "errorCode", "errno", "HttpStatus", "错误码": a code, whatever stands between
  error,  // "error", "exception": a code if nothing but blanks and brackets stands between
};
[[nodiscard]] Announces announced_by(std::string_view word);

// "ORA-01017", "DTS-1020042", "DTS-RETRY-ERR-0069"
[[nodiscard]] bool is_dashed_code(std::string_view word);
// "E11000", "SQL0911": a code only where an error is named.
[[nodiscard]] bool may_be_code(std::string_view word);
// "1045", "28000", "42S02", "HY000", "0x80070005" behind a word that announces a code.
[[nodiscard]] bool may_be_announced(std::string_view word);

// "KB", "ms"; of those that stand behind the digits without a blank ("30s") also one letter.
[[nodiscard]] bool is_unit(std::string_view word, bool joined);

// "db.example.com", "my-host.internal"; `has_port`: ":" and digits follow.
[[nodiscard]] bool is_host_name(std::string_view word, bool has_port);

// "0x1f", "0B1F2E3D-4C5B-5A69-8877-665544332211", "31bf3856ad364e35": with a digit in it.
[[nodiscard]] bool is_hex_id(std::string_view word);

// "aa:bb:cc:dd:ee:ff", "fe80::1:2:3:4": groups of hexadecimal digits at the beginning of a text.
[[nodiscard]] std::size_t address_length(std::string_view text);

}  // namespace dtsdoctor
