// SPDX-License-Identifier: Apache-2.0
#include "base/message.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("message: a sentence is named by its English wording, its gaps are data") {
  const Message message = said("{} is larger than {} bytes", "a{}b.json", 12);
  CHECK(message == "a{}b.json is larger than 12 bytes");
  CHECK(message.sentence() == "{} is larger than {} bytes");
  REQUIRE(message.parts().size() == 2);
  CHECK(message.parts()[0] == "a{}b.json");
  CHECK(message.parts()[0].sentence().empty());
}

TEST_CASE("message: a sentence may stand in another") {
  const Message message = said("stopped: {}", said("at {}", 3));
  CHECK(message == "stopped: at 3");
  CHECK(message.parts()[0].sentence() == "at {}");
}

TEST_CASE("message: a text of somebody else is no sentence, unless it is said to be known") {
  CHECK(Message(std::string("no {} such")).sentence().empty());
  CHECK(Message("not valid JSON").sentence() == "not valid JSON");
  CHECK(Message::known("Is a directory").sentence() == "Is a directory");
  CHECK(Message::known("{") == "{");
  CHECK(Message().empty());
}

TEST_CASE("message: gaps are filled in their order, or by number") {
  CHECK(fill_gaps("{} of {}", {"a", "b"}) == "a of b");
  CHECK(fill_gaps("{2} of {1}", {"a", "b"}) == "b of a");
  CHECK(fill_gaps("{} {} {}", {"{}"}) == "{}  ");
  CHECK(fill_gaps("{9} {x} {", {"a"}) == " {x} {");
  CHECK(fill_gaps("{}", {}) == "{}");
}

}  // namespace dtsdoctor
