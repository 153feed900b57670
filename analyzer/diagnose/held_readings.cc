// SPDX-License-Identifier: Apache-2.0
#include "diagnose/held_readings.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "diagnose/event_order.h"
#include "diagnose/heading.h"
#include "input/paste_text.h"

namespace dtsdoctor {
namespace {

// Is a captured value what it was before it was pasted, if need be with the rest that was cut off,
// or without what stood around it? "%s" stands for a value that is told elsewhere.
bool is_value_of(std::string_view value, std::string_view pasted) {
  if (value.starts_with(pasted) || pasted.starts_with(value) || pasted.ends_with(value) ||
      pasted == "%s")
    return true;
  // An invisible character may be the error; an entity is none.
  if (pasted.find('&') == std::string_view::npos) return false;
  const std::string plain = unpasted(MappedText(pasted)).bytes();
  return value.starts_with(plain) || plain == '"' + std::string(value) + '"' ||
         plain == "'" + std::string(value) + "'";
}

// Does `later` hold all that `match` captured?
bool holds_captures_of(const Match& later, const Match& match) {
  return std::all_of(match.captures.begin(), match.captures.end(), [&](const Capture& known) {
    return std::any_of(later.captures.begin(), later.captures.end(), [&](const Capture& c) {
      return c.name == known.name && is_value_of(c.value, known.value);
    });
  });
}

// Does `later` tell less than `held`, which matched the same: a value cut off, or with blanks in it
// that the other has not?
bool tells_less(const Match& later, const Match& held) {
  const auto words = [](std::string value) {
    std::erase_if(value, is_space);
    return value;
  };
  return std::any_of(held.captures.begin(), held.captures.end(), [&](const Capture& known) {
    const auto other = std::find_if(later.captures.begin(), later.captures.end(),
                                    [&](const Capture& c) { return c.name == known.name; });
    if (other == later.captures.end()) return true;
    const std::string old_words = words(known.value);
    const std::string new_words = words(other->value);
    return new_words.size() < old_words.size() ||
           (new_words == old_words && other->value.size() > known.value.size());
  });
}

// Does `value` add a word to a name that ended its line? A line may be as wide as a terminal by
// chance, and then the next one begins with a word of its own: part of a name is what has marks, or
// stands behind one. A full stop ended the sentence.
bool adds_word(std::string_view value, std::string_view name) {
  constexpr std::string_view kMarks = "-:/._";
  if (name.empty() || value.size() == name.size() || !value.starts_with(name)) return false;
  const std::size_t word = name.size() + (value[name.size()] == '.' ? 1 : 0);
  return !is_one_of(name.back(), kMarks) && value.find_first_of(kMarks, word) == value.npos;
}

// Is all that `later` adds a word behind the name at its very end?
bool only_adds_word(const Match& later, const Match& held) {
  bool adds = false;
  for (const Capture& capture : later.captures) {
    const auto known = std::find_if(held.captures.begin(), held.captures.end(),
                                    [&](const Capture& c) { return c.name == capture.name; });
    if (known == held.captures.end()) return false;
    if (capture.value == known->value) continue;
    // A request id ends where its shape ends.
    if (capture.name == kRequestId || capture.raw.end < later.found.end ||
        !adds_word(capture.value, known->value))
      return false;
    adds = true;
  }
  return adds;
}

// Was it the code that matched, alone or with the label in front of it?
bool shows_code(const Record& record, const Match& match) {
  if (matched_by_code(record, match)) return true;
  constexpr std::size_t kLongestLabel = 40;  // with quotation marks and blanks
  const MappedText& code = record.layers[match.layer].code;
  if (code.empty()) return false;
  const Span own = code.origin({0, code.size()});
  return match.raw.begin <= own.begin && own.begin - match.raw.begin <= kLongestLabel &&
         own.end <= match.raw.end && match.raw.end - own.end <= 1;
}

// Does `later` tell no more of a failure than `match` of `held`, which is the same?
// `shows_message`: that one shows its message.
bool adds_nothing(const Reading& later, const Reading& held, const Match& match,
                  bool shows_message) {
  const Match& found = later.matches[0];
  if (only_adds_word(found, match) || adds_word(later.record->job.id, held.record->job.id))
    return true;
  const bool only_code = shows_message && shows_code(*later.record, found);
  if (!held.reread) return only_code && later.last_line < held.last_line;
  return only_code || later.first_line > held.first_line || tells_less(found, match) ||
         (shows_message && stands_before(held, match.raw.begin, later, found.raw.begin));
}

// The request id that all of a record has; empty if it has none, or several.
std::string only_request_id(const Record& record) {
  std::string only;
  for (const Layer& layer : record.layers) {
    const std::string& id = layer.request_id.bytes();
    if (!only.empty() && !id.empty() && id != only) return "";
    if (only.empty()) only = id;
  }
  return only;
}

}  // namespace

// The later reading found the envelope around what was held ("NoPermission : You are not …" is the
// message of an AssumeRoleFail), or the whole of a sentence that was broken, or what was held is
// said only where nothing closer is known. What the held reading saw, too, and knew better than, is
// not closer.
bool HeldReadings::gives_way(const Reading& held, const Match& match, const Reading& later) const {
  if (later.matches.size() != 1 || match.pattern == later.matches[0].pattern) return false;
  const auto lost = [](const Reading& reading, std::uint32_t pattern) {
    const auto& lost = reading.outranked;
    return std::find(lost.begin(), lost.end(), pattern) != lost.end();
  };
  if (has_broken_lines(held, later)) return true;
  const std::uint32_t found = later.matches[0].pattern;
  if (lost(held, found)) return false;
  if (lost(later, match.pattern)) return true;
  const Span outer = later.matches[0].raw;
  const bool is_behind = stands_before(later, outer.begin, held, match.raw.begin);
  // Where a line was broken, its rest may say more.
  if (!is_behind && !stands_before(held, match.raw.begin, later, outer.begin))
    return stands_before(held, match.raw.end, later, outer.end);
  if (yields(rules_.patterns[match.pattern], rules_))
    return !yields(rules_.patterns[found], rules_) || is_outer_link(held, match, later);
  return is_behind && stands_before(held, match.raw.begin, later, outer.end);
}

// A runtime chain was broken between its links: what an outer link says is no failure of its own.
bool HeldReadings::is_outer_link(const Reading& held, const Match& match,
                                 const Reading& later) const {
  return match.pattern != later.matches[0].pattern &&
         supersedes(rules_, rules_.patterns[later.matches[0].pattern],
                    rules_.patterns[match.pattern]) &&
         stands_in_chain(*later.record, later.matches[0]) &&
         stands_before(held, match.raw.begin, later, later.matches[0].raw.begin);
}

void HeldReadings::hold(Reading reading) {
  const std::uint64_t line = reading.first_line;
  longest_ = std::max(longest_, std::max(reading.last_line, line) - line);
  held_.emplace(line, Held{std::move(reading), came_++});
}

std::pair<HeldReadings::ByLine::const_iterator, HeldReadings::ByLine::const_iterator>
HeldReadings::near(std::uint64_t first_line, std::uint64_t last_line) const {
  return {held_.lower_bound(first_line - std::min(first_line, longest_)),
          held_.upper_bound(last_line)};
}

HeldReadings::Places HeldReadings::overlapping(const Reading& later) const {
  Places out;
  for (auto [at, end] = near(later.first_line, later.last_line); at != end; ++at) {
    if (overlap(at->second.reading, later)) out.push_back(at);
  }
  return out;
}

bool HeldReadings::holds_only(std::uint64_t first_line, std::uint64_t last_line,
                              std::string_view raw) const {
  bool holds = false;
  for (auto [at, end] = near(first_line, last_line); at != end; ++at) {
    const Reading& held = at->second.reading;
    if (held.last_line < first_line || last_line < held.first_line) continue;
    if (holds || held.reread || held.record == nullptr || raw_of(held) != raw) return false;
    holds = held.first_line == first_line && held.last_line == last_line;
    if (!holds) return false;
  }
  return holds;
}

void HeldReadings::add_replies(std::vector<Reading> later) {
  const bool broken =
      std::any_of(later.begin(), later.end(), [](const Reading& each) { return each.broken; });
  if (later.empty() || broken) return;
  const auto overlaps = [&](const Reading& held) {
    return std::any_of(later.begin(), later.end(),
                       [&](const Reading& each) { return overlap(held, each); });
  };
  // The last one of a reply tells its lines, and whether it was whole.
  const bool read = std::any_of(held_.begin(), held_.end(), [&](const auto& each) {
    const Reading& held = each.second.reading;
    return held.of_reply && held.record == nullptr && !held.broken && overlaps(held);
  });
  if (read) return;
  std::erase_if(held_, [&](const auto& each) { return overlaps(each.second.reading); });
  for (Reading& each : later) {
    each.reread = true;
    hold(std::move(each));
  }
}

// Did the rest of a line alone tell what the later reading tells, and the lines in front of it
// something else? Then these were two failures.
bool HeldReadings::tells_only_rest(const Places& places, const Reading& later) const {
  const std::uint32_t found = later.matches[0].pattern;
  bool rest_tells = false;
  bool front_differs = false;
  for (const auto& at : places) {
    const Reading& held = at->second.reading;
    const bool is_front = !is_rest(held, later);
    for (const Match& match : held.matches) {
      const bool same = match.pattern == found;
      rest_tells = rest_tells || (!is_front && same);
      front_differs = front_differs ||
                      (is_front && !same &&
                       !supersedes(rules_, rules_.patterns[found], rules_.patterns[match.pattern]));
    }
  }
  return rest_tells && front_differs;
}

// Which of the patterns that matched there give way somewhere.
std::set<std::uint32_t> HeldReadings::giving_way(const Places& places, const Reading& later) const {
  std::set<std::uint32_t> patterns;
  for (const auto& at : places) {
    for (const Match& match : at->second.reading.matches) {
      if (gives_way(at->second.reading, match, later)) patterns.insert(match.pattern);
    }
  }
  return patterns;
}

void HeldReadings::add(Reading later) {
  later.reread = true;
  const Places places = overlapping(later);
  if (tells_only_rest(places, later)) return;
  const std::string event = only_request_id(*later.record);
  const std::set<std::uint32_t> giving =
      event.empty() ? std::set<std::uint32_t>() : giving_way(places, later);
  std::vector<std::string> messages;  // request ids of those that matched by their message
  for (const auto& at : places) {
    const Reading& held = at->second.reading;
    if (held.of_reply || reads_the_same(held, later)) return;
    if (is_rest(held, later)) continue;
    for (const Match& match : held.matches) {
      const bool same = later.matches.size() == 1 && match.pattern == later.matches[0].pattern &&
                        holds_captures_of(later.matches[0], match);
      const std::string own = request_id_of(match);
      const std::string& id = own.empty() ? event : own;
      // One event may print its message more than once.
      const bool gives =
          gives_way(held, match, later) || (id == event && giving.count(match.pattern) > 0);
      if (!same && !gives) return;
      const bool shows_message = !shows_code(*held.record, match);
      if (same && adds_nothing(later, held, match, shows_message)) return;
      if (!shows_message || is_outer_link(held, match, later)) continue;
      if (id.empty() || std::find(messages.begin(), messages.end(), id) == messages.end())
        messages.push_back(id);
    }
  }
  // Two that showed a message are two failures, even if they are alike, unless they are one event.
  if (messages.size() > 1) return;
  // What printed its own time was printed then, whatever stands in front of it.
  const Held* last = nullptr;
  for (const auto& at : places) {
    const Held& held = at->second;
    if (held.reading.matches.empty() || !held.reading.time) continue;
    if (last == nullptr || last->came < held.came) last = &held;
  }
  if (last != nullptr) later.time = last->reading.time;
  for (const auto& at : places) held_.erase(at);
  hold(std::move(later));
}

std::vector<Reading> HeldReadings::release() {
  std::vector<Reading> out;
  out.reserve(held_.size());
  for (auto& [line, held] : held_) {
    // What was only announced by the last one is told by this one.
    if (!out.empty() && announces(out.back(), held.reading)) out.pop_back();
    Reading& reading = out.emplace_back(std::move(held.reading));
    if (!reading.raw.empty()) reading.record->raw = std::exchange(reading.raw, {});
  }
  held_.clear();
  longest_ = 0;
  return outermost_first(std::move(out));
}

}  // namespace dtsdoctor
