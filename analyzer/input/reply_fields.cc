// SPDX-License-Identifier: Apache-2.0
#include "input/reply_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/by_length.h"

namespace dtsdoctor {
namespace {

using Role = ReplyRole;

constexpr auto kFields = std::to_array<ReplyField>({
    {"DtsJobList", Role::job, {}, true},
    {"EtlDemoList", Role::job, {}, true},
    {"SubDistributedJob", Role::job, {}, true},
    {"SubSyncJob", Role::job, {}, true},
    {"ReverseJob", Role::job, {}, true},
    {"DtsJobStatus", Role::wrapper},  // older SDKs: DtsJobList.DtsJobStatus[]

    {"PrecheckStatus", Role::stage, "precheck", true},
    {"StructureInitializationStatus", Role::stage, "schema", true},
    {"DataInitializationStatus", Role::stage, "full", true},
    {"DataSynchronizationStatus", Role::stage, "incremental", true},
    {"DataEtlStatus", Role::stage, "etl", true},
    {"DataCloudStatus", Role::stage, "cloud", true},
    {"FullDataCheckStatus", Role::stage, "full-check", true},
    {"IncDataCheckStatus", Role::stage, "incremental-check", true},
    {"StructureDataCheckStatus", Role::stage, "schema-check", true},

    {"Detail", Role::item},
    {"CheckItem", Role::item},
    {"JobProgress", Role::item, {}, true},
    {"SubDistributedJobStatus", Role::item, {}, true},
    {"AnalysisJobProgress", Role::item, {}, true},
    {"FullNetCheckJobStatus", Role::item, "network-check", true},
    {"JobSteps", Role::item, {}, true},
    {"SubJobSteps", Role::item},
    {"StructureInitializationDetailList", Role::wrapper, "schema", true},
    {"StructureInitializationDetail", Role::item, "schema"},
    {"DataInitializationDetailList", Role::wrapper, "full", true},
    {"DataInitializationDetail", Role::item, "full"},
    {"DataSynchronizationDetailList", Role::wrapper, "incremental", true},
    {"DataSynchronizationDetail", Role::item, "incremental"},
    {"ConstraintList", Role::item},

    {"Logs", Role::log},
    {"ServiceLogContexts", Role::log, {}, true},
    {"EtlRunningLogs", Role::log, "etl", true},
    {"RetryState", Role::retry, {}, true},
    {"SourceConnectionStatus", Role::connection, "source-connection", true},
    {"DestinationConnectionStatus", Role::connection, "destination-connection", true},
    {"connectDetail", Role::test},
    {"ErrorDetails", Role::codes},

    {"Status", Role::state},
    {"State", Role::state},
    {"CheckStatus", Role::state},
    {"CheckResult", Role::state},
    {"MigrationJobStatus", Role::state},
    {"LogLevel", Role::state},
    {"connectRes", Role::state},
    {"testSuccess", Role::state},

    {"ErrorMessage", Role::text},
    {"FailedReason", Role::text},
    {"ErrMsg", Role::text},
    {"MigrationErrMsg", Role::text},
    {"ErrDetail", Role::text},
    {"connectAdvice", Role::text},
    {"ErrMessage", Role::retry_text},
    {"Content", Role::log_text},
    {"Context", Role::log_text},
    {"testName", Role::test_text},

    {"MigrationErrCode", Role::code},
    {"MigrationErrHelpDocKey", Role::code},
    {"ErrorCode", Role::code},

    {"DtsJobId", Role::job_id},
    {"MigrationJobId", Role::job_id},
    {"SynchronizationJobId", Role::job_id},
    {"JobId", Role::job_id},
    {"DtsInstanceID", Role::instance_id},
    {"DtsInstanceId", Role::instance_id},
    {"DtsJobName", Role::job_name},
    {"MigrationJobName", Role::job_name},
    {"SynchronizationJobName", Role::job_name},

    {"Item", Role::item_name},
    {"ItemName", Role::item_name},
    {"JobName", Role::item_name},  // of DescribePreCheckStatus: the step, not the task
    {"JobStepName", Role::item_name},
    {"ObjectName", Role::item_name},
    {"TableName", Role::item_name},
    {"Retrying", Role::retrying},
    {"Code", Role::part},    // of DescribePreCheckStatus and ListJobStep
    {"Module", Role::part},  // of a retry state
    {"Skip", Role::skipped},
    {"IgnoreFlag", Role::skipped},
});

constexpr ByLength kByLength(kFields);

// What else is asked of a reply.
constexpr std::array<std::string_view, 2> kOtherKeys = {"Success", "DynamicMessage"};

// At least one of these stands in every reply that has a telling key or an id of a task. Names may
// begin with a small letter.
constexpr auto kMarks = std::to_array<std::string_view>(
    {"Job", "obProgress", "obSteps", "nitializationD", "ynchronizationD", "recheckStatus",
     "onnectionStatus", "erviceLogContexts", "tlRunningLogs", "ataCheckStatus",
     "nitializationStatus", "ynchronizationStatus",
     // with underscores
     "job_", "reverse_job", "initialization_", "synchronization_", "precheck_status",
     "connection_status", "service_log_contexts", "etl_running_logs", "data_check_status"});

// Every state word of the references that says that nothing failed (yet).
constexpr auto kFine = std::to_array<std::string_view>(
    {"success", "finished", "catched", "precheckpass", "notstarted", "notconfigured", "prechecking",
     "migrating", "synchronizing", "initializing", "initializating", "checking", "normal", "warn",
     "warning", "alert", "info", "debug", "true"});
constexpr auto kFailed = std::to_array<std::string_view>({"error", "false"});

// The name as the API spells it; empty if it cannot be one that is spelled otherwise.
std::string in_camels(std::string_view key) {
  constexpr std::size_t kLongest = 63;
  if (key.empty() || key.size() > kLongest || key[0] < 'a' || key[0] > 'z') return {};
  std::string out;
  bool begins = true;
  for (const char c : key) {
    if (c == '_') {
      begins = true;
    } else {
      out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      begins = false;
    }
  }
  return out;
}

std::string in_underscores(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (is_upper(c) && !out.empty()) out += '_';
    out += to_lower(c);
  }
  return out;
}

}  // namespace

const ReplyField* find_reply_field(std::string_view key) {
  const ReplyField* const field = kByLength.find(key);
  return field != nullptr ? field : kByLength.find(in_camels(key));
}

std::string_view reply_key(std::string_view key) {
  if (const ReplyField* field = find_reply_field(key)) return field->key;
  const std::string name = in_camels(key);
  const auto other = std::find(kOtherKeys.begin(), kOtherKeys.end(), name);
  return other == kOtherKeys.end() ? key : *other;
}

std::string_view stage_of_part(std::string_view value) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kParts = {{
      {"01", "precheck"},
      {"02", "schema"},
      {"03", "full"},
      {"04", "incremental"},
      {"dts.step.struct.load", "schema"},
      {"dts.step.data.load", "full"},
      {"dts.step.fullnetcheck", "network-check"},
  }};
  for (const auto& [part, stage] : kParts) {
    if (value == part) return stage;
  }
  return {};
}

bool may_hold_job_reply(std::string_view bytes) {
  if (bytes.find('{') == std::string_view::npos && bytes.find("</") == std::string_view::npos)
    return false;
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return bytes.find(mark) != std::string_view::npos;
  });
}

std::vector<std::string> telling_reply_keys() {
  std::vector<std::string> keys;
  for (const ReplyField& field : kFields) {
    if (!field.telling) continue;
    keys.emplace_back(field.key.substr(1));
    keys.push_back(in_underscores(field.key));
  }
  return keys;
}

ReplyState reply_state(std::string_view value) {
  while (!value.empty() && !is_alpha(value.front())) value.remove_prefix(1);
  const std::string word = lowered(trimmed(value));
  const auto is = [&](std::string_view known) { return word == known; };
  if (word.ends_with("failed") || std::any_of(kFailed.begin(), kFailed.end(), is))
    return ReplyState::failed;
  return std::any_of(kFine.begin(), kFine.end(), is) ? ReplyState::fine : ReplyState::unknown;
}

}  // namespace dtsdoctor
