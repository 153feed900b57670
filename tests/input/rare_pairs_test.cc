// SPDX-License-Identifier: Apache-2.0
#include "input/rare_pairs.h"

#include <random>
#include <string>

#include "catch.h"

namespace dtsdoctor {
namespace {

using Places = std::vector<std::size_t>;

Places found(PairFinder finder, std::string_view block) {
  Places places;
  finder(block, places);
  return places;
}

// Both must agree, and the one for any machine is what can be read.
Places breaks(std::string_view block) {
  const Places places = found(portable_pair_finders().breaks, block);
  CHECK(found(pair_finders().breaks, block) == places);
  return places;
}

Places errors(std::string_view block) {
  const Places places = found(portable_pair_finders().errors, block);
  CHECK(found(pair_finders().errors, block) == places);
  return places;
}

// Texts of little but what the pairs are made of.
std::string random_block(std::mt19937& random, std::string_view bytes) {
  std::string block;
  for (std::size_t size = random() % 150; size > 0; --size) block += bytes[random() % bytes.size()];
  return block;
}

}  // namespace

TEST_CASE("rare pairs: what breaks words in two") {
  CHECK(breaks("").empty());
  CHECK(breaks("DE-O-&+").empty());
  CHECK(breaks("DTS-1") == Places{0});
  CHECK(breaks("00O+00E+") == Places{2, 6});
  CHECK(breaks("a&#45;b") == Places{1});
  CHECK(breaks("\x1b[0m") == Places{0});
  CHECK(breaks("a\xC2\xAD\xC2\xA0") == Places{1});
  CHECK(breaks("\xE2\x80\x8B\xE2\x81\xA0\xE2\x82\xAC") == Places{0, 3});
  CHECK(breaks("\xEF\xBC\xA4") == Places{0});
}

TEST_CASE("rare pairs: the signs of errors") {
  CHECK(errors("an error, Error, ERROR") == Places{4, 11, 18});
  CHECK(errors("Exception EXCEPTION") == Places{1, 11, 12});
  CHECK(errors("failed Failed FAILED fatal FATAL fault") == Places{0, 7, 14, 21, 27, 33});
  CHECK(errors("SEVERE CRITICAL crit Traceback panic: PANIC") == Places{0, 3, 7, 16, 21, 32, 39});
  CHECK(errors("错误 失败 异常") == Places{0, 7, 14});
  CHECK(errors("[alert] [emerg] memory: Kill") == Places{0, 8, 21});
  CHECK(errors("[E] x [E 2026 [E 0x [Ex]") == Places{0, 6, 14});
  CHECK(errors("OOMKilled \"s\":\"E\",") == Places{2, 14});
  CHECK(errors("ErrCode errorCode HostId hostid") == Places{1, 9, 19});
  CHECK(errors("[ERR] ERR] ERR: ALERT: E0304 F1231 ORA-0") == Places{1, 6, 11, 18, 23, 29, 35});
  CHECK(errors(R"("err", "err"} err msg)") == Places{2, 9, 15});
  CHECK(errors(R"(level":50 level\":60 PRIORITY <3>)") == Places{4, 15, 21, 30});
  CHECK(errors("err arr faster excess sE Cr. tr c. c: alert emerg level: ERRX interrupt R|RR")
            .empty());
}

TEST_CASE("rare pairs: wherever in a block they stand") {
  for (std::size_t before = 0; before < 70; ++before) {
    for (std::size_t behind = 0; behind < 40; ++behind) {
      const auto within = [&](std::string_view sign) {
        return std::string(before, '.') + std::string(sign) + std::string(behind, '.');
      };
      CHECK(breaks(within("DTS-")) == Places{before});
      CHECK(breaks(within("\xEF")) == Places{before});
      CHECK(errors(within("rror")) == Places{before});
      CHECK(errors(within("crit")) == Places{before});
    }
  }
}

TEST_CASE("rare pairs: every machine finds the same") {
  std::mt19937 random(20261126);
  for (int i = 0; i < 20000; ++i) {
    (void)breaks(random_block(random, "DEO+-&#\x1b\xC2\xAD\xE2\x80\x81\xEF."));
    (void)errors(random_block(random, "rRxXcCpPfFaAlLSEOI012 ]-Tt:<\"\\56\xE9\x94\xE5\xA4\xBC."));
    std::string any;
    for (int byte = 0; byte < 100; ++byte) any += static_cast<char>(random());
    (void)breaks(any);
    (void)errors(any);
  }
}

}  // namespace dtsdoctor
