// SPDX-License-Identifier: Apache-2.0
//
// Which task a failure names itself.
#include "input/named_job.h"

#include "catch.h"

namespace dtsdoctor::testing {

TEST_CASE("named job: the labels of replies, of logs, of options and of escaped bodies") {
  for (const std::string_view text :
       {R"({"Success":false,"DtsJobId":"q7w1e5r2t9y","ErrCode":"X"})",
        R"(body: "{\"DtsJobId\": \"q7w1e5r2t9y\"}")", "failed DtsJobId=q7w1e5r2t9y, code X",
        "DtsJobId: q7w1e5r2t9y", "map[DtsJobId:q7w1e5r2t9y Success:false]",
        "aliyun dts StartDtsJob --DtsJobId q7w1e5r2t9y",
        "DtsJobId='q7w1e5r2t9y' DtsJobId=q7w1e5r2t9y", "[DtsJobId] => q7w1e5r2t9y",
        R"({"dtsJobId":"q7w1e5r2t9y"})", "dts_job_id=q7w1e5r2t9y", "{ dtsJobId: 'q7w1e5r2t9y' }",
        "{\"DtsJobId\"=>\"q7w1e5r2t9y\"}"}) {
    CAPTURE(text);
    CHECK(job_named_in(text).id == "q7w1e5r2t9y");
  }
  const Job job = job_named_in(R"({"DtsJobName":"the orders","DtsInstanceID":"dtsq7w1e5r2"})");
  CHECK(job.name == "the orders");
  CHECK(job.instance == "dtsq7w1e5r2");
}

TEST_CASE("named job: two different ids, masked ones and words without a label name none") {
  for (const std::string_view text :
       {"DtsJobId=q7w1e5r2t9y DtsJobId=a7w1e5r2t9y", "DtsJobId=q7w1e5r2t9y dts_job_id=a7w1e5r2t9y",
        "DtsJobId: q7w1e5r2****", "the parameter DtsJobId is required", "DtsJobId: null",
        "job q7w1e5r2t9y failed", "SubDtsJobId=q7w1e5r2t9y", "DtsJobId"}) {
    CAPTURE(text);
    CHECK(job_named_in(text).empty());
  }
}

TEST_CASE("named job: the resource that Terraform prints is a name") {
  CHECK(job_named_in("  with alicloud_dts_migration_job.b,\n  on m.tf line 8").name ==
        "alicloud_dts_migration_job.b");
  CHECK(job_named_in("with module.x.alicloud_dts_check_job.b[0],").name ==
        "module.x.alicloud_dts_check_job.b[0]");
  CHECK(job_named_in("with alicloud_ram_role.b,").empty());
  CHECK(job_named_in("with alicloud_dts_migration_job.b, with alicloud_dts_migration_job.c,")
            .empty());
}

}  // namespace dtsdoctor::testing
