// SPDX-License-Identifier: Apache-2.0
#include "diagnose/occurrence.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

void check_same(const Occurrence& a, const Occurrence& b) {
  CHECK(a.place == b.place);
  CHECK(a.excerpt == b.excerpt);
  CHECK(a.path == b.path);
  CHECK(a.call.status == b.call.status);
  CHECK(a.call.product == b.call.product);
  CHECK(a.call.operation == b.call.operation);
  CHECK(a.time == b.time);
  REQUIRE(a.captures.size() == b.captures.size());
  for (std::size_t i = 0; i < a.captures.size(); ++i) {
    CHECK(a.captures[i].name == b.captures[i].name);
    CHECK(a.captures[i].value == b.captures[i].value);
    CHECK(a.place_of(a.captures[i]) == b.place_of(b.captures[i]));
    CHECK((a.captures[i].elsewhere == nullptr) == (b.captures[i].elsewhere == nullptr));
  }
}

Occurrence full() {
  Occurrence one;
  one.place = {"logs/a.log", 70000, 3, 130, "at role-of-dts: " + std::string(300, '\xE4'), 2, 299};
  one.excerpt = "role-of-dts: no such role";
  one.captures = {{"role_name", "role-of-dts", 4, 11, {3, 14}}, {"user", "", 0, 1, {0, 0}}};
  const Place there{"b.log", 9, 1, 4, std::string("x\0y", 3), 0, 3};
  one.captures.push_back({"table", "t1", 0, 0, {}, std::make_shared<const Place>(there)});
  PathLink link{"java.io.IOException", "framework", "DTS-30020", "role-of-dts", {5, 1U << 30}, {}};
  one.path = {link, {}, link};
  one.path[1].retry = ChainRetry{3, 60, std::nullopt};
  one.path[2].retry = ChainRetry{0, 0, std::uint64_t{1} << 63};
  one.call = {"403", "Dts", "ConfigureDtsJob"};
  one.time = -1;
  return one;
}

}  // namespace

TEST_CASE("occurrences: what comes out is what went in, in its order") {
  const Occurrence none{{}, "", {}, {}, {}};
  Occurrence late = full();
  late.time = 1772625600000;
  late.place.text.clear();
  Occurrences all;
  for (const Occurrence& each : {full(), none, late}) all.add(each);
  REQUIRE(all.size() == 3);
  check_same(all.at(0), full());
  check_same(all.at(1), none);
  check_same(all.at(2), late);
}

}  // namespace dtsdoctor
