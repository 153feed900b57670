// SPDX-License-Identifier: Apache-2.0
#include "diagnose/held_readings.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

// Does `later` hold all that `match` captured, if need be with the rest of a value that was cut
// off, or without what a mark of pasting put around it?
bool holds_captures_of(const Match& later, const Match& match) {
  return std::all_of(match.captures.begin(), match.captures.end(), [&](const Capture& known) {
    return std::any_of(later.captures.begin(), later.captures.end(), [&](const Capture& c) {
      return c.name == known.name &&
             (c.value.starts_with(known.value) || known.value.starts_with(c.value) ||
              known.value.ends_with(c.value));
    });
  });
}

std::string request_id(const Match& match) {
  const auto found = std::find_if(match.captures.begin(), match.captures.end(),
                                  [](const Capture& c) { return c.name == "request_id"; });
  return found == match.captures.end() ? std::string() : found->value;
}

}  // namespace

// The later reading found the envelope around what was held ("NoPermission : You are not …" is the
// message of an AssumeRoleFail), or what was held is said only where nothing closer is known.
bool HeldReadings::gives_way(const Reading& held, const Match& match, const Reading& later) const {
  if (later.matches.size() != 1 || match.pattern == later.matches[0].pattern) return false;
  const auto& lost = later.outranked;
  if (std::find(lost.begin(), lost.end(), match.pattern) != lost.end() ||
      yields(rules_.patterns[match.pattern], rules_))
    return true;
  const auto at = [](const Record& record, std::size_t offset) {
    const Place place = record.place({offset, offset});
    return std::pair(place.line, place.column);
  };
  const auto inner = at(*held.record, match.raw.begin);
  return at(*later.record, later.matches[0].raw.begin) < inner &&
         inner < at(*later.record, later.matches[0].raw.end);
}

bool HeldReadings::holds_only(std::uint64_t first_line, std::uint64_t last_line,
                              std::string_view raw) const {
  bool holds = false;
  for (const Reading& held : held_) {
    if (held.last_line < first_line || last_line < held.first_line) continue;
    if (holds || held.reread || held.record == nullptr || held.record->raw != raw) return false;
    holds = held.first_line == first_line && held.last_line == last_line;
    if (!holds) return false;
  }
  return holds;
}

void HeldReadings::add(Reading later) {
  later.reread = true;
  const auto overlaps = [&](const Reading& held) {
    return held.first_line <= later.last_line && later.first_line <= held.last_line;
  };
  std::vector<std::string> messages;  // request ids of those that matched by their message
  for (const Reading& held : held_) {
    if (!overlaps(held)) continue;
    if (held.of_reply) return;
    for (const Match& match : held.matches) {
      const bool same = later.matches.size() == 1 && match.pattern == later.matches[0].pattern &&
                        holds_captures_of(later.matches[0], match);
      if (!same && !gives_way(held, match, later)) return;
      if (matched_by_code(*held.record, match)) continue;
      const std::string id = request_id(match);
      if (id.empty() || std::find(messages.begin(), messages.end(), id) == messages.end())
        messages.push_back(id);
    }
  }
  // Two that showed a message are two failures, even if they are alike, unless they are one event.
  if (messages.size() > 1) return;
  std::erase_if(held_, overlaps);
  held_.push_back(std::move(later));
}

std::vector<Reading> HeldReadings::release() {
  std::stable_sort(held_.begin(), held_.end(),
                   [](const Reading& a, const Reading& b) { return a.first_line < b.first_line; });
  return std::exchange(held_, {});
}

}  // namespace dtsdoctor
