// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the replies of a dozen DTS operations say the same things under different names.
// This is the one table of those names and of the values that say "nothing failed here", taken from
// the API reference of the operations, however an SDK spells them. It knows names only; how the
// parts of a reply belong together is job_reply's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// What a key of a reply stands for.
enum class ReplyRole : std::uint8_t {
  // objects, or lists of them
  job,         // a task with its own id and state
  stage,       // a status block of a task
  item,        // a check, a step, an object: it fails on its own
  log,         // a log entry; only its level tells whether it is an error
  retry,       // the retry state of a task
  connection,  // a connection test, possibly one per endpoint
  test,        // a part of a connection test
  wrapper,     // holds the list of the same meaning
  codes,       // list of documented codes
  // single values
  state,
  text,        // what went wrong, in words or as a documented key
  retry_text,  // the same, in a retry state only: elsewhere the name belongs to the call
  log_text,
  test_text,
  code,
  job_id,
  instance_id,
  job_name,
  item_name,
  retrying,
  skipped,  // the user chose to go on without this check
  part,     // which part of the task it is about, by number
};

struct ReplyField {
  std::string_view key;
  ReplyRole role;
  std::string_view stage = {};  // of the report: precheck, schema, full, incremental …
  bool telling = false;         // only replies about tasks have it
};

// The field of that name, spelled as the API does or as SDKs name the members of their objects
// ("dtsJobId", "dts_job_id"); nullptr if it tells nothing about failures.
[[nodiscard]] const ReplyField* find_reply_field(std::string_view key);

// The API's name for a key that an SDK spells otherwise; the key itself if it is none.
[[nodiscard]] std::string_view reply_key(std::string_view key);

// The stage that a number or the name of a step stands for; empty if it is none of them.
[[nodiscard]] std::string_view stage_of_part(std::string_view value);

// Might bytes hold a reply about tasks, by the names in them? Cheap, errs towards yes.
[[nodiscard]] bool may_hold_job_reply(std::string_view bytes);

// Texts of at least 7 bytes one of which stands in every reply about tasks, beside a sign of DTS:
// the end of a name that may begin with a small letter, or a name with underscores.
[[nodiscard]] std::vector<std::string> telling_reply_keys();

enum class ReplyState : std::uint8_t {
  unknown,  // no state, or one that a failed task may be in (Suspending, Retrying, Locked …)
  fine,     // finished, running or not yet started
  failed,
};

// Reads a state's value, ASCII case and decoration ("○ Finished") aside.
[[nodiscard]] ReplyState reply_state(std::string_view value);

}  // namespace dtsdoctor
