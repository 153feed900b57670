// SPDX-License-Identifier: Apache-2.0
#include "input/error_signs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/crash_line.h"
#include "input/no_error.h"
#include "input/own_level.h"
#include "input/rare_pairs.h"

namespace dtsdoctor {
namespace {

// What has to stand around a word, or where it has to stand.
enum class Where : std::uint8_t {
  anywhere,  // but where it tells of none
  phrase,    // anywhere
  value,     // a label with the code of an error
  code,      // a label that a reply which tells of success may have, too: beside such a code
  level,     // where a logger says how bad the line is
  bracket,   // the same, with its brackets
  head,      // at the begin of a line, as klog writes it
  priority,  // a number that syslog or journald keep beside a line
  numbered,  // a level in numbers, as pino, bunyan and GELF write it
  oracle,    // in front of a number
  crash,     // at the end of what a shell, a thread or a process says
};

struct Sign {
  std::string_view word;
  bool whole;        // letters may not go on behind it
  std::size_t pair;  // offset of the bytes by which input/rare_pairs.cc finds it
  Where where = Where::anywhere;
};

constexpr std::array<Sign, 54> kSigns = {{
    {"ERROR", true, 1},
    {"Error", false, 1},
    {"FATAL", true, 0},
    {"Fatal", true, 0},
    {"SEVERE", true, 0},
    {"CRITICAL", true, 0},
    {"Exception", false, 1},
    {"EXCEPTION", true, 1},
    {"FAILED", true, 0},
    {"Failed", true, 0},
    {"failed", true, 0},
    {"Traceback", true, 0, Where::phrase},
    {"panic:", false, 1, Where::phrase},
    {"错误", false, 0},
    {"失败", false, 0},
    {"异常", false, 0},
    {"error:", false, 1},
    {"error occurred", true, 1},
    {"[error]", false, 2, Where::phrase},
    {"[alert]", false, 0, Where::bracket},
    {"[emerg]", false, 0, Where::bracket},
    {R"("s":"E",  "c":)", false, 4, Where::phrase},  // MongoDB
    {R"("s":"F",  "c":)", false, 4, Where::phrase},
    {"BUILD FAILURE", true, 6, Where::phrase},
    {"Finished: FAILURE", true, 10, Where::phrase},
    {"panicked at", true, 1, Where::crash},
    {"Segmentation fault", true, 13, Where::crash},
    {"segfault at", true, 3, Where::crash},
    {"general protection fault", true, 19, Where::crash},
    {"memory: Kill", false, 5, Where::phrase},  // the kernel
    {"OOMKilled", true, 2},
    {"ErrCode", true, 1, Where::value},
    {"errorCode", true, 1, Where::value},
    {"HostId", true, 1, Where::code},
    // Levels, in any case.
    {"err", false, 1, Where::level},
    {"ERR", false, 0, Where::level},
    {"crit", false, 0, Where::level},
    {"fatal", false, 0, Where::level},
    {"fail", false, 0, Where::level},
    {"ALERT", false, 2, Where::level},
    {"EMERG", false, 2, Where::level},
    {"panic", false, 1, Where::level},
    {"dpanic", false, 2, Where::level},
    {"E0", false, 0, Where::head},
    {"E1", false, 0, Where::head},
    {"E2", false, 0, Where::head},
    {"F0", false, 0, Where::head},
    {"F1", false, 0, Where::head},
    {"F2", false, 0, Where::head},
    {"<", false, 0, Where::priority},
    {"PRIORITY", true, 0, Where::priority},
    {"level", false, 4, Where::numbered},
    {"\\", false, 0, Where::numbered},
    {"ORA-", false, 0, Where::oracle},
}};

constexpr bool in_any_case(const Sign& sign) { return sign.where == Where::level; }

using Signs = std::uint64_t;  // a bit each
static_assert(kSigns.size() <= 64);

// Which signs have a byte so far behind where their pair begins: those that have none there have
// any.
constexpr std::array<Signs, 256> signs_with(int behind) {
  std::array<Signs, 256> signs{};
  for (std::size_t i = 0; i < kSigns.size(); ++i) {
    const int at = static_cast<int>(kSigns[i].pair) + behind;
    const bool within = at >= 0 && at < static_cast<int>(kSigns[i].word.size());
    const char wanted = within ? kSigns[i].word[static_cast<std::size_t>(at)] : '\0';
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      const bool is = c == wanted || (in_any_case(kSigns[i]) && to_lower(c) == to_lower(wanted));
      if (!within || is) signs[byte] |= Signs{1} << i;
    }
  }
  return signs;
}
constexpr auto kBefore = signs_with(-1);
constexpr auto kByFirst = signs_with(0);
constexpr auto kByThird = signs_with(2);
constexpr auto kByFourth = signs_with(3);
constexpr auto kByFifth = signs_with(4);

// Nearly all candidates fall here.
Signs signs_at(std::string_view text, std::size_t pair) {
  const auto byte = [text](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  return kBefore[byte(pair - 1)] & kByFirst[byte(pair)] & kByThird[byte(pair + 2)] &
         kByFourth[byte(pair + 3)] & kByFifth[byte(pair + 4)];
}

// The first of the signs for which `is(sign)` holds.
template <typename Is>
const Sign* first_sign(Signs signs, const Is& is) {
  for (; signs != 0; signs &= signs - 1) {
    const Sign& sign = kSigns[static_cast<std::size_t>(std::countr_zero(signs))];
    if (is(sign)) return &sign;
  }
  return nullptr;
}

// Does the record have a label "Code" with such a value?
bool has_error_code(std::string_view record) {
  constexpr std::string_view kLabel = "Code";
  for (std::size_t at = record.find(kLabel); at != std::string_view::npos;
       at = record.find(kLabel, at + kLabel.size())) {
    const std::size_t end = at + kLabel.size();
    const bool is_whole = (at == 0 || !is_alnum(record[at - 1])) && end < record.size() &&
                          std::string_view("\"\\':=>").find(record[end]) != std::string_view::npos;
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

// Of a word that loggers call a level by, before anything is decoded: in capitals, or marked off in
// some way, so that most of the words of messages are not. What stands in front may be an escape's
// letter.
bool may_be_level(std::string_view text, std::size_t at, std::size_t end) {
  constexpr ByteSet kMarks(
      [](char c) { return std::string_view("[\"'=:\\").find(c) != std::string_view::npos; });
  const char behind = end < text.size() ? text[end] : '\0';
  if (behind == ':' || behind == ']') return true;
  std::size_t before = at;
  while (before > 0 && text[before - 1] == ' ') --before;
  if (before > 0 && kMarks.holds(text[before - 1])) return true;
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

// "level":50 of pino and bunyan in front of what they print next, "level":3 of GELF.
bool is_numbered_level(std::string_view text, std::size_t end, bool escaped) {
  std::size_t name = end;
  while (name > 0 && text[name - 1] == '\\') --name;
  if (!text.substr(0, name).ends_with("level")) return false;
  const std::size_t at = text.find_first_not_of("\\\"", end);
  if (at == std::string_view::npos || text[at] != ':') return false;
  std::string_view value = text.substr(at + 1, 3);
  value = value.substr(0, value.find_first_of(",}"));
  const bool is_pino = value == "50" || value == "60";
  if (!is_pino && value != "3") return false;
  if (escaped) return true;
  const std::string_view rest = text.substr(at + 1 + value.size());
  if (is_pino) return rest.starts_with(",\"time\":") || rest.starts_with(",\"msg\":");
  return line_around(text, end, kOfHead).find("\"short_message\":") != std::string_view::npos;
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

bool is_around(std::string_view text, std::size_t pair, const Sign& sign, bool escaped) {
  return pair >= sign.pair && is_sign(text, pair - sign.pair, sign, escaped);
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
