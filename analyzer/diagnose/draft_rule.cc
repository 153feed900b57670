// SPDX-License-Identifier: Apache-2.0
#include "diagnose/draft_rule.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "diagnose/cluster_tree.h"
#include "diagnose/masked_line.h"
#include "input/error_signs.h"
#include "input/record.h"
#include "match/known_codes.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;
using Parts = std::vector<std::string>;

constexpr std::size_t kShortestPart = 4;
constexpr std::size_t kMostParts = 8;
constexpr std::size_t kMostOfId = 48;

// Each blank one space.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// The parts of a template between what varies that stand in `message`, in their order.
Parts fixed_parts(std::string rest, std::string_view message) {
  Parts parts;
  const std::string text = squeezed(message);
  std::size_t found = 0;
  while (!rest.empty() && parts.size() < kMostParts) {
    std::size_t mask = std::string::npos;
    std::size_t length = 0;
    for (const std::string_view each : kMasks) {
      const std::size_t at = rest.find(each);
      if (at < mask) {
        mask = at;
        length = each.size();
      }
    }
    const std::string_view part = trimmed(std::string_view(rest).substr(0, mask));
    const auto letters = std::count_if(part.begin(), part.end(), [](char c) {
      return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    // Masking leaves out what says a thing again: around that no part is in one piece.
    const std::size_t at = text.find(part, found);
    if (part.size() >= kShortestPart && letters >= 2 && at != std::string::npos) {
      parts.emplace_back(part);
      found = at + part.size();
    }
    rest.erase(0, mask == std::string::npos ? mask : mask + length);
  }
  return parts;
}

Parts fixed_parts(std::string_view message) { return fixed_parts(masked_line(message), message); }

// "Table <text> is gone" gives "table-is-gone".
std::string slug_of(std::string_view text) {
  std::string slug;
  for (const char c : text) {
    if (is_alnum(c)) {
      slug += to_lower(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
    if (slug.size() >= kMostOfId && !is_alnum(c)) break;
  }
  slug.resize(std::min(slug.size(), kMostOfId));
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "unnamed" : slug;
}

struct Draft {
  std::string code;
  std::string message;
};

// The outermost layer with a code, else the innermost message that has words.
std::optional<Draft> read_draft(const RuleSet& rules, std::string_view text) {
  const Limits limits;
  const IsKnownCode is_known_code = known_codes(rules);
  const auto source = read_memory(text);
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "-", limits, is_known_code);
  std::vector<LimitHit> hits;
  RawRecord raw;
  std::optional<Draft> best;
  while (records.next(raw)) {
    const bool error = looks_like_error(raw.text());
    if (best && !error) continue;
    const Record record = read_record(raw, "-", limits, is_known_code, hits);
    Draft draft;
    for (const Layer& layer : record.layers) {
      if (layer.link >= 0) continue;
      const std::string code(trimmed(layer.code.bytes()));
      if (draft.code.empty() && !code.empty()) draft.code = code;
      if (!fixed_parts(layer.message.bytes()).empty()) draft.message = layer.message.bytes();
    }
    if (!record.path.empty() && !fixed_parts(record.path.back().text).empty())
      draft.message = record.path.back().text;
    if (draft.message.empty() && draft.code.empty()) continue;
    best = std::move(draft);
    if (error) break;
  }
  return best;
}

Json words(const char* en, const char* zh) { return {{"en", en}, {"zh", zh}}; }

Json match_of(const Draft& draft, const Parts& parts) {
  Json any = Json::array();
  if (parts.size() == 1) any.push_back({{"text", parts[0]}});
  if (parts.size() > 1) {
    Json ordered = Json::array();
    for (const std::string& part : parts) ordered.push_back({{"text", part}});
    any.push_back({{"ordered", std::move(ordered)}});
  }
  if (!draft.code.empty()) any.push_back({{"field", "code"}, {"equals", draft.code}});
  return {{"any", std::move(any)}};
}

// Up to the blank in front of the middle; the first word at least.
std::string first_half(const std::string& part) {
  const std::size_t blank = part.rfind(' ', part.size() / 2);
  return part.substr(0, blank == std::string::npos ? part.find(' ') : blank);
}

// Texts that lack what tells the error from its like.
Json look_alikes(const Parts& parts) {
  Json out = Json::array();
  const std::string half = parts.empty() ? "" : first_half(parts.front());
  // Where one word is all that tells the error, a text with it would be the error.
  const bool is_all = parts.empty() || (parts.size() == 1 && half == parts.front());
  const std::string first = is_all ? "The operation" : half;
  out.push_back({{"text", to_valid_utf8(first) + " succeeded."},
                 {"why", "replace it by a look-alike: a success that begins alike"}});
  out.push_back({{"text", "A sentence of prose about it."},
                 {"why", "replace it by a look-alike: the neighbouring error, another product's"}});
  return out;
}

bool stand_in_order(const Parts& parts, std::string_view message) {
  const std::string text = squeezed(message);
  std::size_t found = 0;
  for (const std::string& part : parts) {
    const std::size_t at = text.find(part, found);
    if (at == std::string::npos) return false;
    found = at + part.size();
  }
  return true;
}

// The template of the cluster that all lines make by their first words; empty if there is none.
std::string common_template(const std::vector<std::string>& lines, std::ptrdiff_t blanks) {
  ClusterTree tree(lines.size());
  std::uint32_t cluster = ClusterTree::kNone;
  for (std::string line : lines) {
    while (std::count(line.begin(), line.end(), ' ') > blanks) line.resize(line.rfind(' '));
    cluster = tree.add(line).cluster;
  }
  return tree.size() == 1 ? tree.template_of(cluster) : "";
}

// What stays the same in all messages. Long ones may be cut, also within a word.
Parts fixed_parts(const std::vector<Draft>& drafts) {
  std::vector<std::string> lines;
  std::ptrdiff_t blanks = std::numeric_limits<std::ptrdiff_t>::max();
  for (const Draft& draft : drafts) {
    lines.push_back(masked_line(draft.message));
    blanks = std::min(blanks, std::count(lines.back().begin(), lines.back().end(), ' '));
  }
  std::string common = common_template(lines, blanks);
  if (common.empty() && blanks > 0) common = common_template(lines, blanks - 1);
  Parts parts = fixed_parts(common, drafts.front().message);
  for (const Draft& draft : drafts) {
    if (!stand_in_order(parts, draft.message)) return {};
  }
  return parts;
}

Json examples_of(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts)
    out.push_back({{"text", trimmed(text)}, {"why", "as it was printed"}});
  return out;
}

}  // namespace

std::optional<RuleDraft> draft_rule(const RuleSet& rules, const std::vector<std::string>& texts) {
  std::vector<Draft> drafts;
  for (const std::string& text : texts) {
    std::optional<Draft> read = read_draft(rules, text);
    if (!read) return std::nullopt;
    drafts.push_back(std::move(*read));
  }
  if (drafts.empty()) return std::nullopt;
  Draft draft = drafts.front();
  for (const Draft& each : drafts) {
    if (each.code != drafts.front().code) draft.code.clear();
  }
  const Parts parts = fixed_parts(drafts);
  if (parts.empty() && draft.code.empty()) return std::nullopt;
  const std::string id =
      "local/" + slug_of(draft.code.empty() ? masked_line(draft.message) : draft.code);
  const Json pattern = {{"id", id},
                        {"rev", 1},
                        {"status", "experimental"},
                        {"code", draft.code.empty() ? Json() : Json(draft.code)},
                        {"title", words("Name the error in a few words", "用几个词概括该报错")},
                        {"severity", "error"},
                        {"stage", "any"},
                        {"engines", Json::array()},
                        {"context", "any"},
                        {"retryable", "after_fix"},
                        {"origin",
                         {{"kind", "observed"},
                          {"url", "https://example.com/where-it-is-described"},
                          {"captured", rules.date}}},
                        {"match", match_of(draft, parts)},
                        {"captures", Json::object()},
                        {"causes", Json::array()},
                        {"supersedes", Json::array()},
                        {"examples",
                         {{"match", examples_of(texts)},
                          {"no_match", look_alikes(parts)},
                          {"known_miss", Json::array()},
                          {"known_false", Json::array()}}}};
  const Json file = {{"schema", "dtsdoctor-patterns/1"},
                     {"area", "local"},
                     {"blocks", Json::object()},
                     {"patterns", Json::array({pattern})}};
  return RuleDraft{id, file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"};
}

}  // namespace dtsdoctor
