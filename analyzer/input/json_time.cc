// SPDX-License-Identifier: Apache-2.0
#include "input/json_time.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/json_members.h"
#include "input/calendar.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMost = std::size_t{1} << 16;  // Docker cuts lines at 16 KiB before escaping

constexpr std::array<std::string_view, 23> kKeys = {"t",
                                                    "@t",
                                                    "ts",
                                                    "time",
                                                    "date",
                                                    "_time",
                                                    "_time_",
                                                    "__time__",
                                                    "asctime",
                                                    "datetime",
                                                    "log_time",
                                                    "logtime",
                                                    "instant",
                                                    "eventtime",
                                                    "timestamp",
                                                    "timemillis",
                                                    "timereported",
                                                    "timeunixnano",
                                                    "timegenerated",
                                                    "lasttimestamp",
                                                    "@timestamp",
                                                    "__realtime_timestamp",
                                                    "_source_realtime_timestamp"};
constexpr std::size_t kLongestKey = 26;

// {"$date": "…"} of MongoDB, {"$date": {"$numberLong": "…"}}; {"epochSecond": …} of Log4j;
// {"seconds": …} of Google Cloud and of what else prints protocol buffers.
std::size_t past_wrapping(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> kWrapping = {"\"$date\"", "\"$numberLong\"",
                                                         "\"epochSecond\"", "\"seconds\""};
  constexpr int kMostWrappings = 2;
  for (int i = 0; i < kMostWrappings; ++i) {
    if (at >= text.size() || text[at] != '{') return at;
    const std::size_t begin = past_space(text, at + 1);
    const auto key = std::find_if(kWrapping.begin(), kWrapping.end(), [&](std::string_view each) {
      return begin < text.size() && text.substr(begin).starts_with(each);
    });
    if (key == kWrapping.end()) return at;
    const std::size_t colon = past_space(text, begin + key->size());
    if (colon >= text.size() || text[colon] != ':') return at;
    at = past_space(text, colon + 1);
  }
  return at;
}

TimeStamp time_of_value(std::string_view text, std::size_t at) {
  at = past_space(text, at);
  if (at < text.size() && text[at] == '[') at = past_space(text, at + 1);  // one of several values
  at = past_wrapping(text, at);
  if (at >= text.size()) return {};
  std::string_view value = text.substr(at);
  if (value[0] == '"') value.remove_prefix(1);
  const std::optional<EpochTime> epoch = read_epoch(value);
  return epoch ? TimeStamp{epoch->ms, true, epoch->length, 1} : read_time_stamp(value);
}

// What search engines and log stores keep an entry in, with nothing but their own notes beside it.
bool holds_entry(std::string_view key) {
  constexpr std::array<std::string_view, 6> kHolders = {"_source",    "result", "content",
                                                        "attributes", "fields", "message"};
  return is_among(key, kHolders);
}

TimeStamp time_of_object(std::string_view text, bool is_held) {
  TimeStamp found;
  TimeStamp held;
  bool is_sure = false;
  each_member(text, [&](std::string_view name, std::size_t value) {
    if (!is_held && held.length == 0 && holds_entry(name) && value < text.size() &&
        text[value] == '{')
      held = time_of_object(text.substr(value), true);
    if (!is_time_key(name)) return true;
    const TimeStamp stamp = time_of_value(text, value);
    is_sure = stamp.length > 0 && stamp.has_zone;
    if (is_sure || found.length == 0) found = stamp;
    return !is_sure;
  });
  return found.length > 0 ? found : held;
}

}  // namespace

bool is_time_key(std::string_view key) {
  return key.size() <= kLongestKey && std::any_of(kKeys.begin(), kKeys.end(), [&](auto known) {
           return equals_fold(key, known);
         });
}

TimeStamp json_time(std::string_view text) { return time_of_object(text.substr(0, kMost), false); }

}  // namespace dtsdoctor
