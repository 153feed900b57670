// SPDX-License-Identifier: Apache-2.0
#include "report/label_sites.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::vector<std::string> words(std::string_view text, const LabelSites& sites) {
  std::vector<std::string> out;
  for (const LabelSite& site : sites)
    out.emplace_back(text.substr(site.word.begin, site.word.end - site.word.begin));
  return out;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("label sites: every word that is a label, in the order of the text") {
  const std::string_view text =
      "user: x, db_password: y 数据库密码：z fs.s3a.secret.key=k API key: k, primary key, "
      "passwords: []";
  CHECK(words(text, label_sites(text)) ==
        Found{"db_password", "密码", "secret", "key", "key", "passwords"});
  CHECK(label_sites("credentials: a").at(0).is_group);
  CHECK(label_sites("").empty());
}

TEST_CASE("label sites: a copy of some of the lines has those of these lines") {
  const std::string_view text = "Apassword=1\nB token: 2\nC pwd=3 secret";
  const LabelSites sites = label_sites(text);
  CopiedSites copied(text, sites);
  copied.copy({1, 12}, 0);    // "password=1\n": what stood in front was a part of the word
  copied.copy({26, 33}, 11);  // "wd=3 se": a word is cut at both ends
  copied.add("cookie: 4", 18);
  const std::string copy = "password=1\nwd=3 secookie: 4";
  CHECK(words(copy, copied.sites()) == Found{"password", "cookie"});
}

TEST_CASE("label sites: where a string has line breaks, words begin behind them") {
  const LabelSites sites = label_sites(R"(token \npassword \nx pwd)");
  CHECK(sites.size() == 3);  // "npassword" is one, too
  const std::string_view lines = "token  \npassword  \nx pwd";
  const std::vector<std::size_t> breaks = {7, 18};
  CHECK(words(lines, sites_of_lines(lines, breaks, sites)) == Found{"token", "password", "pwd"});
}

}  // namespace dtsdoctor
