// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: loggers that write key=value pairs (logrus, slog, go-kit) spell the lines of an
// error block as one string: err="SDK.ServerError\nErrorCode: AssumeRoleFail\n…". As they stand,
// its labels are parts of other words. This finds such strings, and those with JSON of several
// lines. All other strings stay text: a path of Windows is no block.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// With their quotes, ascending. Linear.
[[nodiscard]] std::vector<Span> logfmt_blocks(std::string_view text);

}  // namespace dtsdoctor
