// SPDX-License-Identifier: Apache-2.0
#include "report/document_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostLines = 1000;  // the comparison is quadratic
constexpr std::size_t kContext = 3;

std::string spelled(const Json& node) {
  return node.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void print(const Json& node, const std::string& indent, std::string& out) {
  const bool flat = node.is_array() && std::none_of(node.begin(), node.end(), [](const Json& item) {
                      return item.is_structured();
                    });
  if (!node.is_structured() || node.empty() || (flat && node.size() <= 3)) {
    out += spelled(node);
    return;
  }
  out += node.is_object() ? '{' : '[';
  std::string_view separator = "\n";
  for (const auto& [key, value] : node.items()) {
    out += fmt::format("{}{}  ", separator, indent);
    if (node.is_object()) out += fmt::format("{}: ", spelled(Json(key)));
    print(value, indent + "  ", out);
    separator = ",\n";
  }
  out += fmt::format("\n{}{}", indent, node.is_object() ? '}' : ']');
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, stop - at));
    at = stop + 1;
  }
  return lines;
}

struct Edit {
  char sign;  // ' ', '-' or '+'
  const std::string* line;
};

// The longest common subsequence, deletions before insertions.
std::vector<Edit> edits(const std::vector<std::string>& old, const std::vector<std::string>& now) {
  const std::size_t width = now.size() + 1;
  std::vector<std::uint32_t> common((old.size() + 1) * width, 0);
  for (std::size_t i = old.size(); i-- > 0;) {
    for (std::size_t j = now.size(); j-- > 0;) {
      common[i * width + j] =
          old[i] == now[j] ? common[(i + 1) * width + j + 1] + 1
                           : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::vector<Edit> out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < old.size() || j < now.size()) {
    if (i < old.size() && j < now.size() && old[i] == now[j]) {
      out.push_back({' ', &old[i]});
      ++i;
      ++j;
    } else if (j == now.size() ||
               (i < old.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      out.push_back({'-', &old[i++]});
    } else {
      out.push_back({'+', &now[j++]});
    }
  }
  return out;
}

// "3,4", or "0,0" of nothing, as diff writes ranges.
std::string range(std::size_t before, std::size_t count) {
  return fmt::format("{},{}", count == 0 ? before : before + 1, count);
}

// One hunk: all[begin, end), before which `old` and `now` lines stand in the documents.
void add_hunk(const std::vector<Edit>& all, std::size_t begin, std::size_t end, std::size_t old,
              std::size_t now, std::vector<std::string>& out) {
  const auto count = [&](char without) {
    return static_cast<std::size_t>(
        std::count_if(all.begin() + static_cast<std::ptrdiff_t>(begin),
                      all.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](const Edit& e) { return e.sign != without; }));
  };
  out.push_back(fmt::format("@@ -{} +{} @@", range(old, count('+')), range(now, count('-'))));
  for (std::size_t i = begin; i < end; ++i) out.push_back(all[i].sign + *all[i].line);
}

}  // namespace

std::string laid_out(const std::string& document) {
  const Json tree = Json::parse(document, nullptr, false);
  if (tree.is_discarded()) return document;
  std::string out;
  print(tree, "", out);
  return out;
}

std::vector<std::string> document_diff(const ArtifactReport& artifact) {
  if (artifact.given.empty()) return {};
  const std::vector<std::string> old = lines_of(laid_out(artifact.given));
  const std::vector<std::string> now = lines_of(laid_out(artifact.content));
  if (old == now || old.size() > kMostLines || now.size() > kMostLines) return {};
  const std::vector<Edit> all = edits(old, now);
  std::vector<std::string> out = {"--- " + artifact.given_in, "+++ " + artifact.name};
  std::size_t old_line = 0;
  std::size_t now_line = 0;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t change = at;
    while (change < all.size() && all[change].sign == ' ') ++change;
    if (change == all.size()) break;
    const std::size_t begin = std::max(at, change - std::min(change, kContext));
    std::size_t last = change;  // the last change of the hunk
    for (std::size_t i = change; i < all.size() && i <= last + 2 * kContext; ++i) {
      if (all[i].sign != ' ') last = i;
    }
    const std::size_t end = std::min(all.size(), last + 1 + kContext);
    old_line += begin - at;
    now_line += begin - at;
    add_hunk(all, begin, end, old_line, now_line, out);
    for (std::size_t i = begin; i < end; ++i) {
      if (all[i].sign != '+') ++old_line;
      if (all[i].sign != '-') ++now_line;
    }
    at = end;
  }
  return out;
}

}  // namespace dtsdoctor
