// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the one model all writers read. It mirrors the fixed fields of the JSON report
// (docs/report.schema.json) and adds only what drawing needs: whole lines with marks. Texts are
// already in the language asked for. It computes nothing and holds no rule: a writer that needs
// more than this is asking for a field here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "diagnose/verdict.h"
#include "input/chain.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

enum class InputKind : std::uint8_t { log, config, evidence, job, archive, empty };

[[nodiscard]] std::string_view name_of(InputKind value);

using Argv = std::vector<std::string>;

struct InputReport {
  std::string name;
  InputKind kind = InputKind::log;
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  std::string status = "ok";  // "ok", or in words why it is not
  bool is_unused = false;     // it was read, and what it says is about something else
  // With --state: bytes in front of these, which an earlier run has read, and behind them, which
  // the next one will.
  std::uint64_t skipped = 0, left = 0;
};

// A link of the runtime chain around a match. Texts may be empty.
struct PathReport {
  std::string component;
  std::string code;
  std::string exception;
  std::string text;
  std::optional<ChainRetry> retry;
};

struct JobReport {
  std::string id;
  std::string name;
  std::vector<std::string> stages = {};  // it failed in: precheck, schema, full, incremental …
};

// The call that failed; texts may be empty.
struct CallReport {
  std::string status;
  std::string product;
  std::string operation;
};

struct MatchReport {
  Place place;          // the marked part is what matched, in the original line
  std::string excerpt;  // the matched text, unescaped and on one line
  std::map<std::string, std::string> captures;
  std::vector<std::pair<std::string, Place>> capture_places;  // same names, for carets
  std::vector<PathReport> path = {};                          // outermost first
  CallReport call = {};
  std::optional<std::string> time = {};  // of the record, as below
};

// How often, over time: spans of `step` seconds, the first of which begins at `begin`, a multiple
// of it. Empty counts: nothing had a time.
struct Histogram {
  std::int64_t begin = 0;  // seconds since 1970, UTC
  std::int64_t step = 0;
  std::vector<std::uint64_t> counts;
};

// Where a rule comes from. Unlike the rules' own Origin it holds its text: reports are read back.
struct OriginReport {
  OriginReport() = default;
  OriginReport(OriginKind of, std::string at) : kind(of), url(std::move(at)) {}
  OriginReport(const Origin& origin) : kind(origin.kind), url(origin.url) {}  // NOLINT: the same
  operator Origin() const { return {kind, url, {}}; }                         // NOLINT

  OriginKind kind = OriginKind::inferred;
  std::string url;
};

struct EvidenceReport {
  Place place;  // line 0 when it has no position (an option, a missing key's document)
  std::string fact;
  std::string value;
  std::string says;      // label under the caret
  bool against = false;  // speaks against the cause
};

struct Obtain {
  Argv command;         // empty: a question to the user
  std::string as;       // whose credentials, or the question
  std::string then;     // how to hand the answer over
  std::string profile;  // name for those credentials, may be empty
  std::string save_as;  // file for the command's output, may be empty
};

struct MissingReport {
  std::string fact;
  std::string about;
  std::optional<Obtain> obtain;
};

struct ArtifactReport {
  std::string name;
  std::string content;  // JSON, or the text of a text file
  // The document that it takes the place of, if that was given.
  std::string given_in = {};  // input
  std::string given = {};     // JSON; empty: none was given
  std::size_t kept = 0;       // elements of its list that stay as they are
};

// A value to replace where the user wrote it.
struct ChangeReport {
  Place place;  // what it marks goes
  std::string old;
  std::string to;
};

struct FixReport {
  std::string id;
  std::string title;
  Applicability applicability = Applicability::manual;
  std::vector<std::string> steps;
  std::vector<Argv> commands;
  std::vector<ArtifactReport> artifacts;
  std::vector<ChangeReport> changes;
  std::vector<Argv> verify;
  std::string undo;
  std::string risk;
};

struct EndpointVerdict {
  std::string endpoint;  // "source" or "destination"
  Verdict verdict = Verdict::unknown;
};

struct CauseReport {
  std::string id;
  Verdict verdict = Verdict::unknown;
  std::string title;
  std::string because;
  std::string note;              // why it is ruled out where no evidence says so
  bool only_documented = false;  // likely only because the documentation names no other
  std::vector<EvidenceReport> evidence;
  std::vector<MissingReport> missing;
  std::vector<EndpointVerdict> endpoints;
  std::vector<FixReport> fixes;
  OriginReport origin;
  std::vector<std::string> why;  // one line per check, for --why
};

struct Reference {
  std::string title;
  std::string url;
};

// Which account does what, for causes that are about accounts.
struct AccountsReport {
  std::string title;
  std::vector<std::pair<std::string, std::string>> rows;  // what, who
};

struct DiagnosisReport {
  std::string id;
  std::string code;  // empty: none documented
  std::string title;
  Severity severity = Severity::error;
  Status status = Status::stable;
  Retryable retryable = Retryable::after_fix;
  std::optional<std::string> endpoint;
  std::uint64_t count = 1;
  std::vector<JobReport> jobs;
  std::uint64_t files = 1;                      // inputs that it was seen in
  std::map<std::string, std::string> identity;  // the captures that tell it from others of its rule
  std::string job;  // the task that does so, too: its id, else its name; may be empty
  // Past --max-diagnoses: all that its rule found from then on, of whatever account and task.
  bool mixed = false;
  std::optional<std::string> first, last;  // record times: 2026-03-04T05:06:07.089Z
  std::optional<Histogram> histogram;      // of `scan`
  std::vector<MatchReport> matches;
  std::vector<CauseReport> causes;  // ordered by verdict, then as documented
  std::optional<AccountsReport> accounts;
  OriginReport origin;
  std::vector<Reference> references;
  bool nothing_wrong = false;       // every cause is ruled out
  std::optional<bool> is_new = {};  // not in the baseline; nothing: none, or it does not tell
};

struct FindingReport {
  bool is_routine = false;  // found in sound tasks as well
  std::string rule;         // "TRU-004"
  std::string title;
  Severity severity = Severity::error;
  std::optional<std::string> endpoint;
  std::string message;
  std::optional<std::string> blocked_by;  // rule of the fault that this one follows from
  std::optional<Place> place;
  std::vector<FixReport> fixes;
  OriginReport origin;
};

struct NotCheckedReport {
  std::string rule;
  std::string title;
  std::vector<MissingReport> needs;
};

// What `check` found out.
struct CheckReport {
  std::vector<FindingReport> findings;
  std::vector<NotCheckedReport> not_checked;
  std::size_t passed = 0;  // rules that were decided and found nothing
};

struct UnrecognizedExample {
  Place place;
  std::string excerpt;
  std::vector<PathReport> path = {};            // outermost first
  std::optional<JobReport> job = std::nullopt;  // as a reply names it
  std::optional<std::string> time = {};         // of the record
};

struct Unrecognized {
  std::string template_text;
  std::uint64_t count = 0;
  std::vector<UnrecognizedExample> examples;
  std::string nearest;                               // id of the nearest rule, may be empty
  std::optional<std::string> first = {}, last = {};  // record times
  std::optional<bool> is_new = {};                   // as of a diagnosis
};

struct LimitReport {
  std::string name;  // option: "max-line"
  std::string input;
  std::uint64_t line = 0;  // 0: no line
  std::string what;
};

struct Summary {
  std::uint64_t error_records = 0;
  std::uint64_t explained = 0;
  std::uint64_t unrecognized = 0;
  std::uint64_t skipped = 0;  // by --since, --until, --ignore and --task
};

// What --state has spared, and what it leaves to the next run.
struct SkippedReport {
  std::uint64_t files = 0;  // in which nothing was new
  std::uint64_t bytes =
      0;                   // of all inputs, packed ones in which nothing was new as they are stored
  std::uint64_t left = 0;  // bytes of last lines without an end
};

// What only `scan` tells.
struct ScanReport {
  std::uint64_t files = 0;                 // inputs that were read, leaves of archives counted each
  std::uint64_t bytes = 0;                 // of them, unpacked
  std::optional<std::string> first, last;  // record times of all that was diagnosed
  std::optional<Histogram> histogram;
  bool interrupted = false;                 // by the user: the rest was not read
  std::optional<SkippedReport> state = {};  // with --state only
};

// An earlier report that this one is compared with.
struct BaselineReport {
  std::string name;
  std::uint64_t new_diagnoses = 0;
  std::uint64_t new_unrecognized = 0;  // templates
};

// A rule as formats list it that name all there are.
struct DeclaredRule {
  std::string id;
  std::string title;
  Severity severity = Severity::error;
  std::string url;
};

struct RulesInfo {
  std::size_t count = 0;
  std::string date;
  std::string hash;
  std::vector<DeclaredRule> declared = {};  // filled for the formats that list them
};

struct Report {
  std::string version;
  RulesInfo rules;
  std::vector<InputReport> inputs;
  std::vector<DiagnosisReport> diagnoses;
  std::optional<CheckReport> check;  // of `check` only
  std::optional<CheckReport> noted;  // of a diagnosis: what is wrong in the documents given
  std::optional<ScanReport> scan;    // of `scan` only
  std::optional<BaselineReport> baseline;
  std::optional<std::vector<Unrecognized>> unrecognized =
      std::vector<Unrecognized>{};  // null with --known-only
  std::vector<LimitReport> limits;
  Summary summary;
  bool dts_assumed = false;  // every record was in DTS context
};

}  // namespace dtsdoctor
