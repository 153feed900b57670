// SPDX-License-Identifier: Apache-2.0
#include "input/joined_files.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

std::optional<std::string_view> named_by(std::string_view line) {
  constexpr std::string_view kBefore = "==> ";
  constexpr std::string_view kBehind = " <==";
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!line.starts_with(kBefore) || !line.ends_with(kBehind)) return std::nullopt;
  if (line.size() <= kBefore.size() + kBehind.size()) return std::nullopt;
  line.remove_prefix(kBefore.size());
  line.remove_suffix(kBehind.size());
  return line;
}

}  // namespace

bool are_of_one_text(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t end = a.find(kInJoined);
  return end != std::string_view::npos && end == b.find(kInJoined) &&
         a.substr(0, end) == b.substr(0, end);
}

std::vector<JoinedFile> joined_files(std::string_view text) {
  std::vector<JoinedFile> files;
  std::size_t begin = 0;  // of the text of the last one
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t next = std::min(end + 1, text.size());
    if (const auto name = named_by(line)) {
      if (!files.empty()) files.back().text = text.substr(begin, at - begin);
      files.push_back({*name, {}});
      begin = next;
    } else if (files.empty() && !trimmed(line).empty()) {
      return {};
    }
    at = next;
  }
  if (!files.empty()) files.back().text = text.substr(begin);
  return files;
}

}  // namespace dtsdoctor
