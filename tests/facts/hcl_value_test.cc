// SPDX-License-Identifier: Apache-2.0
//
// Expressions of Terraform as the text or JSON that they stand for.
#include "facts/hcl_value.h"

#include <map>

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

// The value of `expression`, with `x` for var.x: a string in '…', anything else as JSON, ? if it is
// not known.
std::string value(const std::string& expression, const std::string& x = "\"1\"") {
  const std::string text = expression + "\n" + x;
  const Span target{expression.size() + 1, text.size()};
  std::size_t left = 10000;
  const auto found = read_hcl_value(
      text, {0, expression.size()},
      [&](const std::string& name) {
        return name == "var.x" ? HclTarget{target, {}} : HclTarget();
      },
      left);
  if (!found) return "?";
  return found->is_string ? "'" + found->text.bytes() + "'" : found->text.bytes();
}

}  // namespace

TEST_CASE("hcl values: strings, numbers, lists and objects") {
  CHECK(value(R"("a\"b\\c\n")") == "'a\"b\\c\n'");
  CHECK(value("12") == "12");
  CHECK(value("[\"a\", # one\n 2,\n true,]") == R"(["a",2,true])");
  CHECK(value("{ a = \"b\"\n \"c d\" : [1], e = { f = null } }") ==
        R"({"a":"b","c d":[1],"e":{"f":null}})");
  CHECK(value("{}") == "{}");
}

TEST_CASE("hcl values: jsonencode and heredocs are the text of a policy") {
  CHECK(value("jsonencode({ a = [\"b\"] })") == R"('{"a":["b"]}')");
  CHECK(value("jsonencode(\n\"a\",\n)") == R"('"a"')");
  CHECK(value("<<E\n{\"a\": \"\\n\"}\nE") == "'{\"a\": \"\\n\"}\n'");
  CHECK(value("<<-E\n  a\n  E") == "'  a\n'");
}

TEST_CASE("hcl values: references and templates are filled in where they are known") {
  CHECK(value("var.x") == "'1'");
  CHECK(value("\"acs:ram::${var.x}:root\"") == "'acs:ram::1:root'");
  CHECK(value("\"${ var.x }${~ var.x ~}\"", "42") == "'4242'");
  CHECK(value("<<E\n${var.x}\nE") == "'1\n'");
  CHECK(value("[var.x, \"b\"]", "[\"a\"]") == R"([["a"],"b"])");
  CHECK(value(R"("$${var.x} %%{y} $5")") == "'${var.x} %{y} $5'");
}

TEST_CASE("hcl values: what has to be computed has no value") {
  for (const char* each : {"var.y",
                           "\"${var.y}\"",
                           "\"%{ if true }a%{ endif }\"",
                           "\"${upper(var.x)}\"",
                           "file(\"a\")",
                           "var.x == 1 ? \"a\" : \"b\"",
                           "[for a in var.x : a]",
                           "{ (var.x) = 1 }",
                           "{ a = 1 b }",
                           "[1 2]",
                           "\"a",
                           "<<E\nabc",
                           "[",
                           "{ a =",
                           "jsonencode(\"a\"",
                           "var.x[0]",
                           "",
                           "\"\\d\"",
                           "\"${var.x\"",
                           "<<E",
                           "data.x.y.z"})
    CHECK(std::string(each) + value(each) == std::string(each) + "?");
  CHECK(value("\"${var.x}\"", "[1]") == "?");
}

TEST_CASE("hcl values: a circle of references ends, and values cannot multiply") {
  CHECK(value("var.x", "var.x") == "?");
  CHECK(value("var.x", "[var.x, var.x]") == "?");
  std::string text;
  std::map<std::string, Span> known;
  for (int i = 0; i < 25; ++i) {
    const std::string before = "local.v" + std::to_string(i - 1);
    const std::string each = i == 0 ? "\"0123456789\"" : "[" + before + ", " + before + "]";
    known["local.v" + std::to_string(i)] = {text.size(), text.size() + each.size()};
    text += each + "\n";
  }
  std::size_t left = 100000;
  const auto find = [&](const std::string& name) { return HclTarget{known.at(name), {}}; };
  CHECK_FALSE(read_hcl_value(text, known.at("local.v24"), find, left));
  CHECK_FALSE(read_hcl_value(text, known.at("local.v20"), find, left));
}

TEST_CASE("hcl values: JSON maps to where its parts stand") {
  const std::string text = R"({ a = "b${var.x}c" })";
  std::size_t left = 1000;
  const auto found = read_hcl_value(
      text, {0, text.size()},
      [](const std::string&) {
        return HclTarget{{}, MappedText("\"1")};
      },
      left);
  REQUIRE(found);
  CHECK(found->text.bytes() == R"({"a":"b\"1c"})");
  const std::size_t b = found->text.bytes().find('b');
  const Span part = found->text.origin({b, b + 5});
  CHECK(text.substr(part.begin, part.end - part.begin) == "b${var.x}c");
}

}  // namespace dtsdoctor::testing
