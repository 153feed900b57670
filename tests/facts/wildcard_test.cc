// SPDX-License-Identifier: Apache-2.0
//
// The wildcards of RAM policies, and that no pattern is slow.
#include "facts/wildcard.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("wildcards match whole names, case ignored") {
  CHECK(matches_wildcard("rds:Describe*", "rds:DescribeDBInstances"));
  CHECK(matches_wildcard("*", ""));
  CHECK(matches_wildcard("a?c", "ABC"));
  CHECK(matches_wildcard("a*b*c", "axxbyyc"));
  CHECK_FALSE(matches_wildcard("rds:Describe", "rds:DescribeDBInstances"));
  CHECK_FALSE(matches_wildcard("a?c", "ac"));
  CHECK_FALSE(matches_wildcard("*x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

TEST_CASE("wildcards: many stars that never match are quick") {
  std::string pattern;
  for (int i = 0; i < 10000; ++i) pattern += "a*";
  CHECK_FALSE(matches_wildcard(pattern + "b", std::string(20000, 'a')));
}

}  // namespace dtsdoctor
