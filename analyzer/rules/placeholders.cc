// SPDX-License-Identifier: Apache-2.0
#include "rules/placeholders.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kArtifact = "artifact:";

bool is_fact_name(std::string_view name) {
  return !name.empty() && is_alpha(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alnum(c) || c == '.' || c == '_'; });
}

}  // namespace

std::vector<Placeholder> placeholders_in(std::string_view text) {
  std::vector<Placeholder> found;
  for (std::size_t begin = text.find('{'); begin != std::string_view::npos;
       begin = text.find('{', begin + 1)) {
    const std::size_t end = text.find('}', begin);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    if (name.starts_with(kArtifact)) {
      found.push_back({Placeholder::Kind::artifact, name.substr(kArtifact.size()), begin, end + 1});
    } else if (is_fact_name(name)) {
      found.push_back({Placeholder::Kind::fact, name, begin, end + 1});
    }
  }
  return found;
}

}  // namespace dtsdoctor
