// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/code_clause.h"
#include "input/code_sentence.h"

namespace dtsdoctor {

bool explains_code(std::string_view behind) {
  constexpr std::array<std::string_view, 6> kNamed = {"error", "errors", "code",
                                                      "issue", "alert",  "problem"};
  constexpr std::array<std::string_view, 12> kHow = {
      "usually",   "often",     "only",     "now",     "also",    "sometimes",
      "typically", "generally", "normally", "finally", "already", "since"};
  constexpr std::array<std::string_view, 7> kMeans = {"means",     "indicates", "stands", "denotes",
                                                      "signifies", "helps",     "mean"};
  constexpr std::array<std::string_view, 5> kMay = {"can", "may", "might", "could", "would"};
  constexpr std::array<std::string_view, 6> kHappen = {"occur", "happen", "appear",
                                                       "be",    "come",   "arise"};
  constexpr std::array<std::string_view, 11> kAre = {"is",  "was",  "are",  "were", "has", "have",
                                                     "had", "been", "does", "did",  "do"};
  constexpr std::array<std::string_view, 26> kSeen = {
      "occur",     "occurred",  "seen",     "appear",  "appeared", "reported",   "returned",
      "come",      "came",      "observed", "found",   "present",  "reproduced", "raised",
      "happen",    "happened",  "shown",    "thrown",  "in",       "there",      "visible",
      "triggered", "retryable", "show",     "retried", "been"};
  constexpr std::array<std::string_view, 25> kOver = {
      "gone",       "fixed",   "resolved", "solved",    "closed",     "over",       "cleared",
      "handled",    "ignored", "retried",  "retryable", "documented", "deprecated", "supported",
      "registered", "loaded",  "covered",  "enabled",   "disabled",   "suppressed", "done",
      "treated",    "passed",  "mapped",   "expected"};
  constexpr std::array<std::string_view, 5> kGiven = {"returned", "raised", "thrown", "reported",
                                                      "issued"};
  constexpr std::array<std::string_view, 3> kIf = {"if", "when", "unless"};
  constexpr std::array<std::string_view, 7> kEnded = {
      "(ignored", "(resolved", "(fixed", "-> ok", "resolved", ", succeeded", ", recovered"};
  const auto is_ended = [&](std::string_view over) {
    return starts_with_fold(behind, over) && behind.size() <= over.size() + 1;
  };
  if (std::any_of(kEnded.begin(), kEnded.end(), is_ended)) return true;
  while (!behind.empty() && is_one_of(behind.front(), "-~| ")) behind.remove_prefix(1);
  WordsOn words(behind);
  words.skip(kNamed);
  words.skip(kHow);
  std::string_view word = words.next();
  if (is_among(word, kMeans)) return true;
  if (is_among(word, kMay)) {
    words.skip(kHow);
    return is_among(words.next(), kHappen);
  }
  if (word == "went" && words.peek() == "away") return true;
  if (word == "no" && words.peek() == "longer") return true;
  if (is_among(word, std::array{"occurs", "happens", "appears"}))
    return is_among(words.peek(), std::array{"if", "unless"}) && !tells_of_own(words.rest());
  bool is_denied = false;
  while (is_among(word, kAre) || denies(word) || is_among(word, kHow)) {
    is_denied = is_denied || denies(word);
    if (word == "no" && words.peek() == "longer") return true;
    word = words.next();
  }
  if (is_denied) return is_among(word, kSeen);
  if (is_among(word, kGiven)) return is_among(words.peek(), kIf) && !tells_of_own(words.rest());
  return is_among_fold(word, kOver) || word == "disappeared";
}

bool returns_code_if(std::string_view front, std::string_view behind) {
  constexpr std::array<std::string_view, 6> kGives = {"returns", "throws",  "raises",
                                                      "with",    "reports", "shows"};
  WordsBack words(front);
  WordsOn on(behind);
  const bool is_given =
      on.next() == "is" && is_among(on.next(), std::array{"returned", "raised", "reported"});
  if (!is_given && !is_among(past_nouns(words), kGives)) return false;
  // "If the role is missing, the call returns X."
  const std::string_view sentence = front.substr(front.find_last_of(".!?") + 1);
  const std::string_view first = WordsOn(sentence).next();
  const bool is_behind_condition =
      (first == "If" || first == "Unless") && sentence.find(':') == std::string_view::npos;
  const std::string_view word = WordsOn(behind).next();
  return (is_behind_condition || word == "if" || word == "unless") && !tells_of_own(front) &&
         !tells_of_own(behind);
}

}  // namespace dtsdoctor
