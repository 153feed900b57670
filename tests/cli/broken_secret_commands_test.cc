// SPDX-License-Identifier: Apache-2.0
//
// A password in a document that is broken, given to every command that prints some of its input.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

constexpr const char* kHead = "hunTer2zQ";
constexpr const char* kTail = "tAilPart77";

// The file's name, and its text with HEAD and TAIL where the password stands.
struct Broken {
  std::string name, text;
};

std::string filled(std::string text) {
  for (const auto& [mark, with] : {std::pair{"HEAD", kHead}, std::pair{"TAIL", kTail}}) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;)
      text.replace(at, 4, with);
  }
  return text;
}

bool has_part(const std::string& text) {
  for (const std::string whole : {kHead, kTail}) {
    for (std::size_t at = 0; at + 4 <= whole.size(); ++at) {
      if (contains(text, whole.substr(at, 4))) return true;
    }
  }
  return false;
}

const std::vector<Broken> kTexts = {
    {"a.json", R"({"ErrCode":"AssumeRoleFail","SourceEndpointPassword":"HEAD"TAIL","Role":"r"})"},
    {"a.json",
     "{\"JobType\":\"SYNC\",\"SourceEndpointPassword\":\"HEAD\nTAIL\","
     "\"SourceEndpointRole\":\"r\",\"ErrCode\":\"AssumeRoleFail\"}"},
    {"a.json",
     "{\"ErrMessage\":\"ERROR x\",\"SourceEndpointPassword\":\n\n\"HEAD\" \"TAIL\","
     "\"SourceEndpointRole\":\"r\",\"ErrCode\":\"AssumeRoleFail\"}"},
    {"a.json", R"({"ErrMessage":"ERROR x","SourceEndpointPassword" "HEAD"TAIL","a":"b"})"},
    {"a.json", R"({"ErrMessage":"ERROR x","SourceEndpointPassword" “HEADTAIL”,"a":"b"})"},
    {"a.json", R"({"log":"ERROR {\"Password\":\"HEAD\" TAIL\",\"a\":\"b\"}\n","stream":"stderr"})"},
    {"a.log", "2026-01-02 03:04:05 ERROR DTS-10035: {\"Password\":HEAD TAIL,\"Role\":\"r\"}\n"},
    {"a.log", "2026-01-02 03:04:05 ERROR AssumeRoleFail password='HEAD'TAIL' role=r\n"},
    {"a.yaml",
     "ROSTemplateFormatVersion: \"2015-09-01\"\nResources:\n  T:\n"
     "    Type: ALIYUN::DTS::MigrationJob\n    Properties:\n      SourceEndpoint:\n"
     "        Password: \"HEAD\" TAIL\n        Error: AssumeRoleFail\n"},
    {"a.tf",
     "resource \"alicloud_dts_synchronization_job\" \"x\" {\n"
     "  source_endpoint_password = \"HEAD\nTAIL\"\n  error = \"AssumeRoleFail\"\n}\n"},
    {"a.xml", "<Error><Code>AssumeRoleFail</Code><Password>HEAD<TAIL</Password></Error>\n"},
    {"a.sh",
     "aliyun dts ConfigureDtsJob --SourceEndpointPassword=\"HEAD\\\nTAIL\" "
     "--SourceEndpointRole r\nERROR: AssumeRoleFail\n"},
};

}  // namespace

TEST_CASE("broken secret: no command prints a part of it, to standard output or error") {
  const TemporaryFolder folder;
  const auto& [name, text] = GENERATE_REF(from_range(kTexts));
  const std::string given = filled(text);
  const std::string file = folder.file(name, given);
  const std::string log = folder.file("error.log", "ErrorCode: AssumeRoleFail\n");
  std::vector<std::vector<std::string>> commands = {{"redact", file},
                                                    {"rules", "stub", file},
                                                    {"check", file},
                                                    {"check", "-c", file},
                                                    {"-c", file, log},
                                                    {"-e", file, log},
                                                    {log, file},
                                                    {"explain", "--why", given},
                                                    {"--why", "--lang", "zh", file},
                                                    {"merge", file},
                                                    {"scan", "--baseline", file, log}};
  for (const char* format : {"text", "json", "markdown", "sarif", "junit", "github"})
    commands.push_back({"-f", format, file});
  for (const char* format : {"text", "json", "jsonl", "csv"})
    commands.push_back({"scan", "-f", format, file});
  for (const std::vector<std::string>& command : commands) {
    CAPTURE(command, given);
    const Run result = run(command, {"", folder.path()});
    CHECK_FALSE(has_part(result.out));
    CHECK_FALSE(has_part(result.err));
  }
}

}  // namespace dtsdoctor::test
