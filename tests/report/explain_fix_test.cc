// SPDX-License-Identifier: Apache-2.0
//
// The page of a fix.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "cli/explain_lookup.h"
#include "report/explain_topic.h"
#include "rules/builtin.h"
#include "support.h"

namespace dtsdoctor::testing {
namespace {

using test::contains;

const ExplainTopic& correct_owner() {
  static const ExplainTopic topic = *find_topic(builtin_rules(), "Correct-Owner-ID");
  return topic;
}

}  // namespace

TEST_CASE("explain fix: every id of a fix means that fix") {
  for (const Fix& fix : builtin_rules().fixes) {
    const auto topic = find_topic(builtin_rules(), fix.id);
    CAPTURE(fix.id);
    REQUIRE(topic);
    CHECK(topic->kind == ExplainTopic::Kind::fix);
    CHECK(topic->fix == &fix);
  }
  CHECK_FALSE(find_topic(builtin_rules(), "correct-owner-i"));
  CHECK(near_topics(builtin_rules(), "correct-owner-i") ==
        std::vector<std::string>{"correct-owner-id"});
}

TEST_CASE("explain fix: the page says what to do and what it helps against") {
  TextStyle style;
  style.width = 80;
  const std::string text = explain_text(builtin_rules(), correct_owner(), style);
  CHECK(text.starts_with("NAME\n    correct-owner-id — Enter the account"));
  CHECK(contains(text, "\nFIXES\n"));
  CHECK(contains(text, "\n    1. "));
  CHECK(contains(text, "\nHELPS AGAINST\n    wrong-owner-id "));
  CHECK(contains(text, "\nSOURCE\n    documented"));
  CHECK(contains(text, "\nSEE ALSO\n"));
  style.lang = Lang::zh;
  CHECK(contains(explain_text(builtin_rules(), correct_owner(), style), "适用原因"));
}

TEST_CASE("explain fix: as JSON and as Markdown") {
  const auto json = nlohmann::json::parse(explain_json(builtin_rules(), correct_owner(), Lang::en));
  CHECK(json["errors"].empty());
  CHECK(json["fix"]["id"] == "correct-owner-id");
  CHECK_FALSE(json["fix"]["steps"].empty());
  CHECK(json["fix"]["causes"][0] == "wrong-owner-id");
  const std::string page = explain_markdown(builtin_rules(), correct_owner(), Lang::en);
  CHECK(page.starts_with("# `correct-owner-id`\n\n- **Enter the account"));
  CHECK(contains(page, "\n**Causes**\n\n- `wrong-owner-id`: "));
}

}  // namespace dtsdoctor::testing
