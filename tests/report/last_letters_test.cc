// SPDX-License-Identifier: Apache-2.0
#include "report/last_letters.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("last letters: of a word that ends as a known one does, in any case") {
  LastLetters last;
  last.add("rolename");
  last.add("id");
  CHECK(last.may_end_in('m', 'e'));
  CHECK(last.may_end_in('I', 'D'));
  CHECK_FALSE(last.may_end_in('e', 'm'));
  CHECK_FALSE(last.may_end_in('i', 'e'));
}

TEST_CASE("last letters: what is no letter ends no word") {
  LastLetters last;
  last.add("id");
  for (const char other : {'_', '0', '\0', '\xe4', '[', '`'}) {
    CHECK_FALSE(last.may_end_in(other, 'd'));
    CHECK_FALSE(last.may_end_in('i', other));
  }
}

}  // namespace dtsdoctor
