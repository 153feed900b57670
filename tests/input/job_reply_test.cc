// SPDX-License-Identifier: Apache-2.0
#include "input/job_reply.h"

#include "catch.h"
#include "input/job_record.h"
#include "input/reply_failures.h"
#include "layers.h"

namespace dtsdoctor::testing {
namespace {

std::string job(const std::string& id, const std::string& members) {
  return R"({"DtsJobId":")" + id + R"(","DtsJobName":"n-)" + id + "\"," + members + "}";
}

std::string jobs(const std::string& list) {
  return R"({"DtsJobList":[)" + list + R"(],"TotalRecordCount":1,"Success":true})";
}

}  // namespace

TEST_CASE("job reply: a task's message, its stage's and its retry state's are one failure") {
  CHECK(failures_in(jobs(job("j1", R"("Status":"Failed","ErrorMessage":"A failed.",
      "MigrationErrCode":"dts.retry.err.0046","MigrationErrHelpDocKey":"DTS-RETRY-ERR-0046",
      "ErrorDetails":[{"ErrorCode":"DTS-31009","HelpUrl":"https://help.aliyun.com/x"}],
      "DataSynchronizationStatus":{"Status":"Failed","Percent":"95","ErrorMessage":"A failed"},
      "RetryState":{"Retrying":true,"ErrMessage":"B","MigrationErrCode":"dts.retry.err.0046"})"))) ==
        Lines{"j1|n-j1|incremental||A failed.;B|dts.retry.err.0046;DTS-RETRY-ERR-0046;DTS-31009"});
}

TEST_CASE("job reply: what is finished or runs is no failure") {
  const std::string stale = R"(,"ErrorMessage":"old")";
  for (const char* state : {"Finished", "Synchronizing", "synchronizing", "Initializing",
                            "Migrating", "NotStarted", "PreCheckPass", "Warning", "○ Finished"}) {
    INFO(state);
    CHECK(failures_in(jobs(job("j", "\"Status\":\"" + std::string(state) + "\"" + stale))).empty());
  }
  CHECK(failures_in(jobs(job("j", R"("Status":"Synchronizing","ErrorMessage":"",
      "DataSynchronizationStatus":{"Status":"Catched","ErrorMessage":""},
      "RetryState":{"Retrying":false,"ErrMessage":"was lost","RetryCount":2})")))
            .empty());
}

TEST_CASE("job reply: a stage that failed in a task that runs") {
  CHECK(failures_in(jobs(job("j", R"("Status":"Synchronizing",
      "FullDataCheckStatus":{"Status":"Failed","ErrorMessage":"different records : 2372"})"))) ==
        Lines{"j|n-j|full-check||different records : 2372|"});
}

TEST_CASE("job reply: a task that is being retried says why") {
  CHECK(failures_in(jobs(job("j", R"("Status":"Retrying",
      "RetryState":{"Retrying":true,"RetryTarget":"srcDB","ErrMessage":"lost"})"))) ==
        Lines{"j|n-j|||lost|"});
}

TEST_CASE("job reply: the stage that failed: by its block, by a number, by a retry state") {
  const auto stage = [](const std::string& members) {
    const Lines told =
        failures_in(jobs(job("j", R"("Status":"Failed","ErrorMessage":"A",)" + members)));
    return told.size() == 1 ? told[0] : std::to_string(told.size());
  };
  CHECK(stage(R"("StructureInitializationStatus":{"Status":"Finished"},
      "DataInitializationStatus":{"Status":"Failed"},
      "DataSynchronizationStatus":{"Status":"Failed"})") == "j|n-j|full||A|");
  CHECK(stage(R"("DataSynchronizationStatus":{"Status":"NotStarted"})") == "j|n-j|||A|");
  CHECK(stage(R"("RetryState":{"Retrying":true,"Module":"03","RetryTarget":"srcDB"})") ==
        "j|n-j|full||A|");
  CHECK(stage(R"("RetryState":{"Module":"77"})") == "j|n-j|||A|");
  CHECK(failures_in(R"({"JobId":"b","Code":"02","State":"Failed","JobProgress":[
      {"Item":"t","State":"Failed","ErrMsg":"E"}]})") == Lines{"b||schema|t|E|t"});
}

TEST_CASE("job reply: every failed check is a failure, its summary is none") {
  CHECK(failures_in(jobs(job("j", R"("Status":"PrecheckFailed","PrecheckStatus":{"Status":"Failed",
      "ErrorMessage":"CHECK__ERROR_SAME_OBJ.","Detail":[
      {"CheckItem":"CHECK_CONN_SRC","CheckResult":"Failed","FailedReason":"Access denied",
       "RepairMethod":"CHECK_ERROR_DEST_CONN_REPAIR2"},
      {"CheckItem":"CHECK_BINLOG_ON","CheckResult":"Success"},
      {"CheckItem":"CHECK_SAME_OBJ","CheckResult":"Failed","FailedReason":"exists"}]})"))) ==
        Lines{"j|n-j|precheck|CHECK_CONN_SRC|Access denied|CHECK_CONN_SRC",
              "j|n-j|precheck|CHECK_SAME_OBJ|exists|CHECK_SAME_OBJ"});
}

TEST_CASE("job reply: a check that failed without a word is a failure of its name") {
  CHECK(failures_in(R"({"PrecheckStatus":{"Status":"Failed","Detail":[
      {"CheckItem":"CHECK_BINLOG_ON","CheckResult":"Failed","FailedReason":""},
      {"CheckItem":"CHECK_SRC","CheckResult":"Success"},
      {"CheckItem":"CHECK_TOPOLOGY"},
      {"CheckItem":"CHECK_ENGINE","CheckResult":"Failed","IgnoreFlag":"Y"}]}})") ==
        Lines{"||precheck|CHECK_BINLOG_ON||CHECK_BINLOG_ON"});
  CHECK(failures_in(R"({"JobProgress":[{"Item":"CHECK_SRC","State":"Failed"},
                                       {"Item":"orders","State":"Failed"}]})") ==
        Lines{"|||CHECK_SRC||CHECK_SRC"});
}

TEST_CASE("job reply: the name of a check is none where another part tells why it failed") {
  CHECK(failures_in(R"({"PrecheckStatus":{"Status":"Failed","Detail":[
      {"CheckItem":"CHECK_SRC","CheckResult":"Failed"},
      {"CheckItem":"CHECK_SRC","CheckResult":"Failed","FailedReason":"Access denied"},
      {"CheckItem":"CHECK_DEST","CheckResult":"Failed","Detail":[
       {"CheckItem":"CHECK_DEST_ACL","CheckResult":"Failed","FailedReason":"no"}]},
      {"CheckItem":"CHECK_SAME_OBJ","CheckResult":"Failed"},
      {"CheckItem":"CHECK_SAME_OBJ","CheckResult":"Failed"}]}})") ==
        Lines{"||precheck|CHECK_SRC|Access denied|CHECK_SRC",
              "||precheck|CHECK_DEST_ACL|no|CHECK_DEST_ACL",
              "||precheck|CHECK_SAME_OBJ||CHECK_SAME_OBJ"});
  const std::string tasks = R"({"DtsJobId":"a","PrecheckStatus":{"Detail":[
      {"CheckItem":"CHECK_SRC","CheckResult":"Failed","FailedReason":"no"}]}},
      {"DtsJobId":"b","PrecheckStatus":{"Detail":[{"CheckItem":"CHECK_SRC","CheckResult":"Failed"}]}})";
  CHECK(failures_in(jobs(tasks)) ==
        Lines{"a||precheck|CHECK_SRC|no|CHECK_SRC", "b||precheck|CHECK_SRC||CHECK_SRC"});
}

TEST_CASE("job reply: DescribePreCheckStatus with its logs; skipped checks are none") {
  CHECK(failures_in(R"({"JobId":"b4my","JobName":"Precheck","Code":"01","State":"Failed",
      "JobProgress":[
      {"Item":"CHECK_SAME_OBJ","Names":"CHECK_SAME_OBJ_DETAIL","State":"Failed","JobId":"sub",
       "ErrMsg":"CHECK__ERROR_SAME_OBJ","ErrDetail":"CHECK__ERROR_SAME_OBJ_DETAIL","Skip":false,
       "Logs":[{"LogLevel":"ERROR","ErrMsg":"DTS-1020042 exists","ErrData":"CREATE"},
               {"LogLevel":"INFO","ErrMsg":"began"}]},
      {"Item":"CHECK_SRC","State":"Failed","ErrMsg":"skipped one","Skip":true},
      {"Item":"CHECK_ENGINE","State":"Success","ErrMsg":""}]})") ==
        Lines{"b4my||precheck|CHECK_SAME_OBJ|CHECK__ERROR_SAME_OBJ;CHECK__ERROR_SAME_OBJ_DETAIL;"
              "DTS-1020042 exists|CHECK_SAME_OBJ"});
}

TEST_CASE("job reply: the old operations") {
  CHECK(failures_in(R"({"MigrationJobId":"m1","MigrationJobStatus":"PrecheckFailed","TaskId":"t",
      "PrecheckStatus":{"Status":"Failed","Detail":{"CheckItem":[
      {"ItemName":"CHECK_CONN_SRC","CheckStatus":"Failed","ErrorMessage":"Access denied"},
      {"ItemName":"CHECK_BINLOG_ON","CheckStatus":"Success"}]}},"Success":"true"})") ==
        Lines{"m1||precheck|CHECK_CONN_SRC|Access denied|CHECK_CONN_SRC"});
  CHECK(failures_in(R"({"SynchronizationJobId":"s1","Status":"Failed","PrecheckStatus":{"Detail":[
      {"ItemName":"CHECK_SRC","CheckStatus":"Failed","ErrorMessage":"no"}]},"Success":"true"})") ==
        Lines{"s1||precheck|CHECK_SRC|no|CHECK_SRC"});
  CHECK(failures_in(R"({"DataInitializationDetailList":{"DataInitializationDetail":[
      {"TableName":"orders","Status":"Failed","ErrorMessage":"too long","FinishRowNum":"3"},
      {"TableName":"users","Status":"Finished","ErrorMessage":""}]}})") ==
        Lines{"||full|orders|too long|orders"});
}

TEST_CASE("job reply: DescribeDtsJobDetail: a part that says what the task says is told once") {
  CHECK(failures_in(R"({"DtsInstanceID":"dtsx","DtsJobId":"x","Status":"Failed","ErrorMessage":"A",
      "SubSyncJob":[{"DtsJobId":"y","Status":"Failed","ErrorMessage":"A"},
                    {"DtsJobId":"z","Status":"Failed","ErrorMessage":"Z"}],
      "SubDistributedJob":[],"Success":true})") == Lines{"x||||A|", "z||||Z|"});
}

TEST_CASE("job reply: a task that failed and says no more is counted by its state") {
  CHECK(failures_in(jobs(job("j", R"("Status":"Failed","ErrorMessage":"")"))) ==
        Lines{"j|n-j|||Failed|"});
}

TEST_CASE("job reply: a task within a failed one that says nothing of its own is no failure") {
  CHECK(failures_in(job("j1", R"("Status":"Failed","ReverseJob":{"DtsJobId":"j2"})")).empty());
  CHECK(failures_in(job(
            "j1", R"("Status":"Failed","ErrorMessage":"A","SubSyncJob":[{"DtsJobId":"j2"}])")) ==
        Lines{"j1|n-j1|||A|"});
}

TEST_CASE("job reply: steps, service logs, connections") {
  CHECK(failures_in(R"({"JobSteps":[{"JobStepName":"dts.step.data.load","State":"Failed",
      "ErrMsg":"UncaughtException:x","SubJobSteps":[]},
      {"JobStepName":"dts.step.struct.load","State":"○ Finished","ErrMsg":"-"}]})") ==
        Lines{"||full|dts.step.data.load|UncaughtException:x|dts.step.data.load"});
  CHECK(failures_in(R"({"DtsJobId":"d","ServiceLogContexts":[
      {"Context":"Statistics: exceptions = {}","State":"NORMAL"},
      {"Context":"lost","State":"ERROR"},{"Context":"no level"}]})") == Lines{"d||||lost|"});
  CHECK(failures_in(R"({"EtlRunningLogs":[{"Content":"bad","ContentKey":"k","Status":"ERROR"},
      {"Content":"failed?","Status":"WARN"}]})") == Lines{"||etl||bad|"});
  CHECK(failures_in(R"({"SourceConnectionStatus":{"connectRes":false,"connectAdvice":"",
      "connectDetail":[{"testName":"Ping ","testSuccess":false},
                       {"testName":"Telnet ","testSuccess":true}]},
      "DestinationConnectionStatus":{"connectRes":true,"connectDetail":[
                       {"testName":"Ping ","testSuccess":false}]}})") ==
        Lines{"||source-connection||Ping |"});
}

TEST_CASE("job reply: DynamicMessage fills a text of the same object only") {
  CHECK(failures_in(R"({"DtsJobId":"d","Status":"Failed","ErrorMessage":"%s is not %s",
      "DynamicMessage":"X","DataEtlStatus":{"Status":"Failed","ErrorMessage":"100%s"}})") ==
        Lines{"d||etl||X is not X;100%s|"});
}

TEST_CASE("job reply: what a task failed of stands in MigrationErrMsg too") {
  CHECK(failures_in(jobs(job("j", R"("Status":"Failed","MigrationErrMsg":"A")"))) ==
        Lines{"j|n-j|||A|"});
}

TEST_CASE("job reply: other replies are none") {
  CHECK(find_job_replies(MappedText(R"({"RequestId":"r","Success":false,"ErrCode":"InternalError",
      "ErrMessage":"%s","DynamicMessage":"DtsJobId","DtsJobList":[]})"),
                         {})
            .empty());
  CHECK(find_job_replies(MappedText(R"({"Success":true,"DynamicMessage":"1.2.3.4"})"), {}).empty());
  CHECK(find_job_replies(MappedText(R"({"JobId":"1","State":"Failed","ErrMsg":"of Jenkins"})"), {})
            .empty());
  CHECK(failures_in(jobs("")).empty());
}

TEST_CASE("job reply: inside of other JSON and of strings, places kept") {
  const std::string inner = jobs(job("j", R"("Status":"Failed","ErrorMessage":"say \"no\"")"));
  CHECK(failures_in("INFO reply " + inner + " end") == Lines{"j|n-j|||say \"no\"|"});
  CHECK(failures_in(R"({"data":)" + inner + "}") == Lines{"j|n-j|||say \"no\"|"});
  const std::string text = R"({"message":"{\"DtsJobId\":\"j\",\"Status\":\"Failed\",)"
                           R"(\"ErrorMessage\":\"say \\\"no\\\"\"}"})";
  const std::vector<JobReply> replies = find_job_replies(MappedText(text), {});
  REQUIRE(replies.size() == 1);
  const std::vector<JobFailure> failures = job_failures(replies[0]);
  REQUIRE(failures.size() == 1);
  const MappedText& words = failures[0].texts.at(0).text;
  CHECK(words.bytes() == "say \"no\"");
  const Span origin = words.origin({0, words.size()});
  CHECK(text.substr(origin.begin, origin.end - origin.begin) == R"(say \\\"no\\\")");
}

TEST_CASE("job reply: of a document that is cut off the whole tasks remain") {
  const std::string whole = jobs(job("a", R"("Status":"Failed","ErrorMessage":"A")") + "," +
                                 job("b", R"("Status":"Failed","ErrorMessage":"B")"));
  CHECK(failures_in(whole.substr(0, whole.find("n-b"))) == Lines{"a|n-a|||A|"});
}

TEST_CASE("job reply: of JSON that is cut off the task in which it ends says what it has said") {
  const std::string whole = jobs(job("a", R"("Status":"Failed","ErrorMessage":"A")") + "," +
                                 job("b", R"("Status":"Failed","ErrorMessage":"B and more")"));
  CHECK(failures_in(whole.substr(0, whole.find(" and"))) == Lines{"a|n-a|||A|", "b|n-b|||B|"});
  CHECK(failures_in("INFO " + whole.substr(0, whole.find(" and")) + "\n{ x") ==
        Lines{"a|n-a|||A|"});
  const std::string escaped = R"({"message":"{\"DtsJobId\":\"j\",\"Status\":\"Failed\",\"ErrorM)"
                              R"(essage\":\"say \\\"no)";
  CHECK(failures_in(escaped) == Lines{"j||||say \"no|"});
}

TEST_CASE("job reply: a record holds what stands around the text, with its place") {
  const std::string pad(5000, 'x');
  const std::string text = "{\"é\":1,\n \"Pad\":\"" + pad +
                           "\",\"DtsJobId\":\"j\",\"Status\":\"Failed\",\"ErrorMessage\":\"Boom\"" +
                           ",\"Tail\":\"" + pad + "\"}\n";
  const std::vector<JobReply> replies = find_job_replies(MappedText(text), {});
  REQUIRE(replies.size() == 1);
  const std::vector<JobFailure> failures = job_failures(replies[0]);
  REQUIRE(failures.size() == 1);
  ReplyPlaces places({text, 7, nullptr, nullptr});
  std::vector<LimitHit> hits;
  const Record record =
      places.record_of(failures[0], failures[0].texts[0], "in", {}, is_documented, hits);
  CHECK(record.raw.size() < 2500);
  CHECK(record.dts_context);
  CHECK(record.of_reply);
  CHECK(record.job.id == "j");
  const Place place = record.place(record.text.origin({0, 4}));
  CHECK(place.line == 8);
  CHECK(place.column == text.find("Boom") - text.find('\n'));
  CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == "Boom");
}

TEST_CASE("job reply: a text that opens with a code stands in the message slot first") {
  const auto layers_of = [](const std::string& words) {
    const std::string text = jobs(job("j", R"("Status":"Failed","ErrorMessage":")" + words + '"'));
    const std::vector<JobReply> replies = find_job_replies(MappedText(text), {});
    REQUIRE(replies.size() == 1);
    const JobFailure failure = job_failures(replies[0]).at(0);
    ReplyPlaces places({text, 1, nullptr, nullptr});
    std::vector<LimitHit> hits;
    Lines layers;
    const Record record = places.record_of(failure, failure.texts[0], "", {}, is_documented, hits);
    for (const Layer& layer : record.layers)
      layers.push_back(layer.code.bytes() + "|" + layer.message.bytes());
    return layers;
  };
  CHECK(layers_of("NoPermission : You may not.") ==
        Lines{"|NoPermission : You may not.", "NoPermission|You may not."});
  CHECK(layers_of("The call said NoPermission : You may not.") ==
        Lines{"NoPermission|You may not."});
  CHECK(layers_of("You may not.") == Lines{"|You may not."});
}

TEST_CASE("job reply: places are right when texts are asked for out of order") {
  const std::string text =
      "{\"DtsJobId\":\"j\",\"Status\":\"Failed\",\n\"SubSyncJob\":[\n"
      " {\"DtsJobId\":\"k\",\"Status\":\"Failed\",\"ErrorMessage\":\"K\"}],\n"
      "  \"ErrorMessage\":\"J\"}";
  ReplyPlaces places({text, 1, nullptr, nullptr});
  std::vector<LimitHit> hits;
  std::vector<std::string> at;
  for (const JobReply& reply : find_job_replies(MappedText(text), {})) {
    for (const JobFailure& failure : job_failures(reply)) {
      const Record record =
          places.record_of(failure, failure.texts[0], "", {}, is_documented, hits);
      const Place place = record.place(record.text.origin({0, 1}));
      at.push_back(std::to_string(place.line) + ":" + std::to_string(place.column));
    }
  }
  CHECK(at == Lines{"4:19", "3:52"});
}

TEST_CASE("job reply: ten thousand tasks in one line, and a message of ten megabytes") {
  std::string list;
  for (int i = 0; i < 10000; ++i)
    list += (i == 0 ? "" : ",") +
            job("j" + std::to_string(i),
                R"("Status":"Failed","ErrorMessage":"E )" + std::to_string(i) + "\"");
  CHECK(failures_in(jobs(list)).size() == 10000);
  const Lines long_one = failures_in(jobs(
      job("j", R"("Status":"Failed","ErrorMessage":")" + std::string(10'000'000, 'e') + "\"")));
  REQUIRE(long_one.size() == 1);
  CHECK(long_one[0].size() > 10'000'000);
}

TEST_CASE("job reply: hostile brackets end soon") {
  CHECK(failures_in("{\"DtsJobList\":" + std::string(300'000, '{')).empty());
  CHECK(failures_in("{\"DtsJobList\":" + std::string(500, '[') + std::string(500, ']') + "}")
            .empty());
}

}  // namespace dtsdoctor::testing
