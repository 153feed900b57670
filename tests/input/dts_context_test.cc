// SPDX-License-Identifier: Apache-2.0
#include "input/dts_context.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

bool is_dts(std::string_view text) {
  Record record;
  record.raw = std::string(text);
  record.text = MappedText(text);
  return has_dts_context(record);
}

}  // namespace

TEST_CASE("DTS context: codes of DTS") {
  CHECK(is_dts("DTS.Msg.Forbidden.AliyunUIDNotFound"));
  CHECK(is_dts("ErrorMessage: framework: DTS-31009: In process of processing data"));
  CHECK(is_dts("DTS-100047: retry ERROR cause: XException: component: DTS-10035: x"));
  CHECK(is_dts("MigrationErrCode: dts.retry.err.0046"));
  CHECK(is_dts("DTS-RETRY-ERR-0046"));
}

TEST_CASE("DTS context: a sign is found wherever it stands, also among letters of the name") {
  for (const std::string_view front :
       {"", "d", "t", "s", "dt", "td", "ds", "st", "ddt", "dtd", "dts", "tts", "dtdt"}) {
    for (std::size_t blanks = 1; blanks < 5; ++blanks) {
      const std::string text = std::string(front) + std::string(blanks, ' ') + "DTS-10035";
      INFO(text);
      CHECK(is_dts(text));
      CHECK_FALSE(is_dts(text.substr(0, text.size() - 5)));
    }
  }
  CHECK(is_dts("dtDtsJobId"));
  CHECK(is_dts("ddtsJobId"));
}

TEST_CASE("DTS context: fields of DTS's replies") {
  CHECK(is_dts(R"({"DtsJobId":"l5o11","ErrorMessage":"x"})"));
  CHECK(is_dts(R"({"DtsInstanceID":"dtsl5o11"})"));
  CHECK(is_dts(R"({"MigrationErrMsg":"x"})"));
  CHECK(is_dts(R"({"dtsJobId":"l5o11","errorMessage":"x"})"));
  CHECK(is_dts("dts_instance_id = \"dtsl5o11\""));
  CHECK_FALSE(is_dts("ssis_dts_job: l5o11, dts job id 7"));
}

TEST_CASE("DTS context: a sentence that names a task of DTS") {
  CHECK(is_dts(
      R"({"ErrCode":"InvalidJobId","ErrMessage":"The specified dts job id x is not exists."})"));
  CHECK_FALSE(is_dts("The specified job id 17 is not exists. See the dts job of last night."));
}

TEST_CASE("DTS context: product, host and resource types") {
  CHECK(is_dts("Recommend: https://x/troubleshoot?q=A&product=Dts&requestId=B"));
  CHECK(is_dts(R"("HostId":"dts.aliyuncs.com")"));
  CHECK(is_dts("POST https://dts.cn-hangzhou.aliyuncs.com/"));
  CHECK(is_dts("//dts.aliyuncs.com"));
  CHECK(is_dts("resource \"alicloud_dts_synchronization_job\" failed"));
  CHECK(is_dts("ALIYUN::DTS::SynchronizationJob"));
}

TEST_CASE("DTS context: an escaped ampersand in front of the product") {
  CHECK(is_dts(R"(q=A\u0026product=Dts)"));
  CHECK(is_dts("q=A&amp;product=Dts"));
}

TEST_CASE("DTS context: the service principal is none") {
  CHECK_FALSE(is_dts(R"("Service": ["1234567890123456@dts.aliyuncs.com"])"));
}

TEST_CASE("DTS context: other products' names that look alike") {
  CHECK_FALSE(is_dts("SSIS Error Code DTS_E_OLEDBERROR. An OLE DB error has occurred."));
  CHECK_FALSE(is_dts("Microsoft.SqlServer.Dts.Runtime.DtsRuntimeException"));
  CHECK_FALSE(is_dts("arch/arm/boot/dts/sun8i-h3.dts:12.3-5: ERROR (phandle_references)"));
  CHECK_FALSE(is_dts("package.DTS-1 and /DTS-1"));
  CHECK_FALSE(is_dts("DTS-HD audio, DTS-X"));
  CHECK_FALSE(is_dts("xDTS-100047"));
  CHECK_FALSE(is_dts("fooDTS.Msger"));
}

TEST_CASE("DTS context: the package of an SDK that was called") {
  CHECK(is_dts("	at com.aliyun.dts20200101.Client.configureDtsJob(Client.java:1)"));
  CHECK_FALSE(is_dts("	at com.aliyun.rds20140815.Client.x(Client.java:1)"));
}

TEST_CASE("DTS context: other hosts") {
  CHECK_FALSE(is_dts("https://ecs.aliyuncs.com"));
  CHECK_FALSE(is_dts("https://mydts.aliyuncs.com"));
  CHECK_FALSE(is_dts("https://my-dts.example.com"));
  CHECK_FALSE(is_dts("accounts.google.com and ecs.aliyuncs.com"));
  CHECK_FALSE(is_dts("in dts. Then ecs.aliyuncs.com"));
}

TEST_CASE("DTS context: nothing is none") {
  CHECK_FALSE(is_dts(""));
  CHECK_FALSE(is_dts("Access denied for user 'x'@'y' (using password: YES)"));
  CHECK_FALSE(is_dts("DTS-"));
  CHECK_FALSE(is_dts("dts."));
}

}  // namespace dtsdoctor
