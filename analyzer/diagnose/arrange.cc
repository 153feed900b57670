// SPDX-License-Identifier: Apache-2.0
#include "diagnose/arrange.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

Json object_like(const Json& old, const Json& fresh) {
  Json out = Json::object();
  for (const auto& [key, value] : old.items()) {
    if (fresh.contains(key)) out[key] = arranged_like(value, fresh.at(key));
  }
  for (const auto& [key, value] : fresh.items()) {
    if (!out.contains(key)) out[key] = value;
  }
  return out;
}

// Ordered objects compare by the order of their keys, too, which tells nothing here.
bool same(const Json& a, const Json& b) { return nlohmann::json(a) == nlohmann::json(b); }

Json list_like(const Json& old, const Json& fresh) {
  std::vector<bool> kept(fresh.size(), false);  // of `fresh`: stands in `old` as it is
  std::vector<Json> rows;                       // of the result
  std::optional<std::size_t> gap;               // in `rows`: where the first element went
  const Json* gone = nullptr;
  for (const Json& item : old) {
    std::size_t i = 0;
    while (i < fresh.size() && (kept[i] || !same(fresh[i], item))) ++i;
    if (i < fresh.size()) {
      kept[i] = true;
      rows.push_back(item);
    } else if (!gap) {
      gap = rows.size();
      gone = &item;
    }
  }
  std::vector<Json> added;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    if (kept[i]) continue;
    added.push_back(gone != nullptr && added.empty() ? arranged_like(*gone, fresh[i]) : fresh[i]);
  }
  const auto at = static_cast<std::ptrdiff_t>(gap.value_or(rows.size()));
  rows.insert(rows.begin() + at, added.begin(), added.end());
  return Json(rows);
}

}  // namespace

Json arranged_like(const Json& old, Json fresh) {
  constexpr std::size_t kMostItems = 500;  // every pair is compared
  if (old.is_object() && fresh.is_object()) return object_like(old, fresh);
  const bool lists =
      old.is_array() && fresh.is_array() && old.size() <= kMostItems && fresh.size() <= kMostItems;
  const bool of_objects =
      lists && std::all_of(fresh.begin(), fresh.end(), [](const Json& i) { return i.is_object(); });
  return of_objects ? list_like(old, fresh) : fresh;
}

}  // namespace dtsdoctor
