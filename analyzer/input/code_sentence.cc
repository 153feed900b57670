// SPDX-License-Identifier: Apache-2.0
#include "input/code_sentence.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/code_clause.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kFarthest = 8;  // words between what decides and the code

// "handle", "handles", "handled", "handling"; "retry", "retries"; "skip", "skipped".
bool is_form_of(std::string_view word, std::string_view stem) {
  constexpr std::array<std::string_view, 12> kEnds = {"",    "e",   "es",   "ed",  "ing",  "s",
                                                      "ies", "ied", "ying", "ped", "ping", "y"};
  return starts_with_fold(word, stem) && is_among(word.substr(stem.size()), kEnds);
}

bool is_form_of_any(std::string_view word, const auto& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return is_form_of(word, stem); });
}

// Words that say that something failed, or who met it.
bool tells_of_failure(std::string_view word) {
  constexpr std::array<std::string_view, 24> kMet = {
      "due", "because", "got",   "get",     "gets",   "getting",  "hit",    "hits",
      "met", "meets",   "we",    "i",       "they",   "with",     "by",     "is",
      "was", "returns", "shows", "reports", "raised", "returned", "throws", "threw"};
  return is_among_fold(word, kMet) || is_failing(word) || starts_with_fold(word, "error");
}

// "known error codes: X, Y", "possible errors are X and Y"
bool lists_codes(std::string_view front) {
  constexpr std::array<std::string_view, 8> kKinds = {
      "known", "possible", "typical", "common", "usual", "expected", "retryable", "documented"};
  const bool has_colon = front.ends_with(':');
  if (has_colon) front.remove_suffix(1);
  WordsBack words(front);
  std::string_view word = words.next();
  if (is_among(word, std::array{"are", "include"})) word = words.next();
  if (has_colon && word == "codes") return true;
  while (is_among(word, std::array{"codes", "errors", "error"})) word = words.next();
  return is_among_fold(word, kKinds);
}

// Does the clause say that something failed?
bool clause_fails(WordsBack words) {
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (is_failing(word)) return true;
  }
  return false;
}

}  // namespace

bool is_tag_of_documentation(std::string_view front) {
  while (front.ends_with(' ')) front.remove_suffix(1);
  return front.ends_with("@throws") || front.ends_with("@exception") ||
         front.ends_with(":raises") || front.ends_with("\\throws");
}

bool denies_code(std::string_view front) {
  // Between the denial and the code; any other word has a meaning of its own: "not started".
  constexpr std::array<std::string_view, 77> kCarried = {
      "a",           "an",      "any",      "be",        "been",       "code",      "codes",
      "error",       "errors",  "fail",     "fails",     "failed",     "failing",   "find",
      "further",     "get",     "gets",     "got",       "have",       "had",       "has",
      "hit",         "longer",  "more",     "new",       "observe",    "observed",  "occurrence",
      "occurrences", "of",      "our",      "receive",   "received",   "report",    "reported",
      "reports",     "return",  "returned", "returns",   "see",        "sees",      "seen",
      "show",        "shows",   "shown",    "tasks",     "jobs",       "logs",      "the",
      "with",        "yet",     "ever",     "reproduce", "reproduced", "encounter", "encountered",
      "match",       "matches", "for",      "to",        "do",         "related",   "sign",
      "trace",       "caused",  "by",       "throw",     "throws",     "raise",     "raises",
      "seeing",      "able",    "trigger",  "mentions",  "was",        "time",      "up"};
  WordsBack words(front);
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    if (denies(word)) return true;
    // "worker 0 X" counts nothing.
    if (word == "0" || equals_fold(word, "zero")) return words.is_at_begin();
    if (i == 0 && word == "of") {
      const std::string_view place = words.next();
      if (place == "instead") return true;
      if (!is_among(place, kCarried)) return false;
    }
    if (word.empty() || !is_among(word, kCarried)) return false;
  }
  return false;
}

bool awaits_code(std::string_view front) {
  constexpr std::array<std::string_view, 6> kConditions = {"if",   "when",   "whenever",
                                                           "once", "unless", "should"};
  constexpr std::array<std::string_view, 43> kCarried = {
      "a",     "an",    "api",     "call",    "cli",     "code",    "console", "encounter", "error",
      "fails", "get",   "gets",    "hit",     "is",      "it",      "its",     "job",       "log",
      "meet",  "met",   "prompts", "receive", "reports", "returns", "request", "says",      "sdk",
      "see",   "sees",  "server",  "service", "shows",   "still",   "stops",   "system",    "task",
      "the",   "there", "this",    "throws",  "we",      "with",    "you"};
  WordsBack words(front);
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    if (is_among_fold(word, kConditions)) return words.is_at_begin();
    if (i == 0 && (word == "On" || word == "Upon")) return words.is_at_begin();
    if (i == 0 && word == "of") return words.next() == "case" && equals_fold(words.next(), "in");
    if (word.empty() || !is_among(word, kCarried)) return false;
  }
  return false;
}

bool supposes_code(std::string_view front) {
  constexpr std::array<std::string_view, 6> kMay = {"may",   "might",  "could",
                                                    "would", "should", "otherwise"};
  constexpr std::array<std::string_view, 33> kCarried = {
      "a",     "an",      "also",   "api",     "be",     "call",    "cause", "code",    "encounter",
      "end",   "error",   "fail",   "fails",   "get",    "have",    "it",    "job",     "meet",
      "raise", "receive", "report", "reports", "return", "returns", "see",   "service", "show",
      "task",  "the",     "throw",  "trigger", "with",   "you"};
  constexpr std::array<std::string_view, 6> kDone = {"return", "fail",    "throw",
                                                     "raise",  "trigger", "cause"};
  WordsBack words(front);
  std::string_view farther;
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    if (is_among_fold(word, kMay)) return i > 0;
    // "we can see X" reports it.
    if (word == "can") return is_among(farther, kDone);
    if (word.empty() || !is_among(word, kCarried)) return false;
    farther = word;
  }
  return false;
}

bool speaks_of_code(std::string_view front) {
  constexpr std::array<std::string_view, 3> kArticles = {"a", "an", "the"};
  constexpr std::array<std::string_view, 29> kLinks = {
      "about",    "add",        "added",   "adding",   "adds",      "as",  "between",    "detect",
      "detects",  "expect",     "expects", "expected", "expecting", "for", "from",       "like",
      "or",       "retried",    "retries", "retry",    "retrying",  "see", "simulating", "support",
      "supports", "supporting", "than",    "to",       "unlike"};
  constexpr std::size_t kNear = 4;  // words
  WordsBack words(front);
  const std::string_view last = words.next();
  const bool is_article = is_among_fold(last, kArticles);
  if (!is_article && !is_among_fold(last, kLinks)) return false;
  // "We see X since this morning", where "See X" points to it.
  if (last == "see" && tells_of_own(front)) return false;
  for (std::size_t i = 0; i < kNear; ++i) {
    const std::string_view word = words.next();
    // "The X error is shown" reports it.
    if (word.empty()) return !is_article || i > 0;
    if (tells_of_failure(word)) return false;
  }
  return true;
}

bool handles_code(std::string_view front) {
  constexpr std::array<std::string_view, 45> kDeeds = {
      "catch",   "handl",    "ignor",    "skip",    "suppress",  "map",      "treat",
      "classif", "document", "describ",  "explain", "monitor",   "watch",    "simulat",
      "mock",    "stub",     "cover",    "renam",   "deprecat",  "improv",   "translat",
      "avoid",   "prevent",  "register", "load",    "whitelist", "exclud",   "filter",
      "retr",    "support",  "add",      "remov",   "convert",   "replac",   "chang",
      "mov",     "defin",    "rule",     "pattern", "keyword",   "scenario", "troubleshoot",
      "grep",    "swallow",  "downgrad"};
  constexpr std::array<std::string_view, 6> kPrepositions = {"of",   "on",      "with",
                                                             "into", "against", "after"};
  // With a preposition only: an alert on X, the cause of X.
  constexpr std::array<std::string_view, 16> kNounsOfDeeds = {
      "alert",          "paged",       "page",      "cause",    "postmortem", "meaning",
      "list",           "description", "deal",      "case",     "handling",   "text",
      "classification", "handler",     "succeeded", "recovered"};
  constexpr std::array<std::string_view, 7> kOver = {
      "fixed", "solved", "resolved", "eliminated", "cleared", "recovered", "closed"};
  if (front.ends_with("grep") || front.find("grep ") != std::string_view::npos) return true;
  if (lists_codes(front)) return true;
  if (is_tag_of_documentation(front)) return true;
  WordsBack words(front);
  std::string_view word = past_nouns(words);
  const bool has_preposition = is_among(word, kPrepositions);
  if (has_preposition) word = past_nouns(words);
  if (word.empty() || clause_fails(words)) return false;
  if (is_among_fold(word, kOver)) return !denies(words.next());
  if (is_form_of_any(word, kDeeds)) return true;
  if (has_preposition) return is_form_of_any(word, kNounsOfDeeds);
  // "To fix X, …" and the title "Fix X"; "how to fix X" asks for help.
  constexpr std::array<std::string_view, 3> kMended = {"fix", "solve", "resolve"};
  if (!is_among_fold(word, kMended)) return false;
  return words.is_at_begin() ? is_upper(word[0]) : words.next() == "To";
}

bool names_ticket(std::string_view front) {
  constexpr std::array<std::string_view, 10> kKinds = {
      "jira", "ticket", "tickets", "story", "epic", "branch", "commit", "merge", "ref", "refs"};
  // Of a commit, or where it is told of; within a sentence they ask for help: "how to fix X".
  constexpr std::array<std::string_view, 9> kDeeds = {
      "bug", "close", "closes", "fix", "fixed", "fixes", "see", "resolves", "revert"};
  while (!front.empty() && is_one_of(front.back(), " \t[(#")) front.remove_suffix(1);
  WordsBack words(front);
  const std::string_view word = words.next();
  return is_among_fold(word, kKinds) || (is_among_fold(word, kDeeds) && words.is_at_begin());
}

}  // namespace dtsdoctor
