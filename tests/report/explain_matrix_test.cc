// SPDX-License-Identifier: Apache-2.0
//
// The page of the support matrix: it shows the documented cells, fits a terminal of 80 columns in
// both languages, and every mark in it leads somewhere.
#include <algorithm>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "catch.h"
#include "report/explain.h"
#include "rules/builtin.h"
#include "support.h"

namespace dtsdoctor {
namespace {

std::vector<std::string> page(Lang lang) {
  TextStyle style;
  style.width = 80;
  style.lang = lang;
  std::istringstream text(explain_matrix(builtin_rules(), style));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

// The first line that begins with this name behind its indent; of the second table with `nth` 1.
std::string row(const std::vector<std::string>& lines, const std::string& name, int nth = 0) {
  for (const std::string& line : lines) {
    if (line.starts_with("    " + name + " ") && nth-- == 0) return line;
  }
  return {};
}

// The marks behind the name: "y" and "-".
std::string cells(const std::string& line) {
  std::istringstream words(line);
  std::string out;
  for (std::string word; words >> word;) {
    if (word == "✓") out += 'y';
    if (word == "-") out += '-';
  }
  return out;
}

constexpr Lang kLanguages[] = {Lang::en, Lang::zh};

}  // namespace

TEST_CASE("explain matrix: a page too narrow for the table lists the methods of each row") {
  TextStyle style;
  style.width = 40;
  std::istringstream text(explain_matrix(builtin_rules(), style));
  bool found = false;
  for (std::string line; std::getline(text, line);) {
    CAPTURE(line);
    const bool is_link = line.find("://") != std::string::npos;
    CHECK((is_link || display_width(line) <= 40));
    found = found || line == "    MySQL: Cloud, Express, ECS";
  }
  CHECK(found);
}

TEST_CASE("explain matrix: rows of the source show the documented methods") {
  for (const Lang lang : kLanguages) {
    const std::vector<std::string> lines = page(lang);
    CHECK(cells(row(lines, "Tair/Redis")) == "yyyyy");
    CHECK(cells(row(lines, "MySQL")) == "yyy--");
    CHECK(cells(row(lines, "MongoDB")) == "yyyy-");
    CHECK(cells(row(lines, "Oracle")) == "-y---");
    CHECK(cells(row(lines, "DB2 for LUW")) == "-yy--");
    CHECK(cells(row(lines, "PolarDB (Compatible with Oracle)")) == "yy---");
  }
}

TEST_CASE("explain matrix: destinations are cloud instances") {
  const std::vector<std::string> lines = page(Lang::en);
  for (const char* name : {"MySQL", "PolarDB for MySQL", "Tair/Redis", "MongoDB"})
    CHECK(cells(row(lines, name, 1)) == "y----");
  CHECK(cells(row(lines, "ClickHouse")) == "y----");
  CHECK(cells(row(lines, "SelectDB")) == "y----");
}

TEST_CASE("explain matrix: it fits 80 columns, but for addresses") {
  for (const Lang lang : kLanguages) {
    for (const std::string& line : page(lang)) {
      INFO(line);
      CHECK((display_width(line) <= 80 || test::contains(line, "https://")));
    }
  }
}

TEST_CASE("explain matrix: the columns of a table stand under each other") {
  for (const Lang lang : kLanguages) {
    const std::vector<std::string> lines = page(lang);
    const auto column = [](const std::string& line, std::string_view mark) {
      return display_width(line.substr(0, line.find(mark)));
    };
    const std::size_t at = column(row(lines, "MySQL"), "✓");
    CHECK(column(row(lines, "Tair/Redis"), "✓") == at);
    CHECK(column(row(lines, "Kafka"), "✓") == at);
    CHECK(column(row(lines, lang == Lang::en ? "database type" : "数据库类型"),
                 lang == Lang::en ? "Cloud" : "云实例") == at);
  }
}

TEST_CASE("explain matrix: every footnote that is used is there, and so is every source") {
  for (const Lang lang : kLanguages) {
    std::set<std::string> used, given;
    for (const std::string& line : page(lang)) {
      for (std::size_t at = line.find('['); at != std::string::npos; at = line.find('[', at + 1)) {
        const std::string mark = line.substr(at, line.find(']', at) - at + 1);
        (at == 4 ? given : used).insert(mark);
      }
    }
    CHECK(used.size() == 4);
    CHECK(used == given);
    const std::vector<std::string> lines = page(lang);
    for (const MatrixPage& source : builtin_rules().matrix_pages) {
      const bool shown = std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return test::contains(line, std::string(source.origin.url));
      });
      CHECK(shown);
    }
  }
}

TEST_CASE("explain matrix: the command prints it, and knows it when it is mistyped") {
  const test::Run run = test::run({"explain", "matrix", "--lang", "en"});
  CHECK(run.exit == 0);
  CHECK(test::contains(run.out, "Tair/Redis"));
  const test::Run typo = test::run({"explain", "matrx", "--lang", "en"});
  CHECK(typo.exit == 1);
  CHECK(test::contains(typo.err, "did you mean 'matrix'?"));
}

}  // namespace dtsdoctor
