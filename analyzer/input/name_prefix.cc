// SPDX-License-Identifier: Apache-2.0
#include "input/name_prefix.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/log_level.h"

namespace dtsdoctor {
namespace {

constexpr ByteSet kNameBytes(may_begin_name);

// Kubernetes draws the hash and the suffix of a pod's name from these.
bool ends_like_pod(std::string_view word) {
  const auto is_random = [](std::string_view part) {
    return part.find_first_not_of("bcdfghjklmnpqrstvwxz2456789") == std::string_view::npos;
  };
  if (word.size() <= 6 || word[word.size() - 6] != '-') return false;
  const std::size_t suffix = word.size() - 6;
  const std::size_t hash = word.rfind('-', suffix - 1);
  if (hash == std::string_view::npos || hash == 0) return false;
  const std::string_view middle = word.substr(hash + 1, suffix - hash - 1);
  return middle.size() >= 8 && middle.size() <= 10 && is_random(middle) &&
         is_random(word.substr(suffix + 1));
}

// "dts-sync-0" of a stateful set, with a container that is named like the set: any word may end in
// a number.
bool is_of_set(std::string_view pod, std::string_view container) {
  const std::size_t dash = pod.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || !all_digits(pod.substr(dash + 1)))
    return false;
  const std::string_view set = pod.substr(0, dash);
  return set == container || (set.starts_with(container) && set[container.size()] == '-') ||
         (set.ends_with(container) && set[set.size() - container.size() - 1] == '-');
}

std::size_t name_end(std::string_view line, std::size_t at) {
  const std::size_t most = std::min(line.size(), at + kLongestName + 1);
  while (at < most && kNameBytes.holds(line[at])) ++at;
  return at;
}

// "NAMESPACE/POD[CONTAINER]: "
LinePrefix pod_of_kail(std::string_view line, std::size_t slash, std::string& stream) {
  const std::size_t pod = name_end(line, slash + 1);
  if (pod == slash + 1 || !line.substr(pod).starts_with('[')) return {};
  const std::size_t container = name_end(line, pod + 1);
  if (container == pod + 1 || !line.substr(container).starts_with("]: ")) return {};
  add_stream_name(stream, "pod", line.substr(0, container));
  return {.length = container + 3};
}

// "0|name  | ", "0|name  | 2026-03-04T05:06:07: " of pm2.
LinePrefix numbered_process(std::string_view line, std::size_t bar, std::string& stream) {
  constexpr std::size_t kMostDigits = 3;
  constexpr std::string_view kStamp = "2026-03-04T05:06:07: ";
  if (bar > kMostDigits || !all_digits(line.substr(0, bar))) return {};
  std::size_t end = bar + 1;
  while (end < line.size() && end - bar < kLongestName &&
         (kNameBytes.holds(line[end]) || is_upper(line[end])))
    ++end;
  const std::string_view name = line.substr(bar + 1, end - bar - 1);
  const std::size_t close = past_blanks(line, end);
  if (name.empty() || log_level(name) != LogLevel::none || close == end ||
      !line.substr(close).starts_with("| "))
    return {};
  std::size_t length = close + 2;
  const std::string_view rest = line.substr(length);
  if (rest.size() >= kStamp.size() && is_digit(rest[0]) && rest[10] == 'T' &&
      rest.substr(kStamp.size() - 2, 2) == ": ")
    length += kStamp.size();
  add_stream_name(stream, "name", line.substr(0, end));
  return {.length = length};
}

}  // namespace

void add_stream_name(std::string& stream, std::string_view kind, std::string_view name) {
  stream += '\x1f';
  stream += kind;
  stream += name;
}

LinePrefix bracketed_pod(std::string_view line, std::string& stream) {
  const std::size_t pod = name_end(line, 1);
  if (!ends_like_pod(line.substr(1, pod - 1))) return {};
  const bool has_container = line.substr(pod).starts_with(' ');
  const std::size_t end = has_container ? name_end(line, pod + 1) : pod;
  if (!line.substr(end).starts_with("] ")) return {};
  add_stream_name(stream, "pod", line.substr(1, end - 1));
  return {.length = end + 2};
}

LinePrefix dyno_behind(std::string_view line, std::size_t stamp, std::string& stream) {
  const std::string_view rest = line.substr(stamp);
  if (!rest.starts_with(" app[") && !rest.starts_with(" heroku[")) return {};
  const std::size_t begin = rest.find('[') + 1;
  const std::size_t end = name_end(rest, begin);
  if (end == begin || !rest.substr(end).starts_with("]: ")) return {};
  add_stream_name(stream, "dyno", rest.substr(1, end - 1));
  return {.length = stamp + end + 3};
}

LinePrefix name_prefix(std::string_view line, std::string& stream) {
  std::size_t end = name_end(line, 0);
  if (end > 0 && end < line.size() && line[end] == '@') end = name_end(line, end + 1);
  if (end == 0 || end >= line.size()) return {};
  if (line[end] == '/') return pod_of_kail(line, end, stream);
  if (line[end] == '|') return numbered_process(line, end, stream);
  if (line[end] != ' ') return {};
  std::size_t bar = end;
  while (bar < line.size() && line[bar] == ' ') ++bar;
  if (bar < line.size() && line[bar] == '|') {
    if (bar + 1 < line.size() && line[bar + 1] != ' ') return {};
    add_stream_name(stream, "name", line.substr(0, end));
    return {.length = std::min(bar + 2, line.size())};
  }
  const std::string_view pod = line.substr(0, end);
  const std::size_t container = name_end(line, end + 1);
  if (container == end + 1 || container >= line.size() || line[container] != ' ') return {};
  if (!ends_like_pod(pod) && !is_of_set(pod, line.substr(end + 1, container - end - 1))) return {};
  add_stream_name(stream, "pod", line.substr(0, container));
  return {.length = container + 1};
}

}  // namespace dtsdoctor
