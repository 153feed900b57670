// SPDX-License-Identifier: Apache-2.0
//
// Errors whose lines were broken on the way: by terminals, mails and blocks of code.
#include "catch.h"
#include "diagnose/told_failures.h"

namespace dtsdoctor::testing {

TEST_CASE("broken lines: a runtime chain that was broken between its links is one failure") {
  // Cut by a terminal of 100 columns, inside of words.
  const auto cut = read_failures(
      "DTS-31009: In process of processing data (recordRange: 6610203040506070811) failed cause: "
      "CriticalAn\n"
      "yAllException: framework: DTS-30020: SQLException: Host '100.104.52.9' is blocked because "
      "of "
      "many co\n"
      "nnection errors; unblock with 'mysqladmin flush-hosts'\n");
  CHECK(told(*cut) == Told{"mysql/1129-host-blocked 2:52 host=100.104.52.9"});
  CHECK(cut->failures().groups().at(0).count == 1);
  // Wrapped by a mail program, at blanks.
  const auto wrapped = read_failures(
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200\n"
      "seconds cause: RecoverableAnyAllException: transaction-replicate: DTS-70004:\n"
      "execute upload failed, may try it again cause: SQLException: Can't create\n"
      "database 'depot'; database exists\n");
  CHECK(told(*wrapped) == Told{"mysql/1007-database-exists 3:62 database=depot"});
  CHECK(wrapped->failures().groups().at(0).count == 1);
  // A link in the middle that is documented, too, and gives way to this one alone.
  const auto middle = read_failures(
      "DTS-31009: In process of processing data (recordRange: 9117052685537771520)\n"
      "failed cause: CriticalAnyAllException: capture-dstore: DTS-51009: Failed to\n"
      "fetch records from dstore CriticalAnyAllException: capture-dstore:\n"
      "DTS-50019: seek timestamp for topic [-0] with position\n"
      "[{\"timestamp\":1621516671, \"offset\":-1}] failed\n");
  CHECK(told(*middle) == Told{"runtime/50019-seek-timestamp 4:1 topic=-0 position=1621516671"});
}

TEST_CASE("broken lines: what a terminal cut in the middle of words is one failure") {
  // From the line that begins within "Message" on it looks like a refusal of RAM's own.
  const auto cut = read_failures(
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

TEST_CASE(
    "broken lines: errors of lines as wide as a terminal, without a time, stay what they are") {
  const auto line = [](std::string text) { return text.append(100 - text.size(), 'r') + "\n"; };
  const auto two = read_failures(
      line("AssumeRoleFail EntityNotExist.Role : The role not exists: "
           "acs:ram::1408826137750019:role/") +
      line("DTS-30019: Can not find column [a<-->b] in target table db_name.table_name"));
  CHECK(two->failures().groups().size() == 2);
  const auto inside = read_failures(
      line("AssumeRoleFail EntityNotExist.Role : The role not exists: "
           "acs:ram::1408826137750019:role/") +
      line("Key not found: InvalidAccessKeyId.NotFound Specified access key is not found."));
  CHECK(inside->failures().groups().size() == 2);
}

TEST_CASE("broken lines: what a mail wrapped between a name and its value is one failure") {
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
    const auto wrapped = read_failures(text);
    REQUIRE(wrapped->failures().groups().size() == 1);
    const FailureGroup& group = wrapped->failures().groups()[0];
    CHECK(builtin_rules().patterns[group.pattern].id == "cross-account/role-not-found");
    CHECK(group.count == 1);
  }
}

TEST_CASE("broken lines: a chain is one failure in a block of code and in a flowed mail") {
  const auto block = read_failures(
      "    DTS-31009: In process of processing data (recordRange: 5799806987638145024)\n"
      "    failed cause: CriticalAnyAllException: framework: DTS-30020: EOFException:\n"
      "    Can not read response from server. Expected to read 4 bytes, read 0 bytes\n"
      "    before connection was unexpectedly lost.\n");
  CHECK(told(*block) == Told{"driver/mysql-eof 3:5"});
  const auto flowed = read_failures(
      "DTS-60001: Create connection failed (url:192.168.0.10:3306, user: \n"
      "dts_user) cause: SQLException: Access denied for user \n"
      "'dts_user'@'100.104.72.11' (using password: YES) \n");
  REQUIRE(flowed->failures().groups().size() == 1);
  CHECK(told(*flowed)[0].substr(0, 31) == "network/60001-access-denied 1:1");
}

TEST_CASE("broken lines: lines put together in another way take nothing back") {
  // Of the lines some are as wide as each other by chance, as if they had been cut there. The error
  // of the database gives way to any other, like those of the chain in front of it.
  const auto plain = read_failures(
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200\n"
      "seconds cause: RecoverableAnyAllException: transaction-replicate: DTS-70004:\n"
      "execute upload failed, may try it again cause: SQLException: The server does\n"
      "not support SSL.\n");
  CHECK(told(*plain) == Told{"driver/ssl-plaintext 3:62"});
  REQUIRE(plain->failures().groups().size() == 1);
  CHECK(plain->failures().groups()[0].count == 1);
  // The general meaning stands where the special one is cut off.
  const auto special = read_failures(
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200\n"
      "seconds cause: RecoverableAnyAllException: transaction-replicate: DTS-70004:\n"
      "execute upload failed, may try it again cause: SQLException: Got fatal error\n"
      "1236 from master when reading data from binary log: 'Could not find first\n"
      "log file name in binary log index file'\n");
  CHECK(told(*special) == Told{"mysql/1236-first-log-missing 4:18"});
}

TEST_CASE("broken lines: the code and the message of a quoted error are one failure") {
  // Each line alone would be known.
  const auto quoted = read_failures(
      "> ErrorCode: InvalidParameter.RoleArn\n> Message: The parameter RoleArn is wrongly formed.\n"
      "> RequestId: C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27\n");
  CHECK(told(*quoted) ==
        Told{"sts/rolearn-format 2:12 request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
  CHECK(quoted->failures().groups().at(0).count == 1);
}

TEST_CASE("broken lines: a sentence that was broken behind a full stop is read to its end") {
  // Its beginning alone is what RAM says to the operator.
  const auto reader = read_failures(
      "2026-03-04 10:11:12,345 ERROR [main] c.s.DtsJobs - ConfigureDtsJob failed on\n"
      "dts.aliyuncs.com: NoPermission : You are not authorized to do this action.\n"
      "You should be authorized by RAM.\n(requestId=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27)\n");
  CHECK(told(*reader) ==
        Told{"sts/not-authorised 2:34 request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
}

TEST_CASE(
    "broken lines: a word that is wider than the lines does not tell where they were broken") {
  const auto reader = read_failures(
      "> Exception in thread \"main\" com.aliyuncs.exceptions.ClientException:\n"
      "> AssumeRoleFail : NoPermission : You are not authorized to do this\n"
      "> action. You should be authorized by RAM.\n"
      "> RequestId : C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27\n"
      ">         at\n"
      "> com.aliyuncs.DefaultAcsClient.parseAcsResponse(DefaultAcsClient.java:278)\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-assumable 2:20 "
                              "request_id=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
}

TEST_CASE("broken lines: blanks between the words do not change what an error is") {
  // As it stands, the code alone would be the operator's own call.
  const auto bare = read_failures(
      "EntityNotExist.Role  :  The  role  not  exists:  "
      "acs:ram::1740295618830042:role/ram-for-dts");
  CHECK(told(*bare) == Told{"cross-account/role-not-found 1:1 account_id=1740295618830042 "
                            "role_name=ram-for-dts"});
  const auto chain = read_failures(
      "DTS-31009:  In  process  of  processing  data  (recordRange:  [11..20])  failed  cause:  "
      "SocketTimeoutException:  Read  timed  out\n");
  CHECK(told(*chain) == Told{"driver/read-timed-out 1:90"});
}

TEST_CASE("broken lines: two chains in lines as wide as a terminal stay two") {
  const std::string first =
      "DTS-31009: In process of processing data (recordRange: 6610203040506070811) failed cause: "
      "X: A faul";
  REQUIRE(first.size() == 99);
  const auto reader =
      read_failures(first + "y\nDTS-70002: get table detail info failed after 151 times\n");
  CHECK(reader->failures().groups().size() == 2);
}

}  // namespace dtsdoctor::testing
