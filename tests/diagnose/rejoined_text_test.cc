// SPDX-License-Identifier: Apache-2.0
#include "diagnose/rejoined_text.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

// The lines that go on in the only record of a text, which is the document less what stands at
// these offsets and as far.
std::vector<std::uint64_t> continued(std::string_view document,
                                     const std::vector<std::pair<std::size_t, std::size_t>>& gone,
                                     std::string_view glue = "") {
  MappedText text;
  std::size_t kept = 0;
  for (const auto& [at, length] : gone) {
    text.append(document.substr(kept, at - kept), kept);
    text.append_for(glue, {at, at + length});
    kept = at + length;
  }
  text.append(document.substr(kept), kept);
  const RejoinedText again(document, 10, text);
  std::vector<std::uint64_t> lines;
  for (const ContinuedLine& each :
       continued_lines(again.place({text.bytes(), 1, nullptr, nullptr, 0}), text))
    lines.push_back(each.line);
  return lines;
}

using Lines = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("rejoined text: a line that begins inside of a word goes on with the one above") {
  CHECK(continued("Messa\nge: a b\nc", {{5, 1}}) == Lines{11});
  CHECK(continued("Messa\r\nge", {{5, 2}}) == Lines{11});
}

TEST_CASE("rejoined text: what a comma, a colon or a bracket wants goes on") {
  CHECK(continued("code: 403,\nEntityNotExist", {{10, 1}}, " ") == Lines{11});
  CHECK(continued("'Message':\n'The role", {{10, 1}}, " ") == Lines{11});
  CHECK(continued("\"Message\":\n\"The role", {{10, 1}}) == Lines{11});  // cut at an edge
  CHECK(continued("EntityNotExist.Role\n: The role", {{19, 1}}, " ") == Lines{11});
  CHECK(continued("code: 403,\nEntityNotExist", {}).empty());
  CHECK(continued("it failed.\nEntityNotExist", {{10, 1}}, " ").empty());
}

TEST_CASE("rejoined text: where lines were put together between words nothing is sure") {
  CHECK(continued("Message\n: a b", {{7, 1}}).empty());
  CHECK(continued("a b\n, c", {{3, 1}}).empty());
  CHECK(continued("ab\ncd", {}).empty());
}

TEST_CASE("rejoined text: a break that quoted-printable marks is sure wherever it is") {
  CHECK(continued("Message:=\n a b=\r\n\nc", {{8, 2}, {14, 3}}) == Lines{11, 12});
  CHECK(continued("a =\nb", {}).empty());
}

}  // namespace dtsdoctor
