// SPDX-License-Identifier: Apache-2.0
//
// One test for each wrapping that runtimes, daemons and CI systems put around a line: what is
// inside, whose it is, and what is none.
#include "input/carrier.h"

#include "catch.h"
#include "input/framed.h"
#include "input/taken_off.h"

namespace dtsdoctor::testing {
namespace {

// What stands in the line where the text has `word`.
std::string origin_of(std::string_view line, std::string_view word) {
  const Framed one = framed(line);
  REQUIRE(one.read.size() == 1);
  const MappedText& text = one.read[0].text;
  const std::size_t at = text.bytes().find(word);
  REQUIRE(at != std::string::npos);
  const Span span = text.origin({at, at + word.size()});
  return one.read[0].raw.substr(span.begin, span.end - span.begin);
}

// A block of an SDK whose every line is wrapped: one record, its layer, the place of its message.
std::string block_in(const std::string& front, const std::string& back = "") {
  std::string text;
  for (const std::string line :
       {"SDK.ServerError", "ErrorCode: AssumeRoleFail", "RequestId: A-1", "Message: no role"})
    text += front + line + back + "\n";
  const Framed out = framed(text);
  REQUIRE(out.read.size() == 1);
  REQUIRE(out.read[0].layers.size() == 1);
  const Layer& layer = out.read[0].layers[0];
  return layer.code.bytes() + "|" + layer.message.bytes() + "|" + layer.request_id.bytes() + "|" +
         out.place_of("no role");
}

}  // namespace

TEST_CASE("carriers: docker's json-file, unescaped and mapped back") {
  const std::string line =
      R"({"log":"Message: \"a\"\n","stream":"stderr","time":"2026-03-04T05:06:07.1Z"})";
  CHECK(inside(line) == "Message: \"a\"");
  CHECK(origin_of(line, "a\"") == "a\\\"");
  CHECK(block_in(R"({"log":")", R"(\n","stream":"stderr","time":"2026-03-04T05:06:07.1Z"})") ==
        "AssumeRoleFail|no role|A-1|4:18");
}

TEST_CASE("carriers: docker's members in any order, with attrs") {
  CHECK(
      inside(
          R"({"time":"2026-03-04T05:06:07.1Z", "attrs": {"a": "b"}, "stream":"stdout", "log":"x\r\n"})") ==
      "x");
  CHECK(inside(R"({"log":"ends in \\n","stream":"stdout","time":"t"})") == "ends in \\n");
  CHECK(inside(R"({"log":"\"quoted\"\n","stream":"stdout","time":"t"})") == "\"quoted\"");
}

TEST_CASE("carriers: Airflow relays a child's output line by line") {
  CHECK(inside("[2026-03-04T05:06:07.123+0000] {subprocess.py:93} INFO - Message: a") ==
        "Message: a");
  CHECK(inside("[2021-03-04 05:06:07,123] {bash_operator.py:157} INFO - Message: a") ==
        "Message: a");
  CHECK(block_in("[2026-03-04T05:06:07.123+0000] {pod_manager.py:431} INFO - ", "") ==
        "AssumeRoleFail|no role|A-1|4:69");
  // What Airflow logs for itself is a header of the message.
  const std::string own = "[2026-03-04T05:06:07.123+0000] {taskinstance.py:1824} ERROR - failed";
  CHECK(inside(own) == own);
  const std::string odd = "[2026-03-04T05:06:07.123+0000] {subprocess.py} INFO - x";
  CHECK(inside(odd) == odd);
}

TEST_CASE("carriers: docker cuts long lines, what is left of them is one line") {
  const Framed out = framed(
      "{\"log\":\"AssumeRole\",\"stream\":\"stderr\",\"time\":\"t\"}\n"
      "{\"log\":\"other\\n\",\"stream\":\"stdout\",\"time\":\"t\"}\n"
      "{\"log\":\"Fail\\n\",\"stream\":\"stderr\",\"time\":\"t\"}\n"
      "{\"log\":\"no role\\n\",\"stream\":\"stderr\",\"time\":\"t\"}\n");
  CHECK(out.records == std::vector<std::string>{"1|AssumeRoleFail\nno role", "2|other"});
  CHECK(out.place_of("Fail") == "3:9");
  CHECK(out.place_of("no role") == "4:9");
}

TEST_CASE("carriers: Kubernetes CRI, whole and partial lines of two streams") {
  CHECK(block_in("2026-03-04T05:06:07.123456789Z stderr F ") == "AssumeRoleFail|no role|A-1|4:50");
  CHECK(inside("2026-03-04T05:06:07.1+08:00 stdout P x") == "x");
  const Framed out = framed(
      "2026-03-04T05:06:07.1Z stderr P Assume\n"
      "2026-03-04T05:06:07.1Z stdout P out\n"
      "2026-03-04T05:06:07.1Z stderr P Role\n"
      "2026-03-04T05:06:07.1Z stdout F put\n"
      "2026-03-04T05:06:07.1Z stderr F Fail : no role\n");
  CHECK(out.records == std::vector<std::string>{"1|AssumeRoleFail : no role", "2|output"});
  CHECK(out.place_of("Role") == "3:33");
  CHECK(out.place_of("no role") == "5:40");
}

TEST_CASE("carriers: the parts of a line are put together where lines end as Windows ends them") {
  const Framed out = framed(
      "2026-03-04T05:06:07.1Z stderr P Assume\r\n"
      "2026-03-04T05:06:07.1Z stderr P \r\n"
      "2026-03-04T05:06:07.1Z stderr F RoleFail : no role\r\n");
  CHECK(out.records.at(0).starts_with("1|AssumeRoleFail : no role"));
}

TEST_CASE("carriers: an empty line of CRI is an empty line") {
  CHECK(framed("2026-03-04T05:06:07.1Z stderr F AssumeRoleFail\n2026-03-04T05:06:07.1Z stderr F \n"
               "2026-03-04T05:06:07.1Z stderr F no role\n")
            .records == std::vector<std::string>{"1|AssumeRoleFail\n\nno role"});
}

TEST_CASE("carriers: syslog in both forms, journalctl short") {
  CHECK(block_in("<34>Mar  4 05:06:07 db-1 dts-sync[71]: ") == "AssumeRoleFail|no role|A-1|4:49");
  CHECK(block_in("Mar 04 05:06:07 k8s-node-1 dts-sync[71]: ") == "AssumeRoleFail|no role|A-1|4:51");
  CHECK(block_in("2026-03-04T05:06:07+0000 k8s-node-1 dts-sync[71]: ") ==
        "AssumeRoleFail|no role|A-1|4:60");
  CHECK(block_in(R"(<165>1 2026-03-04T05:06:07.003Z db-1 sync 71 ID47 [a@1 x="]"][b@1] )") ==
        "AssumeRoleFail|no role|A-1|4:77");
  CHECK(inside("<165>1 - db-1 sync - - - \xEF\xBB\xBFx") == "x");
  CHECK(inside("Mar 04 05:06:07 node-1 kernel: x") == "x");
}

TEST_CASE("carriers: journald's JSON, as text and as numbers") {
  const std::string front =
      R"({"__CURSOR":"s=0;i=1","_HOSTNAME":"n","PRIORITY":"3","SYSLOG_IDENTIFIER":"d","MESSAGE":)";
  CHECK(inside(front + "\"a\\tb\"}") == "a\tb");
  CHECK(inside(front + "[27, 91, 109, 65,66]}") == "AB");
  CHECK(origin_of(front + "[27,91,109,65,66]}", "B") == "66");
  CHECK(block_in(front + "\"", "\"}") == "AssumeRoleFail|no role|A-1|4:98");
}

TEST_CASE("carriers: a message of several lines in one string is a record of its own") {
  const std::string front = R"({"__CURSOR":"1","_PID":"7","MESSAGE":")";
  const Framed out = framed(front + R"(SDK.ServerError\nErrorCode: AssumeRoleFail\nMessage: no"})" +
                            "\n" + front + "RequestId: A-1\"}\n");
  CHECK(out.records ==
        std::vector<std::string>{"1|SDK.ServerError\nErrorCode: AssumeRoleFail\nMessage: no",
                                 "2|RequestId: A-1"});
  CHECK(out.place_of("no") == "1:92");
}

TEST_CASE("carriers: SLS, as JSON, from iLogtail, copied from the console") {
  const std::string members =
      R"({"__source__":"10.0.0.5","__tag__:__path__":"/var/log/app.log","__time__":"1","content":")";
  CHECK(inside(members + "x\"}") == "x");
  CHECK(inside("2026-03-04 05:06:07 " + members + "a\\\\b\"}") == "a\\b");
  const Framed out = framed(
      "__source__:10.0.0.5\n__tag__:__client_ip__:203.0.113.10\n__topic__:dts\n"
      "message:SDK.ServerError\nErrorCode: AssumeRoleFail\nRequestId: A-1\nMessage: no role\n");
  REQUIRE(out.records.size() == 4);
  CHECK(out.records[3] ==
        "4|SDK.ServerError\nErrorCode: AssumeRoleFail\nRequestId: A-1\nMessage: no role");
  CHECK(out.place_of("SDK") == "4:9");
  CHECK(inside("message:x") == "message:x");
}

TEST_CASE("carriers: collectors of Kubernetes") {
  CHECK(block_in(R"({"stream":"stderr","kubernetes":{"pod_name":"a"},"log":")", R"("})") ==
        "AssumeRoleFail|no role|A-1|4:66");
  const std::string back = R"(","stream":"stderr","time":"t"})";
  CHECK(framed(R"({"_p":"P","log":"a)" + back + "\n" + R"({"_p":"F","log":"b)" + back).records ==
        std::vector<std::string>{"1|ab"});
}

TEST_CASE("carriers: GitHub Actions, raw and from gh run view") {
  CHECK(block_in("2026-03-04T05:06:07.1234567Z ") == "AssumeRoleFail|no role|A-1|4:39");
  CHECK(block_in("build\tRun the sync\t2026-03-04T05:06:07.1234567Z ") ==
        "AssumeRoleFail|no role|A-1|4:58");
  CHECK(inside("build\tUNKNOWN STEP\t\xEF\xBB\xBF"
               "2026-03-04T05:06:07.1234567Z x") == "x");
  CHECK(inside("2026-03-04T05:06:07.1234567Z ##[error]AssumeRoleFail : x") == "AssumeRoleFail : x");
}

TEST_CASE("carriers: workflow commands, decoded") {
  CHECK(inside("::error::a%0Ab%0d100%25%2C") == "a\nb\r100%%2C");
  CHECK(inside("::error file=x.tf,line=3::a") == "a");
  CHECK(inside("::warning::a") == "a");
  CHECK(origin_of("::error::x%0AAssumeRoleFail", "\nA") == "%0AA");
  for (const std::string line : {"::errors::a", "::error", "::error file=x"})
    CHECK(inside(line) == line);
  const Framed out = framed("::error::SDK.ServerError%0AErrorCode: NoPermission%0AMessage: no\n");
  REQUIRE(out.read[0].layers.size() == 1);
  CHECK(out.read[0].layers[0].code.bytes() == "NoPermission");
  CHECK(out.place_of("no") == "1:63");
}

TEST_CASE("carriers: Jenkins, GitLab") {
  CHECK(block_in("[2026-03-04T05:06:07.123Z] ") == "AssumeRoleFail|no role|A-1|4:37");
  CHECK(block_in("05:06:07  ") == "AssumeRoleFail|no role|A-1|4:20");
  CHECK(block_in("2026-03-04T05:06:07.123456Z 01E ") == "AssumeRoleFail|no role|A-1|4:42");
  CHECK(
      framed(
          "2026-03-04T05:06:07.123456Z 00O AssumeRole\n2026-03-04T05:06:07.123456Z 00O+Fail : x\n")
          .records == std::vector<std::string>{"1|AssumeRoleFail : x"});
  CHECK(framed("section_start:1772600767:script\r\x1b[0KAssumeRoleFail\nno role\n").records ==
        std::vector<std::string>{"1|section_start:1772600767:script\nAssumeRoleFail\nno role"});
}

TEST_CASE("carriers: kubectl, stern and compose") {
  CHECK(block_in("[pod/dts-sync-0/main] ") == "AssumeRoleFail|no role|A-1|4:32");
  CHECK(block_in("dts-sync-7c9d8b6f4-x2x5z main ") == "AssumeRoleFail|no role|A-1|4:40");
  CHECK(block_in("[dts-sync-7c9d8b6f4-x2x5z] ") == "AssumeRoleFail|no role|A-1|4:37");
  CHECK(block_in("[dts-sync-7c9d8b6f4-x2x5z main] ") == "AssumeRoleFail|no role|A-1|4:42");
  CHECK(block_in("dts-sync-1  | ") == "AssumeRoleFail|no role|A-1|4:24");
  CHECK(block_in("dts_sync.1.a7x2@node-2    | ") == "AssumeRoleFail|no role|A-1|4:38");
  CHECK(block_in("\x1b[36mdts-sync-1  | \x1b[0m") == "AssumeRoleFail|no role|A-1|4:33");
  CHECK(inside("dts-sync-1  |") == "");
}

TEST_CASE("carriers: Heroku, pm2, kail, kubectl's stamps behind a name") {
  CHECK(inside("2026-03-04T05:06:07.123456+00:00 app[web.1]: Message: a") == "Message: a");
  CHECK(inside("2026-03-04T05:06:07.123456+00:00 heroku[router]: a") == "a");
  CHECK(inside("0|api-Server  | Message: a") == "Message: a");
  CHECK(inside("12|api  | 2026-03-04T05:06:07: Message: a") == "Message: a");
  CHECK(inside("default/web-1[main]: Message: a") == "Message: a");
  CHECK(inside("web-7c9d8b6f5d-x2k9b main 2026-03-04T05:06:07.123456789+08:00 a") == "a");
  CHECK(stream("0|api  | a") != stream("1|api  | a"));
  CHECK(stream("default/web-1[main]: a") != stream("default/web-2[main]: a"));
  CHECK(block_in("0|api  | ") == "AssumeRoleFail|no role|A-1|4:19");
  for (const char* line : {"2026|api  | a", "0|INFO  | a", "0|api | x|", "0|api|a", "a/b[c] x",
                           "/a/b[c]: x", "2026-03-04T05:06:07.1234567+08:00 [ERR] x"}) {
    INFO(line);
    CHECK((inside(line) == line || std::string_view(line).starts_with("0|api | ")));
  }
}

TEST_CASE("carriers: journalctl's other stamps") {
  CHECK(inside("Wed 2026-03-04 05:06:07 CST host1 x[7]: Message: a") == "Message: a");
  CHECK(inside("Wed 2026-03-04 05:06:07.123456 UTC host1 x[7]: Message: a") == "Message: a");
  CHECK(inside("1772600767.089123 host1 x[7]: Message: a") == "Message: a");
  CHECK(inside("1772600767.089123 host1 it: a") == "1772600767.089123 host1 it: a");
}

TEST_CASE("carriers: one in the other") {
  CHECK(block_in("build\tup\t2026-03-04T05:06:07.1234567Z dts-1  | ") ==
        "AssumeRoleFail|no role|A-1|4:57");
  CHECK(block_in("2026-03-04T05:06:07.1Z stdout F {\"log\":\"dts-1  | \\u001b[31m",
                 "\\n\",\"stream\":\"stderr\",\"time\":\"t\"}") ==
        "AssumeRoleFail|no role|A-1|4:69");
}

TEST_CASE("carriers: who printed a line") {
  CHECK(stream("Mar  4 05:06:07 a x[1]: y") == stream("Mar  4 05:06:08 a x[1]: z"));
  CHECK(stream("Mar  4 05:06:07 a x[1]: y") != stream("Mar  4 05:06:07 a x[2]: y"));
  CHECK(stream(R"({"stream":"a","log":"x","pod":"p"})") ==
        stream(R"({"pod":"p","log":"y","stream":"a"})"));
  CHECK(stream(R"({"stream":"a","log":"x","pod":"p"})") !=
        stream(R"({"stream":"a","log":"x","pod":"q"})"));
  // stern -o json
  CHECK(
      stream(
          R"({"message":"x","nodeName":"n","namespace":"d","podName":"p","containerName":"c"})") !=
      stream(
          R"({"message":"x","nodeName":"n","namespace":"d","podName":"q","containerName":"c"})"));
  CHECK(stream("plain").empty());
}

TEST_CASE("carriers: the header of a program's own logger is none") {
  for (const std::string line :
       {"2026-03-04T05:06:07.123Z ERROR x", "2026-03-04 05:06:07.123 [main] ERROR x",
        "2026-03-04T05:06:07.123456+08:00 ERROR worker[3]: x", "Mar  4 05:06:07 ERROR main: x",
        "05:06:07.123 [main] ERROR com.example.DtsSync -- x", "05:06:07 ERROR x",
        "[2026-03-04 05:06:07.123] [ERROR] [main] [c.a.d.DefaultDTSConsumer:84] - x",
        "[2026-03-04T05:06:07.123+0000] {sync.py:12} ERROR - x", "[main] x",
        "E0304 05:06:07.123456       1 sync.go:12] x", "[Pipeline] sh", "[main-thread-pool-1] x",
        "[dts-sync-7c9d8b6f4-x2x5z]x", "user@host x"}) {
    CAPTURE(line);
    CHECK(inside(line) == line);
    CHECK(stream(line).empty());
  }
}

TEST_CASE("carriers: what only looks like a prefix is none") {
  for (const std::string line :
       {"", "x", "AssumeRoleFail | no role", "a b | c", "my-app-deadbeef-hello main x", "<b>x</b>",
        "<999999>Mar  4 05:06:07 a b: c", "[pod/x] y", "[pod/a b/c] y", "a\tb\tc",
        "2026-03-04T05:06:07.1Z stderr X y", "2026-03-04T05:06:07.123456Z 0xO y"}) {
    CAPTURE(line);
    CHECK(inside(line) == line);
  }
}

TEST_CASE("carriers: branches of a pipeline, in a pipeline only") {
  CHECK(framed("[Pipeline] { (Branch: deploy)\n[deploy] AssumeRoleFail\n[test] fine\n"
               "[deploy] no role\n[ERROR] x\n[7] y\n[] z\n")
            .records == std::vector<std::string>{"1|[Pipeline] { (Branch: deploy)",
                                                 "2|AssumeRoleFail\nno role", "3|fine",
                                                 "5|[ERROR] x", "6|[7] y", "7|[] z"});
  CHECK(inside("[deploy] x") == "[deploy] x");
  CHECK(inside("[2026-03-04T05:06:07.123Z] [to prod] x") == "x");
  CHECK(stream("[2026-03-04T05:06:07.123Z] [a] x") != stream("[2026-03-04T05:06:07.123Z] [b] x"));
  CHECK(inside("[2026-03-04T05:06:07.123Z] [ERROR] x") == "[ERROR] x");
}

TEST_CASE("carriers: rsyslog's spelling of control characters, in syslog only") {
  const std::string line = "Mar  4 05:06:07 a x[1]: SDKError:#012   Code: A#011b#999 #01";
  CHECK(inside(line) == "SDKError:\n   Code: A\tb#999 #01");
  CHECK(origin_of(line, "Code: A") == "Code: A");
  CHECK(inside("2026-03-04T05:06:07.123456Z 01O a#012b") == "a#012b");
  CHECK(inside("issue #012 is open") == "issue #012 is open");
}

TEST_CASE("carriers: minutes and seconds since a job began") {
  CHECK(block_in("00:01 ") == "AssumeRoleFail|no role|A-1|4:16");
  CHECK(inside("00:01:02 x") == "00:01:02 x");
  CHECK(inside("00:01x") == "00:01x");
}

}  // namespace dtsdoctor::testing
