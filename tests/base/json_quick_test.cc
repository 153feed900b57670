// SPDX-License-Identifier: Apache-2.0
#include "base/json_quick.h"

#include <random>
#include <string>

#include "catch.h"

namespace dtsdoctor {
namespace {

bool same(const JsonValue& a, const JsonValue& b) {
  if (a.kind != b.kind || a.span != b.span || a.text != b.text) return false;
  if (a.members.size() != b.members.size() || a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const JsonMember& one = a.members[i];
    const JsonMember& other = b.members[i];
    if (one.key != other.key || one.key_span != other.key_span || !same(one.value, other.value))
      return false;
  }
  return true;
}

class RandomJson {
 public:
  explicit RandomJson(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string out = blank() + value(0) + blank();
    for (auto faults = random_() % 3; faults > 0; --faults) {
      const std::size_t at = random_() % (out.size() + 1);
      switch (random_() % 4) {
        case 0:
          out.insert(at, one_of({"\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "e5", "\xC3", "-",
                                 "0", "\xEF\xBB\xBF", "\xED\xA0\x80", "\x7F", "\x01", "//"}));
          break;
        case 1:
          out.insert(at, 1, '\0');
          break;
        case 2:
          out.erase(at, 1);
          break;
        default:
          break;  // as it is
      }
    }
    return out;
  }

 private:
  std::string one_of(std::initializer_list<const char*> words) {
    return *(words.begin() + random_() % words.size());
  }

  std::string blank() { return one_of({"", "", "", " ", "\n", "\r\n\t"}); }

  std::string string() {
    std::string out = "\"";
    for (auto parts = random_() % 4; parts > 0; --parts)
      out += one_of({"a",       " ",       "key",     "\\n",
                     "\\\"",    "\\\\",    "\\/",     "\\b\\f\\r\\t",
                     "\\u0041", "\\u00e9", "\\u89D2", "\\ud83d\\ude00",
                     "\\ud83d", "\\u12",   "é",       "角",
                     "😀",       "\\x",     "\\u0000", "\x7F"});
    return out + "\"";
  }

  std::string value(int depth) {
    switch (random_() % (depth < 4 ? 9 : 5)) {
      case 0:
        return one_of({"null", "true", "false", "nul", "True"});
      case 1:
      case 2:
        return one_of({"0", "-0", "1", "42", "-7.25", "01", "1.", ".5", "-", "1e3", "1E+400", "+1",
                       "12345678901234567890123", "0.1", "1.5e-3", "--1", "2a"});
      case 3:
      case 4:
        return string();
      case 5:
      case 6: {
        std::string out = "[" + blank();
        for (auto items = random_() % 4; items > 0; --items)
          out += value(depth + 1) + blank() + (items > 1 ? "," + blank() : "");
        return out + "]";
      }
      default: {
        std::string out = "{" + blank();
        for (auto members = random_() % 4; members > 0; --members) {
          out += string() + blank() + ":" + blank() + value(depth + 1) + blank();
          if (members > 1) out += "," + blank();
        }
        return out + "}";
      }
    }
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("plain json: what it reads, nlohmann reads alike") {
  RandomJson random(7);
  int read = 0;
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random.text();
    const JsonLimits limits{3};
    const std::optional<JsonValue> plain = parse_plain_json(text, limits);
    const Result<JsonValue> slow = parse_json_slowly(text, limits);
    refused += slow.ok() && !plain ? 1 : 0;
    if (!plain) continue;
    ++read;
    CAPTURE(text);
    REQUIRE(slow.ok());
    REQUIRE(same(*plain, slow.value()));
  }
  CHECK(read > 5000);
  CHECK(refused > 10);
}

TEST_CASE("plain json: it refuses what is rare, and the whole reader takes it") {
  for (const char* text : {"1e3", R"("\ud83d\ude00")", "\xEF\xBB\xBF{}"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_plain_json(text, {}));
    CHECK(parse_json(text).ok());
  }
  const std::string deep = std::string(300, '[') + std::string(300, ']');
  CHECK_FALSE(parse_plain_json(deep, {1000}));
  CHECK(parse_json(deep, {1000}).ok());
}

}  // namespace dtsdoctor
