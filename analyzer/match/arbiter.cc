// SPDX-License-Identifier: Apache-2.0
#include "match/arbiter.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

bool supersedes(const RuleSet& rules, const Pattern& winner, const Pattern& loser) {
  const auto ids = RuleSet::part(rules.strings, winner.supersedes);
  return std::any_of(ids.begin(), ids.end(),
                     [&](std::string_view id) { return id == "*" || id == loser.id; });
}

// Drops what another match supersedes; two that supersede each other both stay.
void drop_superseded(const RuleSet& rules, std::vector<Match>& matches) {
  const auto loses = [&](const Match& match) {
    const Pattern& loser = rules.patterns[match.pattern];
    return std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
      const Pattern& winner = rules.patterns[other.pattern];
      return other.pattern != match.pattern && supersedes(rules, winner, loser) &&
             !supersedes(rules, loser, winner);
    });
  };
  std::vector<Match> kept;
  for (const Match& match : matches) {
    if (!loses(match)) kept.push_back(match);
  }
  matches = std::move(kept);
}

const std::string* request_id(const Record& record, const Match& match) {
  const MappedText& id = record.layers[match.layer].request_id;
  return id.empty() ? nullptr : &id.bytes();
}

bool same_event(const Record& record, const Match& a, const Match& b) {
  const std::string* one = request_id(record, a);
  const std::string* other = request_id(record, b);
  return one == nullptr || other == nullptr || *one == *other;
}

void add_missing_captures(Match& kept, const Match& inner) {
  for (const Capture& capture : inner.captures) {
    const bool has = std::any_of(kept.captures.begin(), kept.captures.end(),
                                 [&](const Capture& c) { return c.name == capture.name; });
    if (!has) kept.captures.push_back(capture);
  }
}

}  // namespace

std::vector<Match> arbitrate(const RuleSet& rules, const Record& record,
                             std::vector<Match> matches) {
  drop_superseded(rules, matches);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.layer < b.layer; });
  std::vector<Match> events;
  for (const Match& match : matches) {
    const auto same = std::find_if(events.begin(), events.end(), [&](const Match& event) {
      return same_event(record, event, match);
    });
    if (same == events.end()) {
      events.push_back(match);
    } else if (same->pattern == match.pattern) {
      add_missing_captures(*same, match);
    }
  }
  return events;
}

bool RecentEvents::is_new(const std::string& request_id) {
  if (request_id.empty()) return true;
  if (!seen_.emplace(request_id, true).second) return false;
  order_.push_back(request_id);
  if (order_.size() > capacity_) {
    seen_.erase(order_.front());
    order_.pop_front();
  }
  return true;
}

}  // namespace dtsdoctor
