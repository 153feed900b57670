// SPDX-License-Identifier: Apache-2.0
//
// The words of a command as POSIX shells, PowerShell and cmd read them.
#include "facts/shell_words.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

// The words between bars; ? behind one that is not resolved, … where a quote is open.
std::string told(const std::string& text) {
  const ShellCommand command = read_command(text, 0);
  std::string out;
  for (const ShellWord& word : command.words)
    out += (out.empty() ? "" : "|") + word.text.bytes() + (word.resolved ? "" : "?");
  return out + (command.closed ? "" : " …");
}

}  // namespace

TEST_CASE("shell words: quotes and escapes of POSIX shells") {
  CHECK(told("a 'b c' \"d \\\"e\\\" \\$f \\n\" g\\ h i'j'\"k\"") == "a|b c|d \"e\" $f \\n|g h|ijk");
  CHECK(told("a \\\n  b \\\r\n c\nd") == "a|b|c");
  CHECK(told("a 'b\nc' d") == "a|b\nc|d");
  CHECK(told(R"(a $'{\"b\":\'c\'}\n\t' d)") == "a|{\"b\":'c'}\n\t|d");
  CHECK(told(R"(a $'\x41' b)") == "a|x41?|b");
  CHECK(told("a $'b\\") == "a|? …");
}

TEST_CASE("shell words: what a shell puts in is not resolved") {
  CHECK(told("a $b c") == "a|?|c");
  CHECK(told("a x$b/y c") == "a|x/y?|c");
  CHECK(told("a ${b:-c d} e $(f \"g\" $(h)) i $? j") == "a|?|e|?|i|?|j");
  CHECK(told("a \"$b c\" \"`d e`\" f") == "a| c?|?|f");
  CHECK(told("a $ b") == "a|$|b");
  CHECK(told("a $(b") == "a|? …");
  CHECK(told("a <your id> b") == "a|?|b");
}

TEST_CASE("shell words: a command ends at an operator, redirections are none of it") {
  CHECK(told("a b; c") == "a|b");
  CHECK(told("a b | c") == "a|b");
  CHECK(told("a b && c") == "a|b");
  CHECK(told("a b` c") == "a|b");
  CHECK(told("a 2>&1 b > c d 2>/dev/null <e f") == "a|b|d|f");
  CHECK(told("a b>c") == "a|b");
}

TEST_CASE("shell words: an open quote is a paste that was cut") {
  CHECK(told("a 'b c\nd") == "a|? …");
  CHECK(told("a \"b c\nd") == "a|b c\nd? …");
}

TEST_CASE("shell words: the character that continues a line tells PowerShell and cmd") {
  CHECK(told("a `\n 'b c' \"d `\"e`\" $f\" g` h") == "a|b c|d \"e\" ?|g h");
  CHECK(told("a `\n $env:B \\c") == "a|?|\\c");
  CHECK(told("a `\n 'it''s' ''") == "a|it's|");
  CHECK(told("a \\\n 'it''s'") == "a|its");
  CHECK(told("a ^\n %B% 'c d' \"{\\\"e\\\":1}\" f^&g 5% h") == "a|?|'c|d'|{\"e\":1}|f&g|5%|h");
  CHECK(told("a ^\r\n b") == "a|b");
}

TEST_CASE("shell words: a line that begins with an option goes on, whatever pasting lost") {
  CHECK(told("a --b c\n  --d e\n\n\t--f\r\n--g h\ni") == "a|--b|c|--d|e|--f|--g|h");
  CHECK(told("a --b c \\ \n  --d e \\\t\r\n--f\ng") == "a|--b|c|--d|e|--f");
  CHECK(told("a --b c\n-- d") == "a|--b|c");
  CHECK(told("a --b c\n--- d") == "a|--b|c");
  CHECK(told("a --b c\n{\n--d") == "a|--b|c");
  CHECK(told("a b\\ \n c") == "a|b ");
}

TEST_CASE("shell words: where a program may be called") {
  const auto calls = [](const std::string& text) {
    return is_program_at(text, text.find("aliyun"), "aliyun");
  };
  for (const char* text :
       {"aliyun ram", "$ aliyun ram", "C:\\Users\\ops>aliyun ram", "[root@ops ~]#aliyun ram",
        "/usr/local/bin/aliyun ram", ".\\aliyun.exe ram", "run `aliyun ram`", "**aliyun ram",
        "执行命令：aliyun ram", "执行aliyun ram"}) {
    INFO(text);
    CHECK(calls(text));
  }
  for (const char* text :
       {"aliyun", "aliyuncs.com", "x-aliyun ram", "myaliyun ram", "aliyun.com"}) {
    INFO(text);
    CHECK_FALSE(calls(text));
  }
}

}  // namespace dtsdoctor::testing
