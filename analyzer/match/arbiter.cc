// SPDX-License-Identifier: Apache-2.0
#include "match/arbiter.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace dtsdoctor {
namespace {

bool names(const RuleSet& rules, const Pattern& pattern, std::string_view wanted) {
  const auto ids = RuleSet::part(rules.strings, pattern.supersedes);
  return std::find(ids.begin(), ids.end(), wanted) != ids.end();
}

const std::string& request_id(const Record& record, const Match& match) {
  return record.layers[match.layer].request_id.bytes();
}

bool may_be_same(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() || one == other;
}

// Drops what another match of the same event supersedes; two that supersede each other both stay.
void drop_superseded(const RuleSet& rules, const Record& record, std::vector<Match>& matches) {
  const auto loses = [&](const Match& match) {
    const Pattern& loser = rules.patterns[match.pattern];
    return std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
      const Pattern& winner = rules.patterns[other.pattern];
      return other.pattern != match.pattern && supersedes(rules, winner, loser) &&
             !supersedes(rules, loser, winner) &&
             may_be_same(request_id(record, match), request_id(record, other));
    });
  };
  std::vector<bool> lost;
  std::transform(matches.begin(), matches.end(), std::back_inserter(lost), loses);
  auto each = lost.begin();
  std::erase_if(matches, [&](const Match&) { return *each++; });
}

// The link of the record's chain that holds the end of what was found; -1 if none does.
int link_of(const Record& record, const Match& match) {
  const int own = record.layers[match.layer].link;
  if (own >= 0) return own;
  for (std::size_t link = record.path.size(); link-- > 0;) {
    const Span part = record.path[link].raw;
    if (match.found.end > part.begin && match.found.end <= part.end) return static_cast<int>(link);
  }
  return -1;
}

using Rows = std::span<const TableRow>;

// How deep in the record's chain a match stands; -1 for an envelope's own meaning and for a link
// that only says that something was tried.
int depth_of(const Record& record, const Match& match, Rows wrapping_codes) {
  const int link = link_of(record, match);
  if (link < 0) return link;
  const std::string& code = record.path[static_cast<std::size_t>(link)].code;
  const bool wraps = std::any_of(wrapping_codes.begin(), wrapping_codes.end(),
                                 [&](const TableRow& row) { return row.key == code; });
  return wraps ? -1 : link;
}

// Matches of envelopes first, outermost first; of the chain the innermost first.
bool stands_before(const Record& record, const Match& a, const Match& b, Rows wrapping_codes) {
  const bool a_in = stands_in_chain(record, a);
  const bool b_in = stands_in_chain(record, b);
  if (a_in != b_in) return b_in;
  if (a_in) {
    const int a_depth = depth_of(record, a, wrapping_codes);
    const int b_depth = depth_of(record, b, wrapping_codes);
    if (a_depth != b_depth) return a_depth > b_depth;
    // Found in the link itself, a text is marked there and not on the whole chain.
    const bool a_link = record.layers[a.layer].link >= 0;
    const bool b_link = record.layers[b.layer].link >= 0;
    if (a_link != b_link && a.pattern == b.pattern) return a_link;
  }
  return a.layer < b.layer;
}

// `unpasted`: the inner wrapping was read with the traces of pasting taken out, so it knows better
// where a value ends that both saw begin ("ram-for-dts&quot;").
void add_missing_captures(Match& kept, const Match& inner, bool unpasted) {
  for (const Capture& capture : inner.captures) {
    const auto known = std::find_if(kept.captures.begin(), kept.captures.end(),
                                    [&](const Capture& c) { return c.name == capture.name; });
    if (known == kept.captures.end()) {
      kept.captures.push_back(capture);
    } else if (unpasted && known->raw.begin == capture.raw.begin &&
               known->value.starts_with(capture.value)) {
      *known = capture;
    }
  }
}

// Where the outer wrapping matched by its code alone, the inner one's message tells where the
// failure stands.
void take_place(Match& kept, const Match& inner, const Record& record) {
  if (!matched_by_code(record, kept) || matched_by_code(record, inner)) return;
  kept.layer = inner.layer;
  kept.raw = inner.raw;
  kept.text = inner.text;
}

}  // namespace

bool yields(const Pattern& pattern, const RuleSet& rules) { return names(rules, pattern, "*"); }

bool supersedes(const RuleSet& rules, const Pattern& winner, const Pattern& loser) {
  return names(rules, winner, loser.id) || yields(loser, rules);
}

bool matched_by_code(const Record& record, const Match& match) {
  const MappedText& code = record.layers[match.layer].code;
  return !code.empty() && match.raw == code.origin({0, code.size()});
}

std::vector<Match> arbitrate(const RuleSet& rules, const Record& record,
                             std::vector<Match> matches) {
  drop_superseded(rules, record, matches);
  const Rows wrapping_codes =
      record.path.empty() ? Rows() : find_table(rules, "codes-that-only-wrap");
  std::stable_sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
    return stands_before(record, a, b, wrapping_codes);
  });
  std::vector<Match> events;
  std::vector<std::string> ids;  // of the events, as soon as one of their layers has one
  for (Match& match : matches) {
    const std::string& id = request_id(record, match);
    const auto same = static_cast<std::size_t>(
        std::find_if(ids.begin(), ids.end(),
                     [&](const std::string& known) { return may_be_same(known, id); }) -
        ids.begin());
    if (same == events.size()) {
      events.push_back(std::move(match));
      ids.push_back(id);
      continue;
    }
    if (ids[same].empty()) ids[same] = id;
    if (events[same].pattern != match.pattern) continue;
    add_missing_captures(events[same], match, record.layers[match.layer].pasted);
    take_place(events[same], match, record);
  }
  return events;
}

bool stands_in_chain(const Record& record, const Match& match) {
  if (record.path.empty()) return false;
  return record.layers[match.layer].link >= 0 || (match.found.end > record.path.front().raw.begin &&
                                                  match.found.end <= record.path.back().raw.end);
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
