// SPDX-License-Identifier: Apache-2.0
#include "input/store_prefix.h"

#include "base/ascii.h"
#include "input/line_epoch.h"
#include "input/name_prefix.h"
#include "input/time_stamp.h"

namespace dtsdoctor {

LinePrefix labels_behind(std::string_view line, std::size_t stamp, std::string& stream) {
  const std::size_t begin = stamp + std::string_view(" {").size();
  if (!line.substr(stamp).starts_with(" {")) return {};
  std::size_t labels = 0;
  std::size_t at = begin;
  for (bool quoted = false; at < line.size() && (quoted || line[at] != '}'); ++at) {
    if (line[at] != '"' || line[at - 1] == '\\') continue;
    if (!quoted && line[at - 1] != '=') return {};  // of JSON
    labels += quoted ? 1 : 0;
    quoted = !quoted;
  }
  // What all lines have alike is left out: there may be none.
  if ((labels == 0 && at > begin) || !line.substr(at).starts_with("} ")) return {};
  add_stream_name(stream, "labels", line.substr(begin, at - begin));
  return {.length = at + 2};
}

LinePrefix epoch_and_stamp(std::string_view line, std::string& stream) {
  constexpr std::size_t kEpoch = std::string_view("1772600767089\t").size();
  if (line.size() <= kEpoch || line[kEpoch - 1] != '\t' || !all_digits(line.substr(0, kEpoch - 1)))
    return {};
  const TimeStamp stamp = read_time_stamp(line.substr(kEpoch));
  const std::size_t end = kEpoch + stamp.length;
  if (!stamp.has_zone || !line.substr(end).starts_with('\t')) return {};
  add_stream_name(stream, "grafana", "");
  return {.length = end + 1};
}

LinePrefix tai_label(std::string_view line, std::string& stream) {
  const std::size_t stamp = tai_stamp(line).length;
  if (stamp == 0 || !line.substr(stamp).starts_with(' ')) return {};
  add_stream_name(stream, "tai", "");
  return {.length = stamp + 1};
}

}  // namespace dtsdoctor
