// SPDX-License-Identifier: Apache-2.0
//
// Errors that were pasted: read again as a whole, without ever becoming another error than they
// were.
#include "catch.h"
#include "diagnose/told_failures.h"
#include "linear_time.h"

namespace dtsdoctor::testing {

TEST_CASE("pasted: a quoted block of labels is one record") {
  const auto reader = read_failures(
      "Hello,\n> ErrorCode: AssumeRoleFail\n> RequestId: X1-22\n> Message: NoPermission : You "
      "are not authorized to do this action.\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-assumable 4:12 request_id=X1-22"});
}

TEST_CASE("pasted: a code behind a quotation mark that stays open takes the message below") {
  for (const std::string& text : std::vector<std::string>{
           "报错“AssumeRoleFail\nNoPermission : You are not authorized to do this "
           "action.”，怎么办？\n",
           "```AssumeRoleFail\nNoPermission : You are not authorized to do this action.```\n",
           "it says \"AssumeRoleFail\nNoPermission : You are not authorized to do this "
           "action.\"\n"}) {
    INFO(text);
    CHECK(told(*read_failures(text)) == Told{"cross-account/role-not-assumable 2:1"});
  }
}

TEST_CASE("pasted: a request id with hyphens of typography is one event") {
  const auto reader = read_failures(
      "{\"RequestId\":\"8B9EA415\u20110A2A\u2011556C\u201192E9\u2011AAA0EFBB0A80\",\"Code\":"
      "\"AssumeRoleFail\",\"Message\":\"NoPermission : You are not authorized to do this "
      "action.\"}");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 1);
}

TEST_CASE("pasted: the language of a block of code is no error code") {
  const auto reader = read_failures(
      "{code:java}\nHTTP Status: 400 Error:AssumeRoleFail NoPermission : You are not authorized to "
      "do "
      "this action. RequestID: A-1\n{code}\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-assumable 2:39 request_id=A-1"});
}

TEST_CASE("pasted: the rest of a message that was wrapped is captured") {
  const auto reader = read_failures(
      "2026-03-04 05:06:07 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n"
      "a line of the mail that is as wide as mail programs let their lines become.\n");
  // The first line has 83 characters: no mail program wrote it so, nothing is joined.
  CHECK(told(*reader) == Told{"cross-account/role-not-found 1:42"});
  const auto wrapped = read_failures(
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n");
  CHECK(
      told(*wrapped) ==
      Told{"cross-account/role-not-found 1:31 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE(
    "pasted: a command that is as long as the code below it does not part it from its message") {
  const auto reader = read_failures(
      "[root@host ~]# aliyun dts ConfigureDtsJob\nDTS.Msg.InvalidParameter.AliyunUidFormat\n"
      "The cloud account to which the source instance belongs should fill in the standard Alibaba "
      "Cloud UID\n");
  CHECK(told(*reader) == Told{"cross-account/account-id-format 3:1"});
}

TEST_CASE(
    "pasted: a cell of a page that is as wide as a terminal is not put together with the next") {
  const auto reader = read_failures(
      "<tr><td>AssumeRoleFail EntityNotExist.Role : The role not exists: "
      "acs:ram::1408826137750019:role/ram-for-dts</td><td>failed</td></tr>\n");
  CHECK(
      told(*reader) ==
      Told{"cross-account/role-not-found 1:24 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE("pasted: a name that a terminal cut in two is captured whole") {
  // 80 characters in the first line.
  const auto reader = read_failures(
      "AssumeRoleFail EntityNotExist.Role : The role not exists: acs:ram::1408826137750\n"
      "019:role/ram-for-dts\n");
  CHECK(
      told(*reader) ==
      Told{"cross-account/role-not-found 1:16 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE("pasted: two alike failures stay two") {
  const std::string one =
      "AssumeRoleFail\nNoPermission : You are not authorized to do this action. Ask RAM.\n";
  const auto reader = read_failures(one + one);
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 2);
}

TEST_CASE("pasted: an error that the second reading explains is not counted as unexplained") {
  const auto reader = read_failures("> ERROR Assume=\n> RoleFail\n");
  CHECK(reader->counts().unrecognized == 1);
  const auto quoted = read_failures(
      "> Error: the request failed: ErrorCode:\n> AssumeRoleFail\n> NoPermission : You are not "
      "authorized to do this action.\n");
  CHECK(quoted->failures().groups().size() == 1);
}

TEST_CASE("pasted: more than max-paste bytes are read as they stand only") {
  const std::string text =
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n";
  FailureOptions options;
  options.limits.max_paste = 40;
  CHECK(told(*read_failures(text, options)) == Told{"cross-account/role-not-found 1:31"});
}

TEST_CASE("pasted: HTML entities do not become part of a name") {
  const auto reader = read_failures(
      "{&quot;Code&quot;:&quot;AssumeRoleFail&quot;,&quot;Message&quot;:&quot;EntityNotExist.Role "
      ": "
      "The role not exists: "
      "acs:ram::1408826137750019:role/ram-for-dts&quot;,&quot;RequestId&quot;:&quot;X1&quot;}\n");
  REQUIRE(reader->failures().groups().size() == 1);
  std::string role;
  for (const CapturedValue& capture : reader->failures().groups()[0].occurrences.at(0).captures) {
    if (capture.name == "role_name") role = capture.value;
  }
  CHECK(role == "ram-for-dts");
}

TEST_CASE("pasted: full-width punctuation, of an error that says it twice, is one failure") {
  const auto line = [](const std::string& front, const std::string& id) {
    return front +
           "TeaException： code： 403， EntityNotExist.Role ： The role not exists： "
           "acs:ram::1408826137750019:role/ram-for-dts request id： " +
           id + "\n";
  };
  const auto once = read_failures(line("", "X1-22") + "\tat a.b.C（D.java：1）\n" +
                                  line("Caused by： ", "X1-22") + "\t... 1 more\n");
  CHECK(told(*once) == Told{"cross-account/role-not-found 1:26 account_id=1408826137750019 "
                            "role_name=ram-for-dts request_id=X1-22"});
  const auto twice = read_failures(line("", "X1-22") + line("", "X1-23"));
  REQUIRE(twice->failures().groups().size() == 1);
  CHECK(twice->failures().groups()[0].count == 2);
}

TEST_CASE("pasted: HTML entities do not become part of a value") {
  CHECK(told(*read_failures("DTS-1020042 Execute sql error sql: Table &quot;customer&quot; already "
                            "exists\n")) ==
        Told{"runtime/1020042-table-exists 1:1 table=customer"});
  CHECK(told(*read_failures("DTS-70004: This version of MySQL doesn&#39;t yet support &#39;LIMIT "
                            "&amp; IN/ALL/ANY/SOME subquery&#39;\n")) ==
        Told{"mysql/1235-not-supported-yet 1:12 value=LIMIT & IN/ALL/ANY/SOME subquery"});
  CHECK(told(*read_failures(
            "{&quot;Success&quot;:false,&quot;ErrCode&quot;:&quot;InternalError&quot;,"
            "&quot;DynamicMessage&quot;:&quot;DtsJobId&quot;,&quot;ErrMessage&quot;:&quot;The "
            "Value of Input Parameter %s is not valid.&quot;}\n")) ==
        Told{"api/parameter-not-valid 1:151 parameter=DtsJobId"});
}

TEST_CASE("pasted: an invisible character inside of a role's name is evidence and stays") {
  const auto reader = read_failures(
      "AssumeRoleFail EntityNotExist.Role : The role not exists: "
      "acs:ram::1408826137750019:role/ram-for\u200B-dts\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-found 1:16 account_id=1408826137750019 "
                              "role_name=ram-for\u200B-dts"});
}

TEST_CASE("pasted: what is too long to be read again is told, where it looks pasted") {
  const std::string quoted =
      "> AssumeRoleFail\n> NoPermission : You are not authorized to do this action.\n";
  FailureOptions options;
  options.limits.max_paste = 2000;
  std::string tail;
  for (int i = 0; i < 600; ++i) tail += "fine\n";
  const auto cut = read_failures(quoted + tail, options);
  REQUIRE(cut->limit_hits().size() == 1);
  CHECK(cut->limit_hits()[0].name == "max-paste");
  CHECK(read_failures(quoted, options)->limit_hits().empty());
  CHECK(read_failures("AssumeRoleFail : NoPermission\n" + tail, options)->limit_hits().empty());
  CHECK(read_failures("> a quotation of something else\n" + tail, options)->limit_hits().empty());
}

TEST_CASE("pasted: a failure whose line was broken has the time of that line") {
  const auto reader = read_failures(
      "2026-03-04T05:06:07Z ERROR AssumeRoleFail EntityNotExist.Rol\n"
      "e : The role not exists: acs:ram::1408826137750019:role/ramp\n"
      "art\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].first_ms == 1772600767000);
}

TEST_CASE("pasted: a reply whose lines were broken tells its task, and what it says whole") {
  const auto tell = [](const std::string& text) {
    const auto reader = read_failures(text);
    REQUIRE(reader->failures().groups().size() == 1);
    const FailureGroup& group = reader->failures().groups()[0];
    REQUIRE(group.jobs.size() == 1);
    CHECK(group.count == 1);
    return std::string(builtin_rules().patterns[group.pattern].id) + " " + group.jobs[0].id;
  };
  // Cut at 80 columns; a task that is fine stands whole behind it.
  std::string reply =
      R"({"DtsJobList":[{"DtsJobId":"k3x9p2m7q1a8","Status":"Failed","ErrorMessage":"DTS-31009: )"
      R"(In process of processing data (recordRange: 6610203040506070811) failed cause: )"
      R"(CriticalAnyAllException: framework: DTS-30020: SQLException: Host '100.104.52.9' is )"
      R"(blocked because of many connection errors"},{"DtsJobId":"z1","Status":"Finished"}]})";
  for (std::size_t at = 80; at < reply.size(); at += 81) reply.insert(at, 1, '\n');
  CHECK(tell(reply) == "mysql/1129-host-blocked k3x9p2m7q1a8");
  // Quoted in a mail.
  CHECK(tell("> {\n>  \"DtsJobId\": \"k3x9p2m7q1a8\",\n>  \"Status\": \"Failed\",\n"
             ">  \"ErrorMessage\": \"DTS-70004: x cause: SQLException: Host '1.2.3.4' is blocked "
             "because of many connection errors\"\n> }\n") ==
        "mysql/1129-host-blocked k3x9p2m7q1a8");
  // Escaped for a page.
  CHECK(tell("{&quot;DtsJobId&quot;:&quot;k3x9p2m7q1a8&quot;,&quot;Status&quot;:&quot;Failed&quot;,"
             "<br>\n&quot;ErrorMessage&quot;:&quot;DTS-70004: x cause: SQLException: Host "
             "&#39;1.2.3.4&#39; is blocked because of many connection errors&quot;}<br>\n") ==
        "mysql/1129-host-blocked k3x9p2m7q1a8");
}

TEST_CASE("pasted: what a whole reply says is not changed by reading it again") {
  const auto reader = read_failures(
      "{\"DtsJobId\":\"k3x9p2m7q1a8\",\"Status\":\"Failed\",\"ErrorMessage\":\"the name is "
      "&lt;DTS-70004: execute upload failed&gt;\"}\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].jobs.size() == 1);
}

TEST_CASE("pasted: thousands of records on one line take linear time") {
  const auto read = [](std::size_t records) {
    std::string text;
    for (std::size_t i = 0; i < records; ++i)
      text += "2026-11-01 10:00:00 ERROR Code: Forbidden.RAM " + std::to_string(i) + "<br>";
    const auto reader = read_failures(text);
    REQUIRE(reader->failures().groups().size() == 1);
    const Place& place = reader->failures().groups()[0].occurrences.at(0).place;
    CHECK(place.line == 1);
    CHECK(place.length > 0);
  };
  CHECK(takes_linear_time(18000, read));
}

TEST_CASE("pasted: thousands of lines that are read again take linear time") {
  const auto read = [](std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i)
      text += "DTS-10035: " + std::to_string(i) + "\ufeffERROR\n";
    const auto reader = read_failures(text);
    REQUIRE(reader->failures().groups().size() == 1);
    CHECK(reader->failures().groups()[0].count == lines);
  };
  CHECK(takes_linear_time(50000, read));
}

}  // namespace dtsdoctor::testing
