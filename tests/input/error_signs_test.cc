// SPDX-License-Identifier: Apache-2.0
#include "input/error_signs.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("error signs: what loggers and runtimes print") {
  for (const char* record :
       {"2026-03-04 05:06:07 ERROR x", "[ERROR] x", "FATAL: x", "SEVERE x", "CRITICAL - x",
        "Error: x", "java.lang.RuntimeException: x", "Traceback (most recent call last):",
        "panic: runtime", "error: x", "Job FAILED", "the call failed", "Failed to open",
        "level=error msg=\"Fatal\"", "2026/03/04 05:06:07 [error] 123#0: *5 upstream timed out",
        "level=fatal msg=\"gone\"", R"({"level":"fatal","msg":"gone"})",
        R"({"severity":"error","message":"gone"})", "severity=error gone"}) {
    CHECK(looks_like_error(record));
  }
}

TEST_CASE("error signs: Chinese") {
  CHECK(looks_like_error("错误码 1"));
  CHECK(looks_like_error("任务失败"));
  CHECK(looks_like_error("出现异常"));
}

TEST_CASE("error signs: the body of a call that was refused") {
  for (const char* record :
       {R"({"RequestId":"1","HostId":"dts.aliyuncs.com","Code":"Odd.Thing","Message":"gone"})",
        R"({"Code": "Odd.Thing", "HostId": "dts.aliyuncs.com"})",
        "<HostId>dts.aliyuncs.com</HostId><Code>Odd.Thing</Code>",
        R"({"Success":false,"ErrCode":"Odd.Thing","ErrMessage":"gone"})",
        "map[ErrCode:Odd.Thing ErrMessage:gone]", R"({"errorCode": "Odd", "requestId": "1"})"}) {
    CAPTURE(record);
    CHECK(looks_like_error(record));
  }
  for (const char* record :
       {R"({"Success":true,"ErrCode":"","DtsJobId":"x"})", R"({"ErrCode":null})",
        R"({"errorCode":0})", R"({"errorCode":"200"})", R"({"errorCode":"Success"})",
        R"({"HostId":"dts.aliyuncs.com","Code":"200"})", R"({"HostId":"i-1","name":"x"})", "HostId",
        "ErrCode", R"({"HostId":"i-1","ZipCode":"AB1"})"}) {
    CAPTURE(record);
    CHECK_FALSE(looks_like_error(record));
  }
}

TEST_CASE("error signs: ordinary lines have none") {
  for (const char* record : {"", "E", "INFO all is well", "no problems", "terror", "TERRORS",
                             "ERRORLEVEL", "ERROR_COUNT", "unfailed", "failedover"}) {
    CHECK_FALSE(looks_like_error(record));
  }
}

TEST_CASE("error signs: a count of nothing is no error") {
  for (const char* record :
       {"12 passed, 0 failed", "Errors: 0", "Errors: 0, warnings: 3", "Error=0", "FAILED: 0",
        "Exceptions: 0", "Failed 0", "failed=0 ok=3"}) {
    CHECK_FALSE(looks_like_error(record));
  }
}

TEST_CASE("error signs: the code of a call that failed") {
  CHECK(looks_like_error(R"({"Success":false,"ErrCode":"InvalidJobId","ErrMessage":"x"})"));
  CHECK(looks_like_error("map[ErrCode:A.B ErrMessage:x Success:false]"));
  CHECK_FALSE(looks_like_error(R"({"Success":true,"ErrCode":"","ErrMessage":""})"));
  CHECK_FALSE(looks_like_error(R"({"ErrCode":null,"ErrMessage":null})"));
  CHECK_FALSE(looks_like_error("ErrCodes are listed there: ErrCode=0"));
}

TEST_CASE("error signs: a count of something is one") {
  for (const char* record :
       {"10 failed", "Errors: 01", "Errors: 10", "Error 0x80004005", "FAILED: 3", "100 failed"}) {
    CHECK(looks_like_error(record));
  }
}

TEST_CASE("error signs: one count of nothing does not excuse the rest") {
  CHECK(looks_like_error("Errors: 0, then ERROR x"));
  CHECK(looks_like_error("0 failed; panic: x"));
}

TEST_CASE("error signs: wherever in a record they begin") {
  for (const char* sign : {"ERROR",
                           "Error",
                           "FATAL",
                           "Fatal",
                           "SEVERE",
                           "CRITICAL",
                           "Exception",
                           "EXCEPTION",
                           "FAILED",
                           "Failed",
                           "failed",
                           "Traceback",
                           "panic:",
                           "错误",
                           "失败",
                           "异常",
                           "error:",
                           "error occurred",
                           "level\":\"error",
                           "level\": \"error",
                           "level=error",
                           "level\":\"fatal",
                           "level\": \"fatal",
                           "level=fatal",
                           "severity\":\"error",
                           "severity\": \"error",
                           "severity=error",
                           "[error]"}) {
    for (std::size_t before = 0; before < 7; ++before) {
      for (std::size_t behind = 0; behind < 4; ++behind) {
        const std::string record = std::string(before, ' ') + sign + std::string(behind, ' ');
        CHECK(looks_like_error(record));
        CHECK_FALSE(looks_like_error(std::string_view(record).substr(0, before + 4)));
      }
    }
  }
}

TEST_CASE("error signs: a line that is full of places where one might stand takes no long time") {
  constexpr std::size_t kSize = std::size_t{1} << 18U;
  for (const std::string_view piece :
       {"ERR ", "ERR", "ErrorX", "Error", "\"level\":50 ", "\"level\":50,", "\\\":50,", "E0304 ",
        "E0304 05:06", "panicked at ", "Segmentation fault", "ALERT ", "/Error", "-Failed-",
        "crit:", "no Error ", "失败数", "Error s "}) {
    CAPTURE(piece);
    std::string line = "x y z ";
    while (line.size() < kSize) line += piece;
    (void)looks_like_error(line);
    for (std::size_t at = 0; at < line.size(); ++at) (void)error_sign_around(line, at);
  }
}

TEST_CASE("error signs: what the next line begins with changes nothing") {
  for (const char* next : {"", "x", "{", "[", " ", "\"", "r", "0", "]"}) {
    CAPTURE(next);
    CHECK_FALSE(looks_like_error(std::string("level=\"ERR\n") + next + " and more words"));
    CHECK(looks_like_error(std::string("level=\"ERR\"\n") + next + " and more words"));
  }
}

TEST_CASE("error signs: at the very end of a record") {
  CHECK(looks_like_error("x ERROR"));
  CHECK_FALSE(looks_like_error("x ERRO"));
}

}  // namespace dtsdoctor
