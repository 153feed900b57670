// SPDX-License-Identifier: Apache-2.0
#include "report/id_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>

#include "base/ascii.h"
#include "diagnose/telling_words.h"

namespace dtsdoctor {
namespace {

bool is_word_char(char c) { return is_alnum(c) || c == '_' || c == '-'; }

constexpr std::size_t kFirstBytes = 4;
constexpr std::size_t kShortest = 5;
constexpr std::size_t kLongest = 256;

std::uint32_t first_bytes(std::string_view text) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, text.data(), kFirstBytes);
  return bytes;
}

// Of what is not told apart any more.
std::string_view bare_label(IdKind kind) {
  static const auto kLabels = [] {
    std::array<std::string, kIdKinds> labels;
    for (std::size_t i = 0; i < labels.size(); ++i)
      labels[i] = fmt::format("<{}>", name_of(static_cast<IdKind>(i)));
    return labels;
  }();
  return kLabels[static_cast<std::size_t>(kind)];
}

// Can the value be known again without a field or a shape around it?
bool is_telling(std::string_view value) {
  if (value.size() < kShortest || value.size() > kLongest) return false;
  return !std::all_of(value.begin(), value.end(), is_alpha) || !tells_errors_apart(value);
}

}  // namespace

std::string_view IdLabels::label(IdKind kind, std::string_view value) {
  auto place = labels_.find(std::string(value));
  if (place != labels_.end()) return place->second.label;
  if (labels_.size() >= most_) {
    ran_out_ = true;
    return bare_label(kind);
  }
  const int number = ++counts_[static_cast<std::size_t>(kind)];
  place =
      labels_.emplace(value, Labelled{fmt::format("<{}-{}>", name_of(kind), number), kind}).first;
  if (is_telling(value)) {
    std::vector<std::uint16_t>& lengths = lengths_[first_bytes(value)];
    const auto length = static_cast<std::uint16_t>(value.size());
    const auto at = std::lower_bound(lengths.begin(), lengths.end(), length, std::greater<>());
    if (at == lengths.end() || *at != length) lengths.insert(at, length);
  }
  return place->second.label;
}

void IdLabels::find_known(std::string_view text, std::vector<FoundId>& found) const {
  const auto begins = [&](std::size_t at) { return at == 0 || !is_word_char(text[at - 1]); };
  for (std::size_t at = 0; at + kShortest <= text.size() && !lengths_.empty(); ++at) {
    if (!begins(at)) continue;
    const auto lengths = lengths_.find(first_bytes(text.substr(at)));
    if (lengths == lengths_.end()) continue;
    for (const std::uint16_t length : lengths->second) {
      const std::size_t end = at + length;
      if (end > text.size() || (end < text.size() && is_word_char(text[end]))) continue;
      const auto known = labels_.find(std::string(text.substr(at, length)));
      if (known == labels_.end()) continue;
      found.push_back({{at, end}, known->second.kind});
      at = end - 1;
      break;
    }
  }
}

std::vector<FoundId> told_ids(std::string_view text) {
  std::vector<FoundId> found;
  find_shaped_ids(text, found);
  find_labelled_ids(text, found);
  return found;
}

std::vector<LabelledId> IdLabels::find(std::string_view text, std::vector<FoundId> found) {
  find_known(text, found);
  // What begins first, and of those the first that was found: a shape tells more than a field.
  std::stable_sort(found.begin(), found.end(),
                   [](const FoundId& a, const FoundId& b) { return a.span.begin < b.span.begin; });
  std::vector<LabelledId> out;
  for (const FoundId& each : found) {
    if (!out.empty() && each.span.begin < out.back().span.end) continue;
    out.push_back({each.span, label(each.kind, text.substr(each.span.begin,
                                                           each.span.end - each.span.begin))});
  }
  return out;
}

}  // namespace dtsdoctor
