// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_text.h"

#include "catch.h"
#include "report/sample_report.h"
#include "report/writers.h"
#include "support.h"

namespace dtsdoctor {

TEST_CASE("markdown text: a block is marked as what its file's name says") {
  CHECK(markdown_language("grant.sql") == "sql");
  CHECK(markdown_language("trust-policy.json") == "json");
  CHECK(markdown_language("Makefile").empty());
  CHECK(markdown_language("a.x```\n# b").empty());
}

TEST_CASE("markdown: a file of SQL is not shown as JSON") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes[0].fixes[0].artifacts = {{"grant.sql", "GRANT SELECT;"}};
  CHECK(test::contains(write_markdown(report, Lang::en),
                       "`grant.sql`\n\n```sql\nGRANT SELECT;\n```\n"));
}

}  // namespace dtsdoctor
