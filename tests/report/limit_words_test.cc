// SPDX-License-Identifier: Apache-2.0
//
// What is said of a limit that was reached.
#include "report/limit_words.h"

#include <algorithm>
#include <set>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("limits: each has words of its own in both languages, with its number") {
  std::set<std::string> all;
  for (int i = 0; i <= static_cast<int>(LimitWhat::untimed); ++i) {
    const auto what = static_cast<LimitWhat>(i);
    const std::string en = limit_text(what, 4096, Lang::en);
    const std::string zh = limit_text(what, 4096, Lang::zh);
    CAPTURE(en, zh);
    CHECK(all.insert(en).second);
    CHECK(all.insert(zh).second);
    CHECK(en.find('{') == std::string::npos);
    CHECK((en.find("4096") == std::string::npos) == (zh.find("4096") == std::string::npos));
    CHECK(std::any_of(zh.begin(), zh.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  }
}

TEST_CASE("limits: the words are those of the report's language") {
  const LimitHit hit{"max-line", "x.log", 7, LimitWhat::line_cut, 300};
  CHECK(limit_report(hit, Lang::en).what == "line cut at 300 bytes");
  CHECK(limit_report(hit, Lang::zh).what == "该行在 300 字节处截断");
  CHECK(limit_report(hit, Lang::zh).line == 7);
  CHECK(limit_text(LimitWhat::untimed, 1, Lang::en) == "1 error record without a time was kept");
}

}  // namespace dtsdoctor
