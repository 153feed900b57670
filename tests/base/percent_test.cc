// SPDX-License-Identifier: Apache-2.0
#include "base/percent.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("percent: escapes become bytes that know where they stand, the rest stays") {
  const MappedText text = without_percents(MappedText(std::string_view("a%3Db%zz%%41%4")));
  CHECK(text.bytes() == "a=b%zz%A%4");
  CHECK(text.origin({1, 2}) == Span{1, 4});
  CHECK(text.origin({2, 3}) == Span{4, 5});
}

}  // namespace dtsdoctor
