// SPDX-License-Identifier: Apache-2.0
#include "input/job_reply.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "input/dynamic_message.h"
#include "input/reply_fields.h"
#include "input/reply_members.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_structure(const JsonValue& value) { return value.is_object() || value.is_array(); }

bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n.") == std::string_view::npos;
}

// State of a task that failed and goes on trying.
constexpr std::string_view kRetrying = "Retrying";

// What makes two texts of one failure the same: DTS repeats them with and without a full stop.
std::string comparable(std::string_view text) {
  text = trimmed(text);
  while (text.ends_with('.')) text = trimmed(text.substr(0, text.size() - 1));
  return std::string(text);
}

// A part of a reply, with what it inherits from the part around it.
struct Unit {
  ReplyRole role = ReplyRole::job;
  Job job;
  std::string stage;
  ReplyState state = ReplyState::unknown;
  std::size_t failure = kNone;  // where its texts go
  bool in_item = false;
};

// In which order the parts of a part are read.
int pass_of(ReplyRole role) {
  switch (role) {
    case ReplyRole::stage:
    case ReplyRole::retry:
    case ReplyRole::log:
    case ReplyRole::test:
    case ReplyRole::codes:
      return 0;
    case ReplyRole::job:
    case ReplyRole::wrapper:
      return 2;
    case ReplyRole::item:
    case ReplyRole::connection:
      return 1;
    default:
      return 3;
  }
}

class Walk {
 public:
  explicit Walk(const JobReply& reply) : reply_(reply) {}

  std::vector<JobFailure> run() {
    visit(reply_.root, ReplyRole::job, {}, Unit());
    std::vector<JobFailure> failures;
    std::set<std::string> told;  // a check that one part only names may be explained by another
    std::set<std::string> jobs;  // and so may a task that only has a code
    for (const Draft& draft : drafts_) {
      if (worded(draft)) told.insert(check_of(draft.failure));
      if (worded(draft) || draft.silent_check) jobs.insert(job_of(draft.failure));
    }
    for (Draft& draft : drafts_) {
      auto& texts = draft.failure.texts;
      const bool silent = draft.silent_check && told.insert(check_of(draft.failure)).second;
      const bool coded =
          draft.failed_task && !texts.empty() && jobs.insert(job_of(draft.failure)).second;
      if (!worded(draft) && !silent && !coded) continue;
      std::stable_partition(texts.begin(), texts.end(),
                            [](const ReplyText& text) { return !text.is_code; });
      failures.push_back(std::move(draft.failure));
    }
    return failures;
  }

 private:
  struct Draft {
    JobFailure failure;
    std::set<std::string> known;  // its texts, comparable
    bool silent_check = false;    // a check that failed, and no part of it says why
    bool failed_task = false;     // a task that says itself that it failed, or tries again
  };

  static bool worded(const Draft& draft) {
    const auto& texts = draft.failure.texts;
    return std::any_of(texts.begin(), texts.end(), [](const ReplyText& t) { return !t.is_code; });
  }

  static std::string job_of(const JobFailure& failure) {
    const Job& job = failure.job;
    return job.id + '\n' + job.instance + '\n' + job.name;
  }

  static std::string check_of(const JobFailure& failure) {
    return job_of(failure) + '\n' + failure.item;
  }

  // Is it a check, of which the name alone tells what failed? A step or an object may fail for what
  // others say.
  static bool is_failed_check(const Unit& unit, std::string_view item) {
    const bool keyed = item.starts_with("CHECK_") || item.starts_with("ANALYSIS_");
    const bool check =
        unit.stage == "precheck" || unit.stage == "network-check" || (unit.stage.empty() && keyed);
    return unit.role == ReplyRole::item && unit.state == ReplyState::failed && check &&
           !item.empty();
  }

  // ---- parts

  void visit(const JsonValue& value, ReplyRole role, std::string_view stage, const Unit& around) {
    if (value.is_array()) {
      for (const JsonValue& item : value.items) visit(item, role, stage, around);
      return;
    }
    if (!value.is_object()) return;
    Unit unit = around;
    unit.role = role;
    if (!stage.empty()) unit.stage = stage;
    const ReplyMembers members = reply_members(value);
    if (stage.empty() && !members.stage.empty()) unit.stage = members.stage;
    if (role == ReplyRole::job && members.name_job()) unit.job = members.job();
    const JsonValue* const state = members.state;
    if (state != nullptr) {
      unit.state = reply_state(state->text);
    } else if (role == ReplyRole::log) {
      unit.state = ReplyState::fine;  // an entry without a level tells nothing
    }
    if (members.skipped) return;
    choose_failure(unit);
    const std::size_t own = unit.failure;
    add_values(value, unit, around);
    note_stage(unit);
    visit_parts(value, unit);
    if (state != nullptr && is_failed_check(unit, own == kNone ? "" : drafts_[own].failure.item)) {
      drafts_[own].silent_check =
          std::none_of(drafts_.begin() + static_cast<std::ptrdiff_t>(own), drafts_.end(),
                       [](const Draft& draft) { return worded(draft) || draft.silent_check; });
    }
    if (role != ReplyRole::job) return;
    drafts_[own].failed_task = unit.state == ReplyState::failed ||
                               (state != nullptr && equals_fold(state->text, kRetrying));
    // A task within one that failed may say nothing of its own state.
    const bool silent = state != nullptr && unit.state == ReplyState::failed &&
                        own + 1 == drafts_.size() && drafts_[own].failure.texts.empty();
    drop_repeated(own, around.failure);
    if (silent) add_text(own, *state, value, false, false);
  }

  // The parts that belong to the failure itself, then the ones that fail on their own, then tasks.
  void visit_parts(const JsonValue& object, const Unit& unit) {
    for (const int pass : {0, 1, 2}) {
      for (const JsonMember& member : object.members) {
        const ReplyField* field =
            is_structure(member.value) ? find_reply_field(member.key) : nullptr;
        if (field == nullptr) {
          const bool keyed = unit.role == ReplyRole::connection && pass == 0;
          if (keyed && is_structure(member.value))
            visit(member.value, ReplyRole::connection, unit.stage, unit);
          continue;
        }
        if (pass_of(field->role) != pass) continue;
        if (field->role == ReplyRole::codes) {
          add_codes(member.value, unit);
        } else {
          const bool same = field->role == ReplyRole::wrapper;
          visit(member.value, same ? unit.role : field->role, field->stage, unit);
        }
      }
    }
  }

  void choose_failure(Unit& unit) {
    const bool own = unit.role == ReplyRole::job || unit.role == ReplyRole::item ||
                     unit.role == ReplyRole::connection ||
                     (unit.role == ReplyRole::log && !unit.in_item);
    if (!own) return;
    unit.in_item = unit.role == ReplyRole::item;
    unit.failure = drafts_.size();
    drafts_.push_back({{unit.job, unit.stage, "", {}}, {}});
  }

  // A task's failure is that of its first stage that failed.
  void note_stage(const Unit& unit) {
    const bool tells = (unit.role == ReplyRole::stage && unit.state == ReplyState::failed) ||
                       (unit.role == ReplyRole::retry && unit.state != ReplyState::fine);
    if (!tells || unit.failure == kNone) return;
    std::string& stage = drafts_[unit.failure].failure.stage;
    if (stage.empty()) stage = unit.stage;
  }

  // ---- values

  // Is what the part says the text of a failure?
  static bool counts(const Unit& unit, const Unit& around, const JsonValue& object) {
    if (unit.role == ReplyRole::retry) {
      const JsonValue* retrying = object.find("Retrying");
      const bool over = retrying != nullptr && equals_fold(retrying->text, "false");
      return !over || around.state == ReplyState::failed;
    }
    if (unit.role == ReplyRole::test && around.state == ReplyState::fine) return false;
    const bool must_say_so = unit.role == ReplyRole::log || unit.role == ReplyRole::test ||
                             unit.role == ReplyRole::connection;
    return must_say_so ? unit.state == ReplyState::failed : unit.state != ReplyState::fine;
  }

  void add_values(const JsonValue& object, const Unit& unit, const Unit& around) {
    if (unit.failure == kNone || !counts(unit, around, object)) return;
    Draft& draft = drafts_[unit.failure];
    const bool summary = unit.role == ReplyRole::stage && object.find("Detail") != nullptr;
    for (const JsonMember& member : object.members) {
      const ReplyField* field = find_reply_field(member.key);
      if (field == nullptr || !member.value.is_scalar()) continue;
      switch (field->role) {
        case ReplyRole::text:
          add_text(unit.failure, member.value, object, false, summary);
          break;
        case ReplyRole::retry_text:
          if (unit.role == ReplyRole::retry)
            add_text(unit.failure, member.value, object, false, false);
          break;
        case ReplyRole::log_text:
          if (unit.role == ReplyRole::log)
            add_text(unit.failure, member.value, object, false, false);
          break;
        case ReplyRole::test_text:
          if (unit.role == ReplyRole::test)
            add_text(unit.failure, member.value, object, false, false);
          break;
        case ReplyRole::code:
          add_text(unit.failure, member.value, object, true, false);
          break;
        case ReplyRole::item_name:
          name_item(draft, member.value, object, unit);
          break;
        default:
          break;
      }
    }
    const JsonValue* check = object.find("CheckItem");
    if (check != nullptr && check->is_scalar()) name_item(draft, *check, object, unit);
  }

  void name_item(Draft& draft, const JsonValue& value, const JsonValue& object, const Unit& unit) {
    if (unit.role != ReplyRole::item || !draft.failure.item.empty()) return;
    draft.failure.item = value.text;
    add_text(unit.failure, value, object, true, false);
  }

  void add_codes(const JsonValue& list, const Unit& unit) {
    if (unit.failure == kNone || unit.state == ReplyState::fine) return;
    for (const JsonValue& entry : list.items) add_codes(entry, unit);
    const JsonValue* code = list.find("ErrorCode");
    if (code != nullptr) add_text(unit.failure, *code, list, true, false);
  }

  void add_text(std::size_t failure, const JsonValue& value, const JsonValue& object, bool is_code,
                bool is_summary) {
    if (!value.is_scalar() || is_blank_text(value.text)) return;
    Draft& draft = drafts_[failure];
    if (!draft.known.insert(comparable(value.text)).second) return;
    const JsonValue* dynamic = object.find("DynamicMessage");
    const MappedText text =
        with_dynamic_message(reply_.decode(reply_.text->bytes(), value.span),
                             dynamic == nullptr ? std::string_view() : dynamic->text);
    draft.failure.texts.push_back({text.through(*reply_.text), is_code, is_summary});
  }

  // ---- one failure told twice

  // A task's failure loses what its own checks say in full and what the task around it said.
  void drop_repeated(std::size_t own, std::size_t around) {
    std::vector<ReplyText>& texts = drafts_[own].failure.texts;
    bool items_failed = false;
    std::set<std::string> told;
    for (std::size_t i = own + 1; i < drafts_.size(); ++i) {
      if (drafts_[i].failure.texts.empty() || drafts_[i].failure.job != drafts_[own].failure.job)
        continue;
      items_failed = true;
      told.insert(drafts_[i].known.begin(), drafts_[i].known.end());
    }
    const auto repeated = [&](const ReplyText& text) {
      const std::string words = comparable(text.text.bytes());
      return (text.is_summary && items_failed) || told.count(words) > 0 ||
             (around != kNone && drafts_[around].known.count(words) > 0);
    };
    texts.erase(std::remove_if(texts.begin(), texts.end(), repeated), texts.end());
  }

  const JobReply& reply_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<JobFailure> job_failures(const JobReply& reply) { return Walk(reply).run(); }

}  // namespace dtsdoctor
