// SPDX-License-Identifier: Apache-2.0
#include "input/carrier.h"

#include "base/ascii.h"
#include "base/json.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kDocker = "{\"log\":\"";

// Digits where the picture has 'd', anything of one or more digits where it has 'D', else itself.
// The length of what was matched, 0 if it does not fit.
std::size_t picture_length(std::string_view text, std::string_view picture) {
  std::size_t at = 0;
  for (const char c : picture) {
    if (at >= text.size()) return 0;
    if (c == 'D') {
      if (!is_digit(text[at])) return 0;
      while (at < text.size() && is_digit(text[at])) ++at;
    } else if (c == 'd' ? is_digit(text[at]) : text[at] == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

// "2026-03-04T05:06:07.123456789Z" or with an offset.
std::size_t stamp_length(std::string_view text) {
  std::size_t length = picture_length(text, "dddd-dd-ddTdd:dd:dd.D");
  if (length == 0) return 0;
  if (text.substr(length).starts_with('Z')) return length + 1;
  const bool offset = picture_length(text.substr(length), "+dd:dd") > 0 ||
                      picture_length(text.substr(length), "-dd:dd") > 0;
  return offset ? length + 6 : 0;
}

// Kubernetes CRI: "<time> stdout|stderr F|P ".
std::size_t cri_length(std::string_view line) {
  const std::size_t stamp = stamp_length(line);
  if (stamp == 0) return 0;
  for (const std::string_view tag : {" stderr F ", " stdout F ", " stderr P ", " stdout P "}) {
    if (line.substr(stamp).starts_with(tag)) return stamp + tag.size();
  }
  return 0;
}

// GitHub Actions: a stamp with seven decimals and a blank. Jenkins: "[<time>Z] ".
std::size_t ci_length(std::string_view line) {
  const std::size_t github = picture_length(line, "dddd-dd-ddTdd:dd:dd.dddddddZ ");
  return github > 0 ? github : picture_length(line, "[dddd-dd-ddTdd:dd:dd.dddZ] ");
}

std::size_t prefix_length(std::string_view line) {
  if (line.size() < 24 || (!is_digit(line[0]) && line[0] != '[')) return 0;
  const std::size_t cri = cri_length(line);
  return cri > 0 ? cri : ci_length(line);
}

// The end of the string that docker put the line into, npos if this is no such object.
std::size_t docker_string_end(std::string_view line) {
  for (std::size_t at = kDocker.size(); at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '"') {
      return line.substr(at).starts_with("\",\"stream\":\"") ? at : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

}  // namespace

bool has_carrier(std::string_view line) {
  return line.starts_with(kDocker) || prefix_length(line) > 0;
}

MappedText without_carrier(std::string_view line) {
  if (line.starts_with(kDocker)) {
    const std::size_t end = docker_string_end(line);
    if (end == std::string_view::npos) return MappedText(line);
    MappedText inner = unescape_json(line, {kDocker.size() - 1, end + 1});
    std::size_t size = inner.size();
    while (size > 0 && (inner.bytes()[size - 1] == '\n' || inner.bytes()[size - 1] == '\r')) --size;
    return inner.slice(0, size);
  }
  const std::size_t prefix = prefix_length(line);
  return MappedText(line.substr(prefix), prefix);
}

}  // namespace dtsdoctor
