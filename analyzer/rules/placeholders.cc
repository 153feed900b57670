// SPDX-License-Identifier: Apache-2.0
#include "rules/placeholders.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kArtifact = "artifact:";
constexpr std::string_view kEnglish = "en:";
constexpr std::string_view kChinese = "|zh:";

bool is_fact_name(std::string_view name) {
  return !name.empty() && is_alpha(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alnum(c) || c == '.' || c == '_'; });
}

bool is_words(std::string_view name) {
  return name.starts_with(kEnglish) || name.starts_with(kChinese.substr(1));
}

Words words_of(std::string_view name) {
  const std::size_t split = name.find(kChinese);
  if (!name.starts_with(kEnglish) || split == std::string_view::npos ||
      name.find('{') != std::string_view::npos)
    return {};
  const Words words{name.substr(kEnglish.size(), split - kEnglish.size()),
                    name.substr(split + kChinese.size())};
  return words.en.empty() || words.zh.empty() ? Words() : words;
}

}  // namespace

std::vector<Placeholder> placeholders_in(std::string_view text) {
  std::vector<Placeholder> found;
  for (std::size_t begin = text.find('{'); begin != std::string_view::npos;
       begin = text.find('{', begin + 1)) {
    const std::size_t end = std::min(text.find('}', begin), text.size());
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    const bool is_closed = end < text.size();
    if (is_words(name)) {
      found.push_back({Placeholder::Kind::words, name, begin, is_closed ? end + 1 : end,
                       is_closed ? words_of(name) : Words()});
      begin = end - 1;  // placeholders do not overlap
    } else if (!is_closed) {
      continue;
    } else if (name.starts_with(kArtifact)) {
      found.push_back({Placeholder::Kind::artifact, name.substr(kArtifact.size()), begin, end + 1});
    } else if (is_fact_name(name)) {
      found.push_back({Placeholder::Kind::fact, name, begin, end + 1});
    }
  }
  return found;
}

}  // namespace dtsdoctor
