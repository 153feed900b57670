// SPDX-License-Identifier: Apache-2.0
#include "base/id_label.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kSpellings = 3;

struct Kind {
  std::string_view name;
  std::array<std::string_view, kSpellings> ids;
};

// In the order of IdKind. An account that is no number is labelled as a user.
constexpr std::array<Kind, kIdKinds> kKinds = {
    {{"account", {"1408826137750019", "12345678901", "276543210987654321"}},
     {"principal", {"276543210987654321", "1408826137750019", "12345678901"}},
     {"role", {"ram-for-dts", "RamForDts_2", "ram for dts"}},
     {"user", {"ops", "ops@example", "the ops"}},
     {"instance", {"rm-bp1", "x", "an instance"}},
     {"task", {"k3x9p2m7q1a8", "orders", "the orders"}},
     {"host", {"10.1.2.3", "db.example.com", "db"}},
     {"database", {"shop", "Shop_2", "the shop"}},
     {"table", {"orders", "Orders_2", "the orders"}},
     {"phone", {"13800000000", "+861380000000", "1"}}}};

struct Label {
  std::size_t begin = 0, end = 0;
  const Kind* kind = nullptr;
};

std::optional<Label> label_at(std::string_view text, std::size_t at) {
  const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& each) {
    return text.substr(at + 1).starts_with(each.name) &&
           text.substr(at + 1 + each.name.size()).starts_with('-');
  });
  if (kind == kKinds.end()) return std::nullopt;
  const std::size_t digits = at + 1 + kind->name.size() + 1;
  std::size_t end = digits;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == digits || end == text.size() || text[end] != '>') return std::nullopt;
  return Label{at, end + 1, kind};
}

std::optional<Label> next_label(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos;
       at = text.find('<', at + 1)) {
    if (const auto label = label_at(text, at)) return label;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(IdKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

bool has_id_label(std::string_view text) { return next_label(text, 0).has_value(); }

std::vector<std::string> possible_spellings(std::string_view text) {
  if (!has_id_label(text)) return {std::string(text)};
  std::vector<std::string> out(kSpellings);
  for (std::size_t i = 0; i < kSpellings; ++i) {
    std::size_t at = 0;
    for (auto label = next_label(text, 0); label; label = next_label(text, at)) {
      out[i].append(text, at, label->begin - at).append(label->kind->ids[i]);
      at = label->end;
    }
    out[i].append(text, at);
  }
  return out;
}

}  // namespace dtsdoctor
