// SPDX-License-Identifier: Apache-2.0
//
// Errors whose lines were broken on the way: read again as a whole, without ever becoming another
// error than they were.
#include <chrono>

#include "catch.h"
#include "diagnose/failure_reader.h"
#include "rules/builtin.h"

namespace dtsdoctor {
namespace {

std::unique_ptr<FailureReader> read(const std::string& text, const FailureOptions& options = {}) {
  auto reader = std::make_unique<FailureReader>(builtin_rules(), options);
  const auto source = read_memory(text);
  CHECK_FALSE(reader->read(*source, "-").problem);
  return reader;
}

// "id line:column name=value …" of each diagnosis.
std::vector<std::string> told(const FailureReader& reader) {
  std::vector<std::string> out;
  for (const FailureGroup& group : reader.failures().groups()) {
    const Occurrence& first = group.occurrences.at(0);
    std::string one(builtin_rules().patterns[group.pattern].id);
    one += " " + std::to_string(first.place.line) + ":" + std::to_string(first.place.column);
    for (const CapturedValue& capture : first.captures)
      one += " " + capture.name + "=" + capture.value;
    out.push_back(one);
  }
  return out;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("pasted: a quoted block of labels is one record") {
  const auto reader = read(
      "Hello,\n> ErrorCode: AssumeRoleFail\n> RequestId: X1-22\n> Message: NoPermission : You "
      "are not authorized to do this action.\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-assumable 4:12 request_id=X1-22"});
}

TEST_CASE("pasted: the rest of a message that was wrapped is captured") {
  const auto reader = read(
      "2026-03-04 05:06:07 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n"
      "a line of the mail that is as wide as mail programs let their lines become.\n");
  // The first line has 83 characters: no mail program wrote it so, nothing is joined.
  CHECK(told(*reader) == Told{"cross-account/role-not-found 1:42"});
  const auto wrapped = read(
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n");
  CHECK(
      told(*wrapped) ==
      Told{"cross-account/role-not-found 1:31 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE("pasted: a name that a terminal cut in two is captured whole") {
  // 80 characters in the first line.
  const auto reader = read(
      "AssumeRoleFail EntityNotExist.Role : The role not exists: acs:ram::1408826137750\n"
      "019:role/ram-for-dts\n");
  CHECK(
      told(*reader) ==
      Told{"cross-account/role-not-found 1:16 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE("pasted: two alike failures stay two") {
  const std::string one =
      "AssumeRoleFail\nNoPermission : You are not authorized to do this action. Ask RAM.\n";
  const auto reader = read(one + one);
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 2);
}

TEST_CASE("pasted: an error that the second reading explains is not counted as unexplained") {
  const auto reader = read("> ERROR Assume=\n> RoleFail\n");
  CHECK(reader->counts().unrecognized == 1);
  const auto quoted = read(
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
  CHECK(told(*read(text, options)) == Told{"cross-account/role-not-found 1:31"});
}

TEST_CASE("pasted: HTML entities do not become part of a name") {
  const auto reader = read(
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

TEST_CASE("pasted: an invisible character inside of a role's name is evidence and stays") {
  const auto reader = read(
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
  const auto cut = read(quoted + tail, options);
  REQUIRE(cut->limit_hits().size() == 1);
  CHECK(cut->limit_hits()[0].name == "max-paste");
  CHECK(read(quoted, options)->limit_hits().empty());
  CHECK(read("AssumeRoleFail : NoPermission\n" + tail, options)->limit_hits().empty());
  CHECK(read("> a quotation of something else\n" + tail, options)->limit_hits().empty());
}

TEST_CASE("pasted: a failure whose line was broken has the time of that line") {
  const auto reader = read(
      "2026-03-04T05:06:07Z ERROR AssumeRoleFail EntityNotExist.Rol\n"
      "e : The role not exists: acs:ram::1408826137750019:role/ramp\n"
      "art\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].first_ms == 1772600767000);
}

TEST_CASE("pasted: a runtime chain that was broken between its links is one failure") {
  // Cut by a terminal of 100 columns, inside of words.
  const auto cut = read(
      "DTS-31009: In process of processing data (recordRange: 6610203040506070811) failed cause: "
      "CriticalAn\n"
      "yAllException: framework: DTS-30020: SQLException: Host '100.104.52.9' is blocked because "
      "of "
      "many co\n"
      "nnection errors; unblock with 'mysqladmin flush-hosts'\n");
  CHECK(told(*cut) == Told{"mysql/1129-host-blocked 2:52 host=100.104.52.9"});
  CHECK(cut->failures().groups().at(0).count == 1);
  // Wrapped by a mail program, at blanks.
  const auto wrapped = read(
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200\n"
      "seconds cause: RecoverableAnyAllException: transaction-replicate: DTS-70004:\n"
      "execute upload failed, may try it again cause: SQLException: Can't create\n"
      "database 'depot'; database exists\n");
  CHECK(told(*wrapped) == Told{"mysql/1007-database-exists 3:62 database=depot"});
  CHECK(wrapped->failures().groups().at(0).count == 1);
  // A link in the middle that is documented, too, and gives way to this one alone.
  const auto middle = read(
      "DTS-31009: In process of processing data (recordRange: 9117052685537771520)\n"
      "failed cause: CriticalAnyAllException: capture-dstore: DTS-51009: Failed to\n"
      "fetch records from dstore CriticalAnyAllException: capture-dstore:\n"
      "DTS-50019: seek timestamp for topic [-0] with position\n"
      "[{\"timestamp\":1621516671, \"offset\":-1}] failed\n");
  CHECK(told(*middle) == Told{"runtime/50019-seek-timestamp 4:1 topic=-0 position=1621516671"});
}

TEST_CASE("pasted: what a terminal cut in the middle of words is one failure") {
  // From the line that begins within "Message" on it looks like a refusal of RAM's own.
  const auto cut = read(
      "SDKError:\n"
      "   StatusCode: 403\n"
      "   Code: AssumeRoleFail\n"
      "   Message: code: 403, EntityNotExist.Role : The role not exists: acs:ram::17402\n"
      "95618830042:role/ram-for-dts request id: C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27\n"
      "   Data: {\"Code\":\"AssumeRoleFail\",\"HostId\":\"dts.cn-hangzhou.aliyuncs.com\",\"Messa\n"
      "ge\":\"EntityNotExist.Role : The role not exists: acs:ram::1740295618830042:role/r\n"
      "am-for-dts\",\"Recommend\":\"https://api.aliyun.com/troubleshoot?q=AssumeRoleFail&\n"
      "product=Dts\",\"statusCode\":403}\n");
  CHECK(told(*cut) ==
        Told{"cross-account/role-not-found 4:24 account_id=1740295618830042 "
             "role_name=ram-for-dts request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
  REQUIRE(cut->failures().groups().size() == 1);
  CHECK(cut->failures().groups()[0].count == 1);
}

TEST_CASE("pasted: errors of lines as wide as a terminal, without a time, stay what they are") {
  const auto line = [](std::string text) { return text.append(100 - text.size(), 'r') + "\n"; };
  const auto two =
      read(line("AssumeRoleFail EntityNotExist.Role : The role not exists: "
                "acs:ram::1408826137750019:role/") +
           line("DTS-30019: Can not find column [a<-->b] in target table db_name.table_name"));
  CHECK(two->failures().groups().size() == 2);
  const auto inside =
      read(line("AssumeRoleFail EntityNotExist.Role : The role not exists: "
                "acs:ram::1408826137750019:role/") +
           line("Key not found: InvalidAccessKeyId.NotFound Specified access key is not found."));
  CHECK(inside->failures().groups().size() == 2);
}

TEST_CASE("pasted: what a mail wrapped between a name and its value is one failure") {
  // Without the code in front of it the message would be one of RAM's own.
  const std::string lines[] = {
      "Tea.exceptions.UnretryableException: Error: AssumeRoleFail code: 403,",
      "EntityNotExist.Role : The role not exists:",
      "acs:ram::1740295618830042:role/ram-for-dts request id:",
      "C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27 Response: {'RequestId':",
      "'C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27', 'HostId':",
      "'dts.cn-hangzhou.aliyuncs.com', 'Code': 'AssumeRoleFail', 'Message':",
      "'EntityNotExist.Role : The role not exists:",
      "acs:ram::1740295618830042:role/ram-for-dts', 'statusCode': 403}"};
  for (const std::string prefix : {"", "> "}) {
    std::string text = prefix.empty() ? "" : "Hello,\n";
    for (const std::string& line : lines) text += prefix + line + "\n";
    const auto wrapped = read(text);
    REQUIRE(wrapped->failures().groups().size() == 1);
    const FailureGroup& group = wrapped->failures().groups()[0];
    CHECK(builtin_rules().patterns[group.pattern].id == "cross-account/role-not-found");
    CHECK(group.count == 1);
  }
}

TEST_CASE("pasted: a chain is one failure in a block of code and in a flowed mail") {
  const auto block = read(
      "    DTS-31009: In process of processing data (recordRange: 5799806987638145024)\n"
      "    failed cause: CriticalAnyAllException: framework: DTS-30020: EOFException:\n"
      "    Can not read response from server. Expected to read 4 bytes, read 0 bytes\n"
      "    before connection was unexpectedly lost.\n");
  CHECK(told(*block) == Told{"driver/mysql-eof 3:5"});
  const auto flowed = read(
      "DTS-60001: Create connection failed (url:192.168.0.10:3306, user: \n"
      "dts_user) cause: SQLException: Access denied for user \n"
      "'dts_user'@'100.104.72.11' (using password: YES) \n");
  REQUIRE(flowed->failures().groups().size() == 1);
  CHECK(told(*flowed)[0].substr(0, 31) == "network/60001-access-denied 1:1");
}

TEST_CASE("pasted: lines put together in another way take nothing back") {
  // Of the lines some are as wide as each other by chance, as if they had been cut there. The error
  // of the database gives way to any other, like those of the chain in front of it.
  const auto plain = read(
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200\n"
      "seconds cause: RecoverableAnyAllException: transaction-replicate: DTS-70004:\n"
      "execute upload failed, may try it again cause: SQLException: The server does\n"
      "not support SSL.\n");
  CHECK(told(*plain) == Told{"driver/ssl-plaintext 3:62"});
  REQUIRE(plain->failures().groups().size() == 1);
  CHECK(plain->failures().groups()[0].count == 1);
  // The general meaning stands where the special one is cut off.
  const auto special = read(
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200\n"
      "seconds cause: RecoverableAnyAllException: transaction-replicate: DTS-70004:\n"
      "execute upload failed, may try it again cause: SQLException: Got fatal error\n"
      "1236 from master when reading data from binary log: 'Could not find first\n"
      "log file name in binary log index file'\n");
  CHECK(told(*special) == Told{"mysql/1236-first-log-missing 4:18"});
}

TEST_CASE("pasted: the code and the message of a quoted error are one failure") {
  // Each line alone would be known.
  const auto quoted = read(
      "> ErrorCode: InvalidParameter.RoleArn\n> Message: The parameter RoleArn is wrongly formed.\n"
      "> RequestId: C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27\n");
  CHECK(told(*quoted) ==
        Told{"sts/rolearn-format 2:12 request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
  CHECK(quoted->failures().groups().at(0).count == 1);
}

TEST_CASE("pasted: a sentence that was broken behind a full stop is read to its end") {
  // Its beginning alone is what RAM says to the operator.
  const auto reader = read(
      "2026-03-04 10:11:12,345 ERROR [main] c.s.DtsJobs - ConfigureDtsJob failed on\n"
      "dts.aliyuncs.com: NoPermission : You are not authorized to do this action.\n"
      "You should be authorized by RAM.\n(requestId=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27)\n");
  CHECK(told(*reader) ==
        Told{"sts/not-authorised 2:34 request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
}

TEST_CASE("pasted: a word that is wider than the lines does not tell where they were broken") {
  const auto reader = read(
      "> Exception in thread \"main\" com.aliyuncs.exceptions.ClientException:\n"
      "> AssumeRoleFail : NoPermission : You are not authorized to do this\n"
      "> action. You should be authorized by RAM.\n"
      "> RequestId : C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27\n"
      ">         at\n"
      "> com.aliyuncs.DefaultAcsClient.parseAcsResponse(DefaultAcsClient.java:278)\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-assumable 2:20 "
                              "request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
}

TEST_CASE("pasted: blanks between the words do not change what an error is") {
  // As it stands, the code alone would be the operator's own call.
  const auto bare = read(
      "EntityNotExist.Role  :  The  role  not  exists:  "
      "acs:ram::1740295618830042:role/ram-for-dts");
  CHECK(told(*bare) == Told{"cross-account/role-not-found 1:1 account_id=1740295618830042 "
                            "role_name=ram-for-dts"});
  const auto chain = read(
      "DTS-31009:  In  process  of  processing  data  (recordRange:  [11..20])  failed  cause:  "
      "SocketTimeoutException:  Read  timed  out\n");
  CHECK(told(*chain) == Told{"driver/read-timed-out 1:90"});
}

TEST_CASE("pasted: two chains in lines as wide as a terminal stay two") {
  const std::string first =
      "DTS-31009: In process of processing data (recordRange: 6610203040506070811) failed cause: "
      "X: A faul";
  REQUIRE(first.size() == 99);
  const auto reader = read(first + "y\nDTS-70002: get table detail info failed after 151 times\n");
  CHECK(reader->failures().groups().size() == 2);
}

TEST_CASE("pasted: a reply whose lines were broken tells its task, and what it says whole") {
  const auto tell = [](const std::string& text) {
    const auto reader = read(text);
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
  const auto reader = read(
      "{\"DtsJobId\":\"k3x9p2m7q1a8\",\"Status\":\"Failed\",\"ErrorMessage\":\"the name is "
      "&lt;DTS-70004: execute upload failed&gt;\"}\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].jobs.size() == 1);
}

TEST_CASE("pasted: thousands of records on one line take linear time") {
  std::string text;
  for (int i = 0; i < 18000; ++i)
    text += "2026-11-01 10:00:00 ERROR Code: Forbidden.RAM " + std::to_string(i) + "<br>";
  const auto begin = std::chrono::steady_clock::now();
  const auto reader = read(text);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(15));
  REQUIRE(reader->failures().groups().size() == 1);
  const Place& place = reader->failures().groups()[0].occurrences.at(0).place;
  CHECK(place.line == 1);
  CHECK(place.length > 0);
}

TEST_CASE("pasted: thousands of lines that are read again take linear time") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "DTS-10035: " + std::to_string(i) + "\ufeffERROR\n";
  const auto begin = std::chrono::steady_clock::now();
  const auto reader = read(text);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 50000);
}

}  // namespace dtsdoctor
