// SPDX-License-Identifier: Apache-2.0
//
// Several tasks in a table, a list or a printed object: each failure knows its task, however the
// input is read.
#include "catch.h"
#include "diagnose/failure_reader.h"
#include "diagnose/paste_scan.h"
#include "rules/builtin.h"

namespace dtsdoctor {
namespace {

const std::string kDenied = "Access denied for user 'dts'@'10.0.0.1' (using password: YES)";
const std::string kNoRole =
    "EntityNotExist.Role : The role not exists: acs:ram::1408826137750019:role/ram-for-dts";

using Told = std::vector<std::string>;

// "line id task" of each failure.
std::string shown(const Reading& reading) {
  return std::to_string(reading.first_line) + " " +
         std::string(builtin_rules().patterns[reading.matches.at(0).pattern].id) + " " +
         reading.record->job.id;
}

Told read(const std::string& text) {
  Told told;
  FailureReader reader(builtin_rules(), {Limits(), false, true});
  reader.send_to([&](const Reading& reading, const std::string&) {
    if (!reading.matches.empty()) told.push_back(shown(reading));
  });
  const auto source = read_memory(text);
  CHECK_FALSE(reader.read(*source, "x").problem);
  reader.send_to(nullptr);
  return told;
}

Told scanned(const std::string& text) {
  Told told;
  const BlockFilter filter(builtin_rules());
  FailureReader judge(builtin_rules(), {Limits(), false, true});
  for (const Reading& reading : scan_paste(text, "x", 1, filter, judge).readings) {
    if (!reading.matches.empty()) told.push_back(shown(reading));
  }
  return told;
}

}  // namespace

TEST_CASE("printed tasks: each failure knows its task") {
  const auto [text, first, second] = GENERATE(table<std::string, int, int>({
      {"DtsJobId | Status | ErrorMessage\n-------- | ------ | ------------\ndtsa1 | Failed | " +
           kDenied + "\ndtsc3 | Synchronizing | <nil>\ndtsb2 | Failed | " + kNoRole + "\n",
       3, 5},
      {"dtsJobId,status,errorMessage\ndtsa1,Failed,\"" + kDenied + "\"\ndtsc3,Finished,\"" +
           kDenied + "\"\ndtsb2,Failed," + kNoRole + "\n",
       2, 4},
      {"Two failed:\n\n| dtsJobId | status | errorMessage |\n|---|---|---|\n| dtsa1 | Failed | " +
           kDenied + " |\n| dtsb2 | Failed | " + kNoRole + " |\n\nPlease help.\n",
       5, 6},
      {"*** 1. row ***\n    dtsJobId: dtsa1\n      status: Failed\nerrorMessage: " + kDenied +
           "\n*** 2. row ***\n    dtsJobId: dtsb2\n      status: Failed\nerrorMessage: " + kNoRole +
           "\n",
       4, 8},
      {"Array\n(\n    [DtsJobList] => Array\n        (\n            [0] => Array\n                "
       "(\n"
       "                    [DtsJobId] => dtsa1\n                    [ErrorMessage] => " +
           kDenied +
           "\n                )\n            [1] => Array\n                (\n"
           "                    [DtsJobId] => dtsb2\n                    [ErrorMessage] => " +
           kNoRole + "\n                )\n        )\n)\n",
       8, 13},
      {"reply {DtsJobList=[{DtsJobId=dtsa1, Status=Failed, ErrorMessage=" + kDenied +
           "}, {DtsJobId=dtsb2, Status=Failed, ErrorMessage=" + kNoRole + "}]}\n",
       1, 1},
      {"map[DtsJobList:[map[DtsJobId:dtsa1 ErrorMessage:" + kDenied +
           " Status:Failed] map[DtsJobId:dtsb2 ErrorMessage:" + kNoRole + " Status:Failed]]]\n",
       1, 1},
      {"Reply{dtsJobList=[Job{dtsJobId='dtsa1', errorMessage='" + kDenied +
           "'}, Job{dtsJobId='dtsb2', errorMessage='" + kNoRole + "'}]}\n",
       1, 1},
  }));
  CAPTURE(text);
  const Told expected = {std::to_string(first) + " mysql/1045-access-denied dtsa1",
                         std::to_string(second) + " cross-account/role-not-found dtsb2"};
  CHECK(read(text) == expected);
  CHECK(scanned(text) == expected);
}

}  // namespace dtsdoctor
