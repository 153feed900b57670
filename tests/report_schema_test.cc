// SPDX-License-Identifier: Apache-2.0
//
// The JSON Schema that is shipped is the one that the reports follow.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

constexpr const char* kValidate = R"python(
import json, pathlib, sys
import jsonschema
schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
failures = 0
for report in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
    for error in validator(schema).iter_errors(json.loads(report.read_text(encoding="utf-8"))):
        failures += 1
        print(report.name, "/".join(map(str, error.absolute_path)), error.message[:200])
sys.exit(1 if failures else 0)
)python";

bool can_validate() { return shell("/usr/bin/python3 -c 'import jsonschema'").exit == 0; }

// Adds the report of a run to a folder.
void keep_report(const TemporaryFolder& folder, const std::string& name,
                 std::vector<std::string> command, const Given& given) {
  command.insert(command.end(), {"-f", "json"});
  const std::string path = folder.file(name + ".json", run(command, given).out);
  REQUIRE(std::filesystem::file_size(path) > 0);
}

}  // namespace

TEST_CASE("report schema: every report of the samples follows docs/report.schema.json") {
  const std::filesystem::path schema = in_source("docs/report.schema.json");
  if (!std::filesystem::exists(schema) || !can_validate()) {
    WARN("skipped: needs docs/report.schema.json and a python3 with jsonschema");
    return;
  }
  const TemporaryFolder reports;
  for (const std::filesystem::path& sample : sample_folders()) {
    keep_report(reports, sample.filename().string(), command_of(expectation_of(sample)),
                {"", sample});
  }
  for (const auto& entry : std::filesystem::directory_iterator(in_source("samples/unrelated"))) {
    keep_report(reports, "unrelated-" + entry.path().filename().string(), {entry.path().string()},
                {});
  }
  keep_report(reports, "empty", {}, {});
  keep_report(reports, "known-only",
              {"--known-only", in_source("samples/unrelated/mysql-client.log").string()}, {});
  keep_report(reports, "limit", {"--max-line", "64"},
              {std::string(1000, 'x') + "\nERROR: something else\n"});
  keep_report(reports, "over-time", {"scan", "--since", "2026-03-04", "-"},
              {"2026-03-04 05:06:07,089 ERROR AssumeRoleFail EntityNotExist.Role : The role not "
               "exists: acs:ram::1408826137750019:role/ram-for-dts\n2026-03-04T05:06:07Z ERROR: "
               "something else\nERROR: something else\n"});
  const TemporaryFolder parts;
  const std::string part =
      parts.file("part.json", run({"scan", "-", "-f", "json"}, {"ERROR: something else\n"}).out);
  keep_report(reports, "merged", {"merge", part, part}, {});
  keep_report(reports, "with-baseline", {"scan", "-", "--baseline", part},
              {"ERROR: something else\nERROR: this is new\n"});
  keep_report(reports, "lost", {"-", "/no/such/file"}, {"ERROR: something else\n"});

  const TemporaryFolder tools;
  const std::string script = tools.file("validate.py", kValidate);
  const Run result = shell("/usr/bin/python3 '" + script + "' '" + schema.string() + "' '" +
                           reports.path().string() + "'");
  INFO(result.out << result.err);
  CHECK(result.exit == 0);
}

}  // namespace dtsdoctor::test
