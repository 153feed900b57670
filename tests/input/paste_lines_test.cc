// SPDX-License-Identifier: Apache-2.0
#include "input/paste_lines.h"

#include <algorithm>

#include "catch.h"

namespace dtsdoctor {
namespace {

std::vector<std::string> readings_of(std::string_view document) {
  std::vector<std::string> texts;
  for (const MappedText& text : rejoined(document)) texts.push_back(text.bytes());
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("paste lines: what bears no trace of pasting has no other reading") {
  CHECK(readings_of("").empty());
  CHECK(readings_of("AssumeRoleFail\nthe role is missing\n").empty());
  CHECK(readings_of(std::string(300, 'x') + "\nshort\n").empty());
}

TEST_CASE("paste lines: a mail's quotation marks go, at any depth") {
  CHECK(readings_of("hello\n> Code: A\n> > Message: b\n>\n>> c\n") ==
        Texts{"hello\nCode: A\nMessage: b\n\nc\n"});
}

TEST_CASE("paste lines: a line is joined with the next if the word there did not fit") {
  const std::string first(50, 'a');
  const std::string second(19, 'b');
  // 70 characters; " continued" would have made 80, more than the widest line.
  const std::string wrapped = first + " " + second + "\ncontinued here\nand not here\n";
  CHECK(readings_of(wrapped) == Texts{first + " " + second + " continued here\nand not here\n"});
}

TEST_CASE("paste lines: editors wrap at 100 and 120 columns, nobody in between") {
  const std::string first = std::string(50, 'a') + " " + std::string(45, 'b');
  CHECK(readings_of(first + "\ncontinued here\n") == Texts{first + " continued here\n"});
  CHECK(readings_of(first + "bbbbbbbbb\ncontinued here\n").empty());
}

TEST_CASE("paste lines: a word that is longer than the lines does not tell how wide they are") {
  const std::string first(50, 'a');
  const std::string last = "again.\",\"" + std::string(68, 'c');  // 77 characters
  CHECK(readings_of(first + " " + std::string(15, 'b') + "\nplease use it\n" + last + "\n") ==
        Texts{first + " " + std::string(15, 'b') + " please use it " + last + "\n"});
}

TEST_CASE("paste lines: a blank that a mail left at a broken end is one blank") {
  const std::string first = std::string(50, 'a') + " " + std::string(19, 'b');
  CHECK(readings_of(first + " \ncontinued here \nlast") == Texts{first + " continued here \nlast"});
}

TEST_CASE("paste lines: a block of code that is indented as a whole is read without its margin") {
  const std::string first = std::string(50, 'a') + " " + std::string(19, 'b');
  CHECK(readings_of("    " + first + "\n    continued here\n") ==
        Texts{first + "\ncontinued here\n", first + " continued here\n"});
}

TEST_CASE("paste lines: a line that begins something of its own is not joined") {
  const std::string line = std::string(40, 'a') + " " + std::string(28, 'b');  // 69 characters
  for (const std::string_view next :
       {"Message: hello", "2026-03-04 05:06:07 x", "\tat x.Y", "SDKError:", "│ box", "  indented"})
    CHECK(readings_of(line + "\n" + std::string(next) + "\n").empty());
}

TEST_CASE("paste lines: lines of a log are not joined, however wide they are") {
  // Each is 69 characters long: none has room for the next one's first word.
  const auto wide = [](std::string line) {
    while (line.size() < 69) line += 'x';
    return line;
  };
  for (const std::string head :
       {"<11>1 2026-03-04T05:06:07.089Z node-4 sync 812 - - it ", "ERROR:root:it ", "[error] it ",
        "web-1  | it ", "[pod/web-1/app] it "}) {
    CAPTURE(head);
    CHECK(readings_of(wide(head) + "\n" + head + std::string(80, 'y') + "\n").empty());
  }
  const std::string docker =
      R"({"log":"it\n","stream":"stderr","time":"2026-03-04T05:06:07.089Z"})";
  CHECK(readings_of(docker + "\n" + docker + "\n").empty());
  const std::string iso = wide("2026-03-04T05:06:07.089Z ERROR it ");
  for (const std::string next :
       {R"({"level":"error","ts":1772600767.089,"msg":"it did not go"})",
        "time=\"2026-03-04T05:06:07Z\" level=error msg=\"it did not go\"",
        "[Wed Mar 04 05:06:07 2026] [error] it did not go", "04/03/26 05:06:07 ERROR it did not go",
        "ERROR 2026-03-04 05:06:07 it did not go", "[main] 2026-03-04 05:06:07 it did not go"}) {
    CAPTURE(next);
    CHECK(readings_of(iso + "\n" + next + "\n").empty());
  }
  const std::string object = R"({"level":"error","msg":")" + std::string(54, 'x') + "\"}";
  REQUIRE(object.size() == 80);
  CHECK(readings_of(object + "\n" + object + "\n").empty());
  // What begins otherwise may be the rest of it.
  CHECK_FALSE(readings_of(wide("ERROR:root:it ") + "\n" + std::string(12, 'y') + " z\n").empty());
}

TEST_CASE("paste lines: what a terminal cut in mid-word is put together without a blank") {
  const std::string line = "x " + std::string(78, 'a');
  CHECK(readings_of(line + "\nbb cc\n").front() == line + "bb cc\n");
}

TEST_CASE("paste lines: a terminal counts columns, in which a Chinese character takes two") {
  const auto reads = [](const std::string& document, const std::string& reading) {
    const Texts readings = readings_of(document);
    return std::find(readings.begin(), readings.end(), reading) != readings.end();
  };
  const std::string line = "错误信息：" + std::string(70, 'a');  // 80 columns
  CHECK(reads(line + "\nbb cc\n", "错误信息: " + std::string(70, 'a') + "bb cc\n"));
  const std::string short_of_one = std::string(79, 'a');
  const std::string full(80, 'b');
  CHECK(reads(short_of_one + "\n错误\n" + full + "\nb\n", short_of_one + "错误\n" + full + "b\n"));
}

TEST_CASE("paste lines: quoted-printable is decoded where a line was broken, and only there") {
  const std::string line(70, 'a');
  CHECK(readings_of(line + "=\nbc=3Dd =E8=A7=92\r\n").front() == line + "bc=d 角\r\n");
  CHECK(readings_of("a=3Db and base64 QUJD=\nx\n").empty());
  // A query that was cut behind its last sign.
  const std::string query = "https://x.example/?q=" + std::string(50, 'a');
  for (const std::string& text : readings_of(query + "&b=\nF9EE\n"))
    CHECK(text.find("&b=") != std::string::npos);
}

TEST_CASE("paste lines: what was put together knows where it came from") {
  const std::string document = "> Code: A\n> b\n";
  const MappedText text = rejoined(document).front();
  CHECK(text.bytes() == "Code: A\nb\n");
  CHECK(text.origin({8, 9}) == Span{12, 13});
}

TEST_CASE("paste lines: what all lines are indented by goes") {
  CHECK(readings_of("\t{\n\t  \"a\": 1\n\t}\n") == Texts{"{\n  \"a\": 1\n}\n"});
}

}  // namespace dtsdoctor
