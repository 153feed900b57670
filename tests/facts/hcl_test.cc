// SPDX-License-Identifier: Apache-2.0
//
// Blocks and attributes of HCL as Terraform and its plans write them.
#include "facts/hcl.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

// name=value of each attribute: "…" a literal, as it stands a reference, ? anything else.
std::string told(const std::vector<HclAttribute>& attributes) {
  std::string out;
  for (const HclAttribute& each : attributes) {
    out += (out.empty() ? "" : " ") + each.name + "=";
    out += each.kind == HclAttribute::Kind::literal     ? "\"" + each.text + "\""
           : each.kind == HclAttribute::Kind::reference ? each.text
                                                        : "?";
  }
  return out;
}

std::string attributes(const std::string& body) {
  const HclFile file = read_hcl("resource \"a\" \"b\" {\n" + body + "\n}\n");
  REQUIRE(file.blocks.size() == 1);
  return told(file.blocks[0].attributes) + (file.blocks[0].complete ? "" : " …");
}

}  // namespace

TEST_CASE("hcl: strings are unescaped, templates are not filled in") {
  CHECK(attributes(R"(a = "x\ty\"\\")") == "a=\"x\ty\"\\\"");
  CHECK(attributes(R"(a = "\u89d2\U0001F600")") == "a=\"角\xF0\x9F\x98\x80\"");
  CHECK(attributes(R"(a = "\u89x")") == "a=\"\xEF\xBF\xBDx\"");
  CHECK(attributes(R"(a = "p$${x}%%{y}$z")") == R"(a="p${x}%{y}$z")");
  CHECK(attributes(R"(a = "p${x}")") == "a=?");
  CHECK(attributes(R"(a = "%{if x}y")") == "a=?");
  CHECK(attributes(R"(a = "${ var.x }")") == "a=var.x");
  CHECK(attributes(R"(a = "${var.x}-${var.y}")") == "a=?");
}

TEST_CASE("hcl: what is neither literal nor a reference is an expression") {
  CHECK(attributes("a = 12\nb = true\nc = null\nd = var.x\ne = local.y\nf = 1.5") ==
        R"(a="12" b="true" c="" d=var.x e=local.y f="1.5")");
  CHECK(attributes("a = data.x.y\nb = var.x[0]\nc = f(var.x, \"}\")\nd = -1\ne = [\n1,\n2]") ==
        "a=? b=? c=? d=? e=?");
  CHECK(attributes("a = x ? \"}\" : y\nb = 1") == R"(a=? b="1")");
}

TEST_CASE("hcl: comments are none of the values, whatever stands in them") {
  CHECK(attributes("a = 1 # x\nb = 2 // y\nc = 3 /* z */\n# d = 4\n/* e = 5\n*/f = 6") ==
        R"(a="1" b="2" c="3" f="6")");
  CHECK(attributes("a = x ? 1 : 2 # {\nb = 1") == R"(a=? b="1")");
  CHECK(attributes("a = x ? 1 : 2 // }\nb = 1") == R"(a=? b="1")");
  CHECK(attributes("a = [ # ]\n1]\nb = 1") == R"(a=? b="1")");
}

TEST_CASE("hcl: a heredoc is the text of its lines") {
  CHECK(attributes("a = <<X\n {}\n X\nb = 1") == R"(a="{}" b="1")");
  CHECK(attributes("a = <<-X\n ${y}\nX\nb = 1") == R"(a=? b="1")");
  CHECK(attributes("a = << x\nb = 1") == R"(a=? b="1")");
}

TEST_CASE("hcl: blocks, their labels and the blocks in them") {
  const HclFile file =
      read_hcl("# c\nlocals {\n a = 1\n}\nresource x \"y\" {\n z {\n b = \"}\"\n }\n}\n");
  CHECK(file.is_only_blocks);
  REQUIRE(file.blocks.size() == 2);
  CHECK(file.blocks[0].type == "locals");
  CHECK(file.blocks[1].labels == std::vector<std::string>{"x", "y"});
  CHECK(file.blocks[1].label_spans[0].begin == 31);
  CHECK(file.blocks[1].inner_types == std::vector<std::string>{"z"});
  CHECK(file.blocks[1].attributes.empty());
  CHECK(file.blocks[1].complete);
  CHECK_FALSE(read_hcl("x\nlocals {\n}\n").is_only_blocks);
}

TEST_CASE("hcl: a plan tells what will be, and not all of it") {
  const HclFile file = read_hcl(
      "  ~ resource \"a\" \"b\" {\n      ~ x = 1 -> 2\n      - y = 3 -> null\n      + z = 4\n    "
      "}\n"
      "  - resource \"a\" \"c\" {\n    }\n  + resource \"a\" \"d\" {\n    }\n");
  REQUIRE(file.blocks.size() == 3);
  CHECK(told(file.blocks[0].attributes) == R"(x="2" z="4")");
  CHECK_FALSE(file.blocks[0].complete);
  CHECK_FALSE(file.blocks[0].removed);
  CHECK(file.blocks[1].removed);
  CHECK(file.blocks[2].complete);
}

TEST_CASE("hcl: a block that is broken or cut says where") {
  const HclFile broken = read_hcl("locals {\n a = 1\n ???\n b = 2\n}\n");
  REQUIRE(broken.blocks.size() == 1);
  CHECK(told(broken.blocks[0].attributes) == R"(a="1" b="2")");
  CHECK(broken.blocks[0].broken == 17);
  const HclFile cut = read_hcl("locals {\n a = \"1\nresource \"x\" \"y\" {\n b = 2\n}\n");
  REQUIRE(cut.blocks.size() == 2);
  CHECK(cut.blocks[0].broken == 14);
  CHECK_FALSE(cut.blocks[0].complete);
  CHECK(told(cut.blocks[1].attributes) == R"(b="2")");
}

TEST_CASE("hcl: a file of variables has attributes and nothing else") {
  CHECK(told(read_hcl_attributes("a = 1\n# c\nb = \"x\"\n")) == R"(a="1" b="x")");
  CHECK(read_hcl_attributes("a = 1\nb\n").empty());
  CHECK(read_hcl_attributes("a == 1\n").empty());
}

}  // namespace dtsdoctor::testing
