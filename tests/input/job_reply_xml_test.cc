// SPDX-License-Identifier: Apache-2.0
//
// Replies in XML: the same operations, the same names, the same failures.
#include "catch.h"
#include "input/job_reply.h"

namespace dtsdoctor::testing {
namespace {

using Lines = std::vector<std::string>;

Lines failures_in(std::string_view text) {
  Lines lines;
  for (const JobReply& reply : find_job_replies(MappedText(text), {})) {
    for (const JobFailure& failure : job_failures(reply)) {
      std::string texts;
      for (const ReplyText& each : failure.texts)
        texts += (each.is_code ? "|code " : "|") + each.text.bytes();
      lines.push_back(failure.job.id + "|" + failure.job.name + "|" + failure.stage + "|" +
                      failure.item + texts);
    }
  }
  return lines;
}

void write_xml(const std::string& name, const JsonValue& value, std::string& out) {
  if (value.is_array()) {
    for (const JsonValue& item : value.items) write_xml(name, item, out);
    return;
  }
  out += "<" + name + ">";
  for (const JsonMember& member : value.members) write_xml(member.key, member.value, out);
  for (const char c : value.text) {
    const char* const entity = c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : "";
    out += *entity != '\0' ? entity : std::string(1, c);
  }
  out += "</" + name + ">";
}

std::string as_xml(const std::string& json) {
  const Result<JsonValue> root = parse_json(json);
  REQUIRE(root.ok());
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  write_xml("AnyResponse", *root, out);
  return out;
}

}  // namespace

TEST_CASE("job reply in XML: the old operations as documented") {
  CHECK(failures_in(R"(<DescribeMigrationJobStatusResponse>
 <MigrationJobStatus>PrecheckFailed</MigrationJobStatus>
 <PrecheckStatus><Status>Failed</Status><Percent>100</Percent><Detail>
  <CheckItem><CheckStatus>Failed</CheckStatus><ItemName>CHECK_CONN_SRC</ItemName>
   <ErrorMessage>Original error: Access denied for user &apos;a&apos;</ErrorMessage></CheckItem>
  <CheckItem><CheckStatus>Success</CheckStatus><ItemName>CHECK_ENGINE</ItemName></CheckItem>
 </Detail></PrecheckStatus><MigrationJobId>m1</MigrationJobId>
</DescribeMigrationJobStatusResponse>)") ==
        Lines{"m1||precheck|CHECK_CONN_SRC|Original error: Access denied for user 'a'|code "
              "CHECK_CONN_SRC"});
  CHECK(failures_in("<DescribeSynchronizationJobStatusResponse><SynchronizationJobId>s1"
                    "</SynchronizationJobId><PrecheckStatus><Detail><CheckStatus>Failed"
                    "</CheckStatus><ItemName>CHECK_SRC</ItemName><ErrorMessage>no</ErrorMessage>"
                    "</Detail><Detail><CheckStatus>Success</CheckStatus><ItemName>X</ItemName>"
                    "</Detail></PrecheckStatus></DescribeSynchronizationJobStatusResponse>") ==
        Lines{"s1||precheck|CHECK_SRC|no|code CHECK_SRC"});
}

TEST_CASE("job reply in XML: each operation tells what its JSON tells") {
  for (const std::string& json : Lines{
           R"({"DtsJobList":[{"DtsJobId":"a","DtsJobName":"n <1>","Status":"Failed","ErrorMessage":
               "x & \"y\"","ErrorDetails":[{"ErrorCode":"DTS-31009","HelpUrl":"u"}],
               "MigrationErrCode":"dts.retry.err.0046","RetryState":{"Retrying":true,"ErrMessage":
               "B"},"ReverseJob":{"DtsJobId":"ra","Status":"Failed","ErrorMessage":"R"}},
               {"DtsJobId":"b","DtsJobName":"m","Status":"Finished","ErrorMessage":""}],
               "TotalRecordCount":2,"Success":true})",
           R"({"DtsJobList":[{"DtsJobId":"a","DtsJobName":"n","Status":"PrecheckFailed",
               "PrecheckStatus":{"Status":"Failed","ErrorMessage":"S.","Detail":[{"CheckItem":
               "CHECK_CONN_SRC","CheckResult":"Failed","FailedReason":"Access denied"}]}}]})",
           R"({"DtsJobId":"x","Status":"Failed","ErrorMessage":"A","SubSyncJob":[{"DtsJobId":"y",
               "Status":"Failed","ErrorMessage":"A"},{"DtsJobId":"z","Status":"Failed",
               "ErrorMessage":"Z"}],"SubDistributedJob":[],"Success":true})",
           R"({"JobId":"b4","JobName":"Precheck","State":"Failed","JobProgress":[{"Item":"CHECK_A",
               "State":"Failed","ErrMsg":"K","Skip":false,"Logs":[{"LogLevel":"ERROR","ErrMsg":
               "DTS-1020042 exists"}]},{"Item":"CHECK_B","State":"Failed","ErrMsg":"s","Skip":true}
               ]})",
           R"({"DataInitializationDetailList":{"DataInitializationDetail":[{"TableName":"t",
               "Status":"Failed","ErrorMessage":"too long"}]}})",
           R"({"SourceConnectionStatus":{"connectRes":false,"connectDetail":[{"testName":"Ping ",
               "testSuccess":false},{"testName":"Telnet","testSuccess":true}]}})"}) {
    INFO(json);
    Lines told = failures_in(json);
    CHECK_FALSE(told.empty());
    for (std::string& line : told) {  // blanks around a value of XML are none of it
      if (line.ends_with(' ')) line.pop_back();
    }
    CHECK(failures_in(as_xml(json)) == told);
  }
}

TEST_CASE("job reply in XML: a list with an element of its own, and inside of a JSON string") {
  const std::string xml =
      "<R><DtsJobList><DtsJobStatus><DtsJobId>j</DtsJobId><Status>Failed</Status><ErrorMessage>"
      "B</ErrorMessage></DtsJobStatus></DtsJobList></R>";
  CHECK(failures_in(xml) == Lines{"j||||B"});
  CHECK(failures_in(R"({"body":")" + xml + "\"}") == Lines{"j||||B"});
  CHECK(failures_in("INFO body=" + xml + " end") == Lines{"j||||B"});
}

TEST_CASE("job reply in XML: of a document that is cut off the whole tasks remain") {
  const std::string job =
      "<DtsJobList><DtsJobId>a</DtsJobId><Status>Failed</Status><ErrorMessage>A</ErrorMessage>"
      "</DtsJobList>";
  CHECK(failures_in("<DescribeDtsJobsResponse>" + job + job.substr(0, 40)) == Lines{"a||||A"});
}

TEST_CASE("job reply in XML: a text points at what was written") {
  const std::string xml =
      "<R><DtsJobId>j</DtsJobId><Status>Failed</Status><ErrorMessage>say &quot;no&quot;"
      "</ErrorMessage></R>";
  const std::vector<JobReply> replies = find_job_replies(MappedText(xml), {});
  REQUIRE(replies.size() == 1);
  const MappedText text = job_failures(replies[0]).at(0).texts.at(0).text;
  CHECK(text.bytes() == "say \"no\"");
  const Span origin = text.origin({4, 8});
  CHECK(xml.substr(origin.begin, origin.end - origin.begin) == "&quot;no&quot;");
}

}  // namespace dtsdoctor::testing
