// SPDX-License-Identifier: Apache-2.0
//
// A scan of a short input finds what reading it whole finds, record by record and again with its
// broken lines put together: in logs that were quoted, wrapped, cut or packed on the way, in part
// or all over.
#include "diagnose/paste_scan.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "catch.h"
#include "diagnose/random_logs.h"

namespace dtsdoctor::testing {
namespace {

constexpr std::uint64_t kFirstLine = 7;

class Readers {
 public:
  explicit Readers(bool known_only, const Limits& limits = {})
      : slow_(builtin_rules(), {limits, false, known_only}),
        judge_(builtin_rules(), {limits, false, known_only}) {}

  Texts slowly(const std::string& text) {
    Texts found;
    slow_.send_to([&](const Reading& reading, const std::string&) {
      if (reading.is_error()) found.push_back(shown(reading));
    });
    const auto source = read_memory(text);
    CHECK_FALSE(slow_.read(*source, "x", kFirstLine).problem);
    slow_.send_to(nullptr);
    return found;
  }

  Texts fast(const std::string& text) {
    Texts found;
    for (const Reading& reading : scan_paste(text, "x", kFirstLine, filter_, judge_).readings) {
      if (reading.is_error()) found.push_back(shown(reading));
    }
    return found;
  }

 private:
  BlockFilter filter_{builtin_rules()};
  FailureReader slow_;
  FailureReader judge_;
};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

// One line after it went through a mail, a terminal or a ticket.
enum class Way { none, quoted, wrapped, cut, quoted_printable, entities, characters };

std::string cut_at(std::string_view line, std::size_t width, bool at_blanks, std::string_view end) {
  std::string out;
  while (line.size() > width) {
    std::size_t size = width;
    if (at_blanks) {
      size = line.rfind(' ', width);
      if (size == std::string_view::npos || size == 0) size = line.find(' ', 1);
      if (size == std::string_view::npos) break;
    }
    while (size < line.size() && continues_character(line[size])) ++size;
    out.append(line.substr(0, size)).append(end).append("\n");
    line.remove_prefix(std::min(line.size(), size + (at_blanks ? 1 : 0)));
  }
  return out.append(line);
}

std::string sent(const std::string& line, Way way, std::size_t width) {
  switch (way) {
    case Way::none:
      return line;
    case Way::quoted:
      return "> " + replaced(cut_at(line, width - 2, true, ""), "\n", "\n> ");
    case Way::wrapped:
      return cut_at(line, width, true, "");
    case Way::cut:
      return cut_at(line, width, false, "");
    case Way::quoted_printable:
      return cut_at(replaced(line, "=", "=3D"), 75, false, "=");
    case Way::entities:
      return replaced(replaced(replaced(line, "&", "&amp;"), "\"", "&quot;"), " : ", "&nbsp;: ");
    case Way::characters:
      return replaced(replaced(line, ":", "\uFF1A"), "Role", "Ro\u200Ble");
  }
  return line;
}

std::string pasted(const std::string& log, std::mt19937& random) {
  constexpr std::size_t kWidths[] = {72, 76, 78, 80, 100, 120, 132};
  const auto way = static_cast<Way>(random() % 7);
  const std::size_t width = kWidths[random() % std::size(kWidths)];
  const bool all = random() % 2 == 0;
  std::string out = random() % 3 == 0 ? "Hello, I see this \xE2\x80\x9Ctoday\xE2\x80\x9D:\n" : "";
  bool inside = false;  // the part that was pasted
  for (const std::string& line : lines_of(log)) {
    if (random() % 10 == 0) inside = !inside;
    out += (all || inside ? sent(line, way, width) : line) + "\n";
  }
  if (random() % 3 == 0) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("scanning a paste: what the second reading adds is found") {
  const std::string log =
      "2026-03-04 05:06:07 INFO all is well\n"
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n";
  Readers readers(false);
  const Texts found = readers.fast(log);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("8-9 cross-account/role-not-found@8") == 0);
  CHECK(found[0].find("role_name=ram-for-dts") != std::string::npos);
}

TEST_CASE("scanning a paste: what stands behind a line that is cut is found where it stands") {
  const std::string log =
      "2026-03-04 05:06:07 INFO " + std::string(3000, 'a') +
      "\n"
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n";
  Limits limits;
  limits.max_line = 100;
  Readers readers(false, limits);
  const Texts found = readers.fast(log);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("8-9 cross-account/role-not-found@8") == 0);
}

TEST_CASE("scanning a paste: a line that is cut is told of where nothing else is") {
  Limits limits;
  limits.max_line = 100;
  const BlockFilter filter(builtin_rules());
  FailureReader judge(builtin_rules(), {limits, false, false});
  const PasteFindings found =
      scan_paste("fine\n" + std::string(200, 'x') + "\nfine\n", "x", kFirstLine, filter, judge);
  CHECK(found.readings.empty());
  REQUIRE(found.limit_hits.size() == 1);
  CHECK(std::string(found.limit_hits[0].name) == "max-line");
  CHECK(found.limit_hits[0].line == kFirstLine + 1);
}

TEST_CASE("scanning a paste finds what reading it whole finds") {
  const std::uint32_t seed = seed_or(20261126);
  const bool known_only = GENERATE(false, true);
  Limits limits;
  limits.max_line = GENERATE_COPY(limits.max_line, std::size_t{150});  // lines are cut, too
  CAPTURE(seed, known_only, limits.max_line);
  RandomLogs logs(seed);
  Readers readers(known_only, limits);
  std::mt19937 random(seed);
  std::size_t found = 0;
  for (int round = 0; round < rounds(); ++round) {
    const std::string log = pasted(logs.next(), random);
    const Texts slow = readers.slowly(log);
    const Texts fast = readers.fast(log);
    found += slow.size();
    if (fast == slow) continue;
    const auto [one, other] = std::mismatch(slow.begin(), slow.end(), fast.begin(), fast.end());
    FAIL_CHECK(fmt::format("round {}: slow finds\n{}\n\nfast finds\n{}\n\nin:\n{}", round,
                           one == slow.end() ? "nothing more" : *one,
                           other == fast.end() ? "nothing more" : *other, log));
    return;
  }
  CHECK(found > 500);
}

}  // namespace dtsdoctor::testing
