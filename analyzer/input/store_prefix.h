// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: stores of logs, and the daemons that write for them, put a time of their own in
// front of each line that they give out, some with labels behind it. This knows those that no
// program's own logger writes. A plain time it leaves: that may be the program's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "input/line_prefix.h"

namespace dtsdoctor {

// "{app=\"x\", pod=\"y\"} " of Loki's logcli, behind its stamp.
[[nodiscard]] LinePrefix labels_behind(std::string_view line, std::size_t stamp,
                                       std::string& stream);

// "1772600767089\t2026-03-04T05:06:07.089Z\t" of what Grafana downloads.
[[nodiscard]] LinePrefix epoch_and_stamp(std::string_view line, std::string& stream);

// "@400000005f5e10001dcd6500 " of multilog, svlogd and s6-log.
[[nodiscard]] LinePrefix tai_label(std::string_view line, std::string& stream);

}  // namespace dtsdoctor
