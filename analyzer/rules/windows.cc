// SPDX-License-Identifier: Apache-2.0
#include "rules/windows.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/ascii.h"
#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

bool survives(char c) { return is_alnum(c) || c == '.' || c == '_' || c == ':' || c == '-'; }

// Words of seven letters and more that ordinary logs are full of.
constexpr std::string_view kCommon[] = {
    "account",     "allowed",   "another",   "because",     "connect",     "connected",
    "connection",  "contact",   "content",   "current",     "database",    "default",
    "destination", "duplicate", "execute",   "execution",   "existing",    "expected",
    "failure",     "following", "incorrect", "information", "instance",    "internal",
    "invalid",     "message",   "missing",   "operation",   "parameter",   "permission",
    "privileges",  "process",   "provided",  "received",    "replication", "request",
    "required",    "resource",  "response",  "running",     "service",     "session",
    "specified",   "standard",  "started",   "statement",   "success",     "successfully",
    "support",     "supported", "timeout",   "transaction", "unknown",     "updated",
    "version",     "warning",   "without"};

bool is_common(std::string_view token) {
  while (!token.empty() && !is_alnum(token.back())) token.remove_suffix(1);
  return std::any_of(std::begin(kCommon), std::end(kCommon),
                     [&](std::string_view word) { return equals_fold(word, token); });
}

// How unlikely a token is in ordinary logs: long ones are, and codes and identifiers more so than
// words of prose.
int rarity(std::string_view token) {
  bool hump = false;
  bool inner_dot = false;
  bool digit = false;
  bool prose = true;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    const bool inner = i > 0 && i + 1 < token.size();
    hump = hump || (i > 0 && is_upper(c) && !is_upper(token[i - 1]) && is_alpha(token[i - 1]));
    inner_dot = inner_dot || (inner && (c == '.' || c == '_' || c == ':'));
    digit = digit || is_digit(c);
    prose = prose && (!is_upper(c) || i == 0) && is_alpha(c);
  }
  return static_cast<int>(token.size()) + (hump ? 5 : 0) + (inner_dot ? 4 : 0) + (digit ? 2 : 0) -
         (prose ? 3 : 0) - (is_common(token) ? 4 : 0);
}

using Windows = std::vector<std::string>;

// The rarest token of the text, alone, or nothing.
Windows best_token(std::string_view text) {
  constexpr std::size_t kShortest = 7;
  std::string_view best;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && survives(text[end])) ++end;
    const std::string_view token = text.substr(at, end - at);
    if (token.size() >= kShortest && (best.empty() || rarity(token) > rarity(best))) best = token;
    at = end + 1;
  }
  return best.empty() ? Windows() : Windows{std::string(best)};
}

// Each further window costs the scan; the commonest one decides how often it stops.
int worth(const Windows& windows) {
  int lowest = rarity(windows.front());
  for (const std::string& window : windows) lowest = std::min(lowest, rarity(window));
  return lowest - 3 * (static_cast<int>(windows.size()) - 1);
}

void take_better(Windows& best, Windows other) {
  if (other.empty() || (!best.empty() && worth(best) >= worth(other))) return;
  best = std::move(other);
}

// Where a window holds another one, looking for the other one is enough.
void drop_implied(Windows& windows) {
  const Windows all = windows;
  std::erase_if(windows, [&](const std::string& window) {
    return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
      return other != window && window.find(other) != std::string::npos;
    });
  });
}

Windows of_regex(std::string_view regex) {
  Windows best;
  for (const std::string& run : literal_runs(regex)) take_better(best, best_token(run));
  return best;
}

}  // namespace

std::vector<std::string> windows_of(const MatchNode& node, std::span<const MatchNode> table) {
  // A folded literal stands in the input in any case.
  if (node.fold) return {};
  const auto children = table.subspan(node.children.begin, node.children.count);
  Windows windows;
  switch (node.op) {
    case MatchOp::none:
      return {};
    case MatchOp::equals:
    case MatchOp::text:
      return best_token(node.value);
    case MatchOp::re:
      return of_regex(node.value);
    case MatchOp::all:
    case MatchOp::ordered:
      for (const MatchNode& child : children) {
        if (!child.optional) take_better(windows, windows_of(child, table));
      }
      return windows;
    case MatchOp::any:
      for (const MatchNode& child : children) {
        Windows of_child = windows_of(child, table);
        if (of_child.empty()) return {};
        windows.insert(windows.end(), of_child.begin(), of_child.end());
      }
      break;
  }
  std::sort(windows.begin(), windows.end());
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  drop_implied(windows);
  return windows;
}

}  // namespace dtsdoctor
