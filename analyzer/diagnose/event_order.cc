// SPDX-License-Identifier: Apache-2.0
#include "diagnose/event_order.h"

#include <map>
#include <string>
#include <utility>

namespace dtsdoctor {

std::vector<Reading> outermost_first(std::vector<Reading> readings) {
  const auto event = [](const Reading& reading) {
    return reading.matches.size() == 1 ? request_id_of(reading.matches[0]) : std::string();
  };
  std::map<std::string, std::size_t> of_dts;  // by event, the first that is DTS's
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const std::string id = event(readings[i]);
    if (!id.empty() && readings[i].record->dts_context) of_dts.try_emplace(id, i);
  }
  if (of_dts.empty()) return readings;
  std::vector<std::pair<std::size_t, bool>>
      places;  // whose it takes, and whether it waits for that one
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto outer = of_dts.find(event(readings[i]));
    const bool waits = outer != of_dts.end() && outer->second > i &&
                       readings[i].matches[0].pattern != readings[outer->second].matches[0].pattern;
    places.emplace_back(waits ? outer->second : i, waits);
  }
  std::multimap<std::pair<std::size_t, bool>, Reading> in_order;
  for (std::size_t i = 0; i < readings.size(); ++i)
    in_order.emplace(places[i], std::move(readings[i]));
  readings.clear();
  for (auto& [place, reading] : in_order) readings.push_back(std::move(reading));
  return readings;
}

}  // namespace dtsdoctor
