// SPDX-License-Identifier: Apache-2.0
#include "report/literal_search.h"

#include "catch.h"

using dtsdoctor::LiteralSearch;

TEST_CASE("literal search: what stands in the text is held, in one piece and in its case") {
  const LiteralSearch search("mysql -u root -p\xE5\xAF\x86");
  CHECK(search.holds("mysql"));
  CHECK(search.holds("-p\xE5\xAF\x86"));
  CHECK(search.holds(""));
  CHECK_FALSE(search.holds("toor"));  // the bytes alone
  CHECK_FALSE(search.holds("MySQL"));
  CHECK_FALSE(search.holds("redis"));
  CHECK_FALSE(LiteralSearch("").holds("a"));
}
