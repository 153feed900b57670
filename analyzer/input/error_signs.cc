// SPDX-License-Identifier: Apache-2.0
#include "input/error_signs.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/crash_line.h"
#include "input/error_words.h"
#include "input/no_error.h"
#include "input/own_level.h"
#include "input/rare_pairs.h"
#include "input/time_stamp.h"

namespace dtsdoctor {
namespace {

// Does the record have a label "Code" with such a value?
bool has_error_code(std::string_view record) {
  constexpr std::string_view kLabel = "Code";
  for (std::size_t at = record.find(kLabel); at != std::string_view::npos;
       at = record.find(kLabel, at + kLabel.size())) {
    const std::size_t end = at + kLabel.size();
    const bool is_whole = (at == 0 || !is_alnum(record[at - 1])) && end < record.size() &&
                          is_one_of(record[end], "\"\\':=>");
    if (is_whole && names_an_error(record, end)) return true;
  }
  return false;
}

// What is looked at of a line on either side of a place: a record may be one line of a megabyte,
// full of such places.
constexpr std::size_t kOfHead = 512;

std::string_view line_around(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t least = at - std::min(at, most);
  const std::string_view front = text.substr(least, at - least);
  const std::size_t begin = least + front.rfind('\n') + 1;  // npos + 1 is 0
  const std::string_view line = text.substr(begin, at - begin + most);
  return line.substr(0, line.find('\n', at - begin));
}

bool begins_line(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == '\n'; }

// Does it begin where a line does, and not where no more was looked at?
bool is_line_begin(std::string_view text, std::string_view line) {
  return begins_line(text, static_cast<std::size_t>(line.data() - text.data()));
}

// One past the letters that stand there, if they are few enough for a level.
std::size_t word_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kMost = 12;
  const std::size_t least = at;
  while (at < text.size() && at - least < kMost && is_alpha(text[at])) ++at;
  return at;
}

// "E0304 05:", with a year or without.
bool begins_klog_stamp(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && is_digit(text[at])) ++at;
  return (at == 5 || at == 9) && at + 3 < text.size() && text[at] == ' ' &&
         is_digit(text[at + 1]) && text[at + 3] == ':';
}

// Does it stand between tabs, as zap writes it, or what JSON makes of them?
bool is_tabbed(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view front = text.substr(0, at);
  const std::string_view rest = text.substr(end);
  return (front.ends_with('\t') || front.ends_with("\\t")) &&
         (rest.starts_with('\t') || rest.starts_with("\\t"));
}

// Of a word that loggers call a level by, before anything is decoded: in capitals, or marked off in
// some way, so that most of the words of messages are not. What stands in front may be an escape's
// letter.
bool may_be_level(std::string_view text, std::size_t at, std::size_t end) {
  constexpr ByteSet kMarks([](char c) { return is_one_of(c, "[\"'=:\\"); });
  const char behind = end < text.size() ? text[end] : '\0';
  if (behind == ':' || behind == ']') return true;
  std::size_t before = at;
  while (before > 0 && text[before - 1] == ' ') --before;
  if (before > 0 && kMarks.holds(text[before - 1])) return true;
  if (is_tabbed(text, at, end)) return true;
  return std::all_of(text.data() + at, text.data() + end, [](char c) { return is_upper(c); });
}

bool is_level(std::string_view text, std::size_t at, bool escaped) {
  const std::size_t end = word_end(text, at);
  if (escaped && !may_be_level(text, at, end)) return false;
  const std::string_view word = text.substr(at, end - at);
  const LogLevel level = log_level(word);
  if (level != LogLevel::error && !(word == "fail" && end < text.size() && text[end] == ':'))
    return false;
  if (escaped || is_value_of_level(text, at)) return true;
  const std::string_view line = line_around(text, at, kOfHead);
  return is_line_begin(text, line) && level_in_head(line) == LogLevel::error;
}

// Has it such a member, in whatever number of strings it stands?
bool has_member(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const std::size_t end = text.find_first_not_of('\\', at + key.size());
    if (at > 0 && text[at - 1] == '"' && end != std::string_view::npos &&
        text.substr(end).starts_with("\":"))
      return true;
  }
  return false;
}

// "level":50 of pino and bunyan, "level":3 or 2 of GELF.
bool is_numbered_level(std::string_view text, std::size_t end, bool escaped) {
  std::size_t name = end;
  while (name > 0 && text[name - 1] == '\\') --name;
  if (!text.substr(0, name).ends_with("level")) return false;
  const std::size_t at = text.find_first_not_of("\\\"", end);
  if (at == std::string_view::npos || text[at] != ':') return false;
  std::string_view value = text.substr(at + 1, 3);
  value = value.substr(0, value.find_first_of(",}"));
  const bool is_pino = value == "50" || value == "60";
  if (!is_pino && value != "3" && value != "2") return false;
  if (escaped) return true;
  const std::string_view line = line_around(text, end, kOfHead);
  if (!is_pino) return has_member(line, "short_message");
  // What they print next, or beside it.
  const std::size_t next = text.find_first_not_of(",\\\"", at + 1 + value.size());
  const std::string_view rest = text.substr(std::min(next, text.size()));
  const auto is_next = [&](std::string_view key) {
    return rest.size() > key.size() && rest.starts_with(key) && is_one_of(rest[key.size()], "\\\"");
  };
  return is_next("time") || is_next("msg") ||
         (has_member(line, "pid") && has_member(line, "hostname"));
}

// "[E] " behind a time, "[E 2026-03-04 05:06:07 …]".
bool is_level_letter(std::string_view text, std::size_t at, bool escaped) {
  const std::string_view behind = text.substr(at + 2, 2);
  const bool may_be =
      behind.starts_with(']') || (behind.size() == 2 && behind[0] == ' ' && is_digit(behind[1]));
  if (!may_be || escaped) return may_be;
  const std::string_view line = line_around(text, at, kOfHead);
  return is_line_begin(text, line) && level_in_head(line) == LogLevel::error;
}

// lvl=eror
bool labels_an_error(std::string_view text, std::size_t end) {
  const std::size_t at = text.find_first_not_of("\\\"' :=", end);
  if (at == std::string_view::npos || at == end || at - end > 6) return false;
  return log_level(text.substr(at, word_end(text, at) - at)) == LogLevel::error;
}

// "严重: …" below a stamp, "27-11月-2026 16:19:50.123 严重 [main] …" of Tomcat
bool is_severe(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view behind = text.substr(end, 2);
  if (behind != ": " && behind != " [") return false;
  const std::string_view line = line_around(text, at, kOfHead);
  if (!is_line_begin(text, line)) return false;
  const auto column = static_cast<std::size_t>(text.data() + at - line.data());
  return column == 0 || read_time_stamp(line).length + 1 == column;
}

// <Level>2</Level>: errors are 2, what is worse is 1.
bool is_event_level(std::string_view text, std::size_t end) {
  const std::string_view value = text.substr(end, 3);
  return value == "1</" || value == "2</";
}

bool is_oracle_error(std::string_view text, std::size_t end) {
  constexpr std::size_t kDigits = 5;
  const std::string_view number = text.substr(end, kDigits);
  return number.size() == kDigits && all_digits(number) && number != "00000" &&
         (end + kDigits == text.size() || !is_alnum(text[end + kDigits]));
}

bool is_crash(std::string_view text, std::size_t at, const Sign& sign) {
  const std::string_view line = line_around(text, at, kOfHead);
  const auto column = static_cast<std::size_t>(text.data() + at - line.data());
  return tells_of_crash(line.substr(0, column), sign.word, line.substr(column + sign.word.size()));
}

// Does it stand where such a sign has to? Asked of text as it was meant.
bool stands_there(std::string_view text, std::size_t at, const Sign& sign) {
  const std::size_t end = at + sign.word.size();
  switch (sign.where) {
    case Where::anywhere:
      return !tells_of_no_error(text, at, end);
    case Where::value:
      return names_an_error(text, end);
    case Where::message:
      return tells_something(text, end);
    case Where::code:
      return true;  // the code may be anywhere: looked for once
    case Where::head:
      return begins_line(text, at) && is_klog_error(line_around(text, at, kOfHead));
    case Where::priority:
      return false;  // of what carries a line: own_level.h
    case Where::oracle:
      return at == 0 || !is_alnum(text[at - 1]);
    case Where::crash:
      return is_crash(text, at, sign);
    default:
      return true;
  }
}

// Has the place what can be asked of text that is not decoded, too?
bool may_stand_there(std::string_view text, std::size_t at, const Sign& sign, bool escaped) {
  const std::size_t end = at + sign.word.size();
  switch (sign.where) {
    case Where::level:
      return is_level(text, at, escaped);
    case Where::bracket:
      return is_level(text, at + 1, escaped);
    case Where::head:
      return begins_klog_stamp(text.substr(at));
    case Where::priority:
      return sign.word.size() > 1 || (begins_line(text, at) && is_syslog_error(text.substr(at)));
    case Where::numbered:
      return is_numbered_level(text, end, escaped);
    case Where::oracle:
      return is_oracle_error(text, end);
    case Where::letter:
      return is_level_letter(text, at, escaped);
    case Where::label:
      return labels_an_error(text, end);
    case Where::mongo:
      return text.substr(past_blanks(text, end)).starts_with(R"("c":)");
    case Where::severe:
      return escaped || is_severe(text, at, end);
    case Where::event:
      return is_event_level(text, end);
    default:
      return true;
  }
}

// Words are short: this is faster than to call for it.
bool stands_at(std::string_view text, std::size_t at, const Sign& sign) {
  if (text.size() - at < sign.word.size()) return false;
  const char case_bit = in_any_case(sign) ? 0x20 : 0;  // they have letters only
  for (std::size_t i = 0; i < sign.word.size(); ++i) {
    if ((text[at + i] | case_bit) != (sign.word[i] | case_bit)) return false;
  }
  return true;
}

// `escaped`: the text is not decoded, so that what stands in front may be an escape's letter.
bool is_sign(std::string_view text, std::size_t at, const Sign& sign, bool escaped) {
  if (!stands_at(text, at, sign)) return false;
  const std::size_t end = at + sign.word.size();
  const bool left =
      escaped || !(sign.whole || in_any_case(sign)) || at == 0 || !is_alnum(text[at - 1]);
  const bool right =
      !sign.whole || end == text.size() || (!is_alnum(text[end]) && text[end] != '_');
  if (!left || !right) return false;
  if (sign.where == Where::anywhere && counts_nothing(text, at, end)) return false;
  return may_stand_there(text, at, sign, escaped) && (escaped || stands_there(text, at, sign));
}

// What stands in the next line tells nothing of a pair: a line looks like an error by itself alone,
// or not.
bool is_in_one_line(std::string_view text, std::size_t pair) {
  return text.substr(pair, 1 + kBehindPair).find('\n') == std::string_view::npos;
}

bool is_around(std::string_view text, std::size_t pair, const Sign& sign, bool escaped) {
  return pair >= sign.pair && (sign.where == Where::priority || is_in_one_line(text, pair)) &&
         is_sign(text, pair - sign.pair, sign, escaped);
}

}  // namespace

bool looks_like_error(std::string_view record) {
  thread_local std::vector<std::size_t> places;  // to keep its memory
  places.clear();
  pair_finders().errors(record, places);
  std::optional<bool> has_code;
  const auto is_here = [&](const Sign& sign, std::size_t place) {
    if (!is_around(record, place, sign, false)) return false;
    if (sign.where != Where::code) return true;
    if (!has_code) has_code = has_error_code(record);
    return *has_code;
  };
  return std::any_of(places.begin(), places.end(), [&](std::size_t place) {
    return first_sign(signs_at(record, place),
                      [&](const Sign& sign) { return is_here(sign, place); }) != nullptr;
  });
}

std::size_t error_sign_around(std::string_view text, std::size_t pair) {
  const Signs signs = signs_at(text, pair);
  if (signs == 0) return std::string_view::npos;
  const Sign* const found =
      first_sign(signs, [&](const Sign& sign) { return is_around(text, pair, sign, true); });
  return found == nullptr ? std::string_view::npos : pair - found->pair;
}

}  // namespace dtsdoctor
