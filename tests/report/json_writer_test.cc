// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include <random>

#include "catch.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "plain text", "\"",           "\\",
      "/",          "\b\f\n\r\t",   std::string(1, '\0'),
      "\x1F",       "\x7F",         "迁移失败",
      "é",          "\u200B",       "\u202E",
      "\u0085",     "\uFEFF",       "\U000E0041",
      "\U0001F600", "\xFF",         "\xC3",
      "\xE4\xB8",   "\xED\xA0\x80", "\xF4\x90\x80\x80",
      "a",          "&lt;"};
  std::string out;
  for (auto left = random() % 6; left > 0; --left) out += kPieces[random() % kPieces.size()];
  return out;
}

Json random_tree(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 7 : 5)) {
    case 0:
      return nullptr;
    case 1:
      return random() % 2 == 0;
    case 2:
      return static_cast<std::int64_t>(random()) - 2000000000;
    case 3:
      return static_cast<double>(random() % 1000) / 8;
    case 4:
      return random_text(random);
    case 5: {
      Json list = Json::array();
      for (auto left = random() % 4; left > 0; --left)
        list.push_back(random_tree(random, depth - 1));
      return list;
    }
    default: {
      Json object = Json::object();
      for (auto left = random() % 4; left > 0; --left)
        object[random_text(random)] = random_tree(random, depth - 1);
      return object;
    }
  }
}

}  // namespace

TEST_CASE("json writer: a tree is spelled as json_text spells it") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 3000; ++round) {
    const Json tree = random_tree(random, 4);
    for (const int indent : {kOnOneLine, 2}) {
      JsonWriter writer(indent);
      writer.value(tree);
      REQUIRE(writer.written() + "\n" == json_text(tree, indent));
    }
  }
}

TEST_CASE("json writer: members, lists and what is not there") {
  JsonWriter json(kOnOneLine);
  json.object("text", "a\"b", "number", 7U, "below", -1, "yes", true, "none",
              std::optional<std::string>(), "some", std::optional<std::uint64_t>(3), "list",
              std::vector<std::vector<std::string>>{{}, {"x", "y"}}, "empty",
              std::map<std::string, std::string>(), "made", [&] { json.object("k", "v"); });
  CHECK(json.written() == R"({"text":"a\"b","number":7,"below":-1,"yes":true,"none":null,"some":3,)"
                          R"("list":[[],["x","y"]],"empty":{},"made":{"k":"v"}})");
}

}  // namespace dtsdoctor
