// SPDX-License-Identifier: Apache-2.0
//
// A document in the order of another one.
#include "diagnose/arrange.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string arranged(const std::string& old, const std::string& fresh) {
  using Json = nlohmann::ordered_json;
  return arranged_like(Json::parse(old), Json::parse(fresh)).dump();
}

}  // namespace

TEST_CASE("arrange: keys stand as in the old document, new ones behind them") {
  CHECK(arranged(R"({"c":1,"a":{"y":1,"x":2}})", R"({"a":{"x":3,"y":4},"b":5,"c":6})") ==
        R"({"c":6,"a":{"y":4,"x":3},"b":5})");
}

TEST_CASE("arrange: what stays keeps its place, what is new takes the place of what went") {
  CHECK(arranged(R"([{"k":1},{"b":2,"a":1},{"k":3}])", R"([{"a":9,"b":9},{"k":1},{"k":3}])") ==
        R"([{"k":1},{"b":9,"a":9},{"k":3}])");
  CHECK(arranged(R"([{"k":1}])", R"([{"n":2},{"k":1}])") == R"([{"k":1},{"n":2}])");
}

TEST_CASE("arrange: an element is the same in whatever order its keys stand") {
  CHECK(arranged(R"([{"a":1,"b":2}])", R"([{"b":2,"a":1}])") == R"([{"a":1,"b":2}])");
}

TEST_CASE("arrange: lists of plain values and other types stay as they are") {
  CHECK(arranged(R"(["b","a"])", R"(["a","b"])") == R"(["a","b"])");
  CHECK(arranged(R"({"a":1})", R"([1])") == R"([1])");
}

}  // namespace dtsdoctor
