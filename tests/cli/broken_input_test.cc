// SPDX-License-Identifier: Apache-2.0
//
// Input that is damaged, cut or outsized: nothing crashes or hangs, and what is lost is named.
#include "catch.h"
#include "input/pack.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using nlohmann::json;
using testing::pack;
using testing::zip;

const std::string kMessage =
    "EntityNotExist.Role : The role not exists: acs:ram::1408826137750019:role/ram-for-dts";

const std::string kBox =
    "╷\n│ Error: [ERROR] terraform-provider-alicloud/alicloud/resource_alicloud_dts_synchronization"
    "_job.go:533:\n│ ConfigureDtsJob failed, response: map[DynamicCode: DynamicMessage: "
    "ErrCode:AssumeRoleFail ErrMessage:" +
    kMessage +
    " HttpStatusCode:400 RequestId:A1-2 Success:false]\n│ \n│   with "
    "alicloud_dts_synchronization_job.default,\n╵\n";

std::string only_id(const json& told) {
  return told.at("diagnoses").size() == 1 ? told.at("diagnoses")[0].at("id").get<std::string>()
                                          : std::to_string(told.at("diagnoses").size());
}

}  // namespace

TEST_CASE("broken input: a reply that is cut anywhere is read as far as it goes") {
  const std::string text =
      R"({"RequestId":"r","DtsJobList":[{"DtsJobId":"j1","DtsJobName":"订单","Status":"Failed",)"
      R"("ErrorMessage":"AssumeRoleFail : )" +
      kMessage + R"(","ErrorDetails":[{"ErrorCode":"DTS-1"}]}],"Success":true})";
  const std::size_t told_by =
      text.find("role/ram-for-dts") + std::string("role/ram-for-dts").size();
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{2}, std::size_t{40}, text.find("单") + 1, told_by, told_by + 30,
        text.size() - 3, text.size() - 1}) {
    INFO(text.substr(0, size));
    const TemporaryFolder folder;
    const std::string file = folder.file("reply.json", text.substr(0, size));
    CHECK(run({file}).exit == 0);
    const json told = report({file});
    CHECK(told.at("inputs")[0].at("lines") == 1);
    if (size < told_by) continue;
    REQUIRE(only_id(told) == "cross-account/role-not-found");
    CHECK(told.at("diagnoses")[0].at("jobs")[0].at("id") == "j1");
    CHECK(told.at("diagnoses")[0].at("jobs")[0].at("name") == "订单");
  }
}

TEST_CASE("broken input: half a box, either half, is a box") {
  CHECK(only_id(report({}, {kBox})) == "cross-account/role-not-found");
  const std::size_t end = kBox.find(" HttpStatusCode");
  CHECK(only_id(report({}, {kBox.substr(0, end) + "\n"})) == "cross-account/role-not-found");
  CHECK(only_id(report({}, {kBox.substr(0, end)})) == "cross-account/role-not-found");
  CHECK(only_id(report({}, {kBox.substr(kBox.find("│ Conf"))})) == "cross-account/role-not-found");
  CHECK(only_id(report({}, {kBox.substr(kBox.find("ErrCode"))})) == "cross-account/role-not-found");
  // The corner itself may be cut in the middle of its bytes.
  CHECK(run({}, {kBox.substr(0, kBox.size() - 2)}).exit == 0);
}

TEST_CASE("broken input: of ten megabytes on one line the limit is named, not the rest dropped") {
  const std::string pad(10'000'000, 'x');
  const json first =
      report({}, {"AssumeRoleFail : " + kMessage + " " + pad + "\n" + kNotAssumable});
  REQUIRE(first.at("diagnoses").size() == 2);
  REQUIRE(first.at("limits").size() == 1);
  CHECK(first.at("limits")[0].at("name") == "max-line");
  CHECK(first.at("limits")[0].at("line") == 1);
  CHECK(first.at("diagnoses")[1].at("matches")[0].at("line") == 3);
  const std::string late = pad + " AssumeRoleFail : " + kMessage + "\n";
  CHECK(report({}, {late}).at("diagnoses").empty());
  CHECK(only_id(report({"--max-line", "20000000", "--max-record", "20000000"}, {late})) ==
        "cross-account/role-not-found");
}

TEST_CASE("broken input: an archive in an archive in an archive is read, a cut one is named") {
  const std::string inner = pack("gnutar", "xz", {{"dts.log", kNotAssumable}});
  const auto nested = [&](const std::string& innermost) {
    return zip({{"mid.tar.gz", pack("gnutar", "gzip", {{"in.txz", innermost}})}, {"b.txt", "x\n"}});
  };
  const TemporaryFolder folder;
  const std::string good = folder.file("case.zip", nested(inner));
  const json told = report({good});
  REQUIRE(only_id(told) == "cross-account/role-not-assumable");
  CHECK(told.at("diagnoses")[0].at("matches")[0].at("input") ==
        good + "!mid.tar.gz!in.txz!dts.log");
  const std::string bad = folder.file("bad.zip", nested(inner.substr(0, inner.size() / 2)));
  const Run result = run({bad, "-f", "json"});
  CHECK(result.exit == 3);
  CHECK(contains(result.err, "in.txz"));
  const json rest = json::parse(result.out);
  bool named = false;
  for (const json& row : rest.at("inputs"))
    named = named || (contains(row.at("name"), "in.txz") && row.at("status") != "ok");
  CHECK(named);
}

TEST_CASE("broken input: XML that bombs, or nests without end, is harmless") {
  std::string bomb = "<!DOCTYPE r [<!ENTITY a \"AssumeRoleFail\">";
  for (char name = 'b'; name < 'l'; ++name) {
    bomb += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(name - 1) + ";";
    bomb += "\">";
  }
  bomb +=
      "]><DescribeDtsJobDetailResponse><DtsJobId>j</DtsJobId><Status>Failed</Status>"
      "<ErrorMessage>&k;</ErrorMessage></DescribeDtsJobDetailResponse>\n";
  const json told = report({}, {bomb});
  CHECK(told.at("diagnoses").empty());
  REQUIRE(told.at("unrecognized").size() == 1);
  CHECK(told.at("unrecognized")[0].at("examples")[0].at("excerpt") == "&k;");
  std::string deep = "<R><DtsJobId>j</DtsJobId>";
  for (int i = 0; i < 100'000; ++i) deep += "<PrecheckStatus>";
  CHECK(run({}, {deep + "\n"}).exit == 0);
  for (int i = 0; i < 100'000; ++i) deep += "</PrecheckStatus>";
  CHECK(run({}, {deep + "</R>\n"}).exit == 0);
}

TEST_CASE("broken input: Chinese in GBK is read by the program, as a failure and as a config") {
  const std::string failure =
      "\xB4\xED\xCE\xF3\xC2\xEB\xA3\xBA"
      "AssumeRoleFail\n"
      "\xB4\xED\xCE\xF3\xD0\xC5\xCF\xA2\xA3\xBA" +
      kMessage + "\n";
  const TemporaryFolder folder;
  const std::string task =
      folder.file("task.json",
                  "{\"DtsJobName\":\"\xB6\xA9\xB5\xA5\",\"SourceEndpointOwnerID\":"
                  "\"1408826137750019\",\"SourceEndpointRole\":\"ram-for-dts\"}\n");
  const json told = report({"-c", task}, {failure});
  REQUIRE(only_id(told) == "cross-account/role-not-found");
  CHECK(told.at("diagnoses")[0].at("matches")[0].at("line") == 2);
  CHECK(told.at("diagnoses")[0].at("matches")[0].at("column") == 6);
  CHECK(told.at("diagnoses")[0].at("jobs")[0].at("name") == "订单");
  CHECK(contains(run({"-c", task}, {failure}).out, "错误信息"));
}

}  // namespace dtsdoctor::test
