// SPDX-License-Identifier: Apache-2.0
#include "cli/document_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/json_text.h"
#include "base/xml.h"
#include "facts/broken_document.h"
#include "facts/failed_lookup.h"
#include "input/chunk.h"
#include "input/log_listing.h"
#include "input/reply_slices.h"
#include "report/open_secret.h"
#include "report/secret_finder.h"

namespace dtsdoctor {
namespace {

InputKind kind_of(const Document& document) {
  const bool is_config = std::holds_alternative<TaskDocument>(document) ||
                         std::holds_alternative<VariablesDocument>(document);
  return is_config ? InputKind::config : InputKind::evidence;
}

// A file may hold tasks and evidence: it is what it was given for, else a configuration.
InputKind kind_of(const std::vector<Document>& documents, Role role) {
  const InputKind wanted = role == Role::evidence ? InputKind::evidence : InputKind::config;
  const bool has_wanted =
      std::any_of(documents.begin(), documents.end(),
                  [&](const Document& document) { return kind_of(document) == wanted; });
  return has_wanted ? wanted : kind_of(documents.front());
}

bool fits(InputKind kind, Role role) {
  return role == Role::any ||
         kind == (role == Role::config ? InputKind::config : InputKind::evidence);
}

// One value of JSON or XML may be a document. What begins with words, and values behind each other,
// are a log, whatever one of them tells.
bool is_log(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("<?"))
    text = trimmed(text.substr(std::min(text.size(), text.find('>')) + 1));
  const bool is_xml = text.starts_with('<');
  if (!is_xml && !text.starts_with('{')) return true;
  const std::size_t end = is_xml ? xml_extent(text, 0) : json_extent(text, 0);
  return end != std::string_view::npos && !trimmed(text.substr(end)).empty();
}

}  // namespace

void DocumentReader::expect(Role role) {
  role_ = role;
  fitting_ = 0;
  refusal_.reset();
}

std::optional<Problem> DocumentReader::refusal(const std::string& name) const {
  if (fitting_ > 0) return std::nullopt;
  return refusal_ ? *refusal_ : misfit(name, role_, false);
}

void DocumentReader::refuse_size(const std::string& name) {
  refusal_ = Problem{said("{} is larger than a document may be", name), whole(name),
                     said("--max-document is {} bytes", options_.limits.max_document),
                     "raise --max-document"};
}

bool DocumentReader::take(const std::string& name, const std::string& text, std::uint64_t bytes,
                          bool in_archive) {
  const Source source(name, text);
  const bool is_refused = role_ == Role::evidence && take_refused_call(source);
  Result<Recognised> found = recognise(source, rules_, options_.limits, role_ != Role::any);
  // What is longer than a paste, and no document, is a log: its lines stand by themselves.
  const bool is_log = (!found.ok() || found->documents.empty()) && role_ == Role::any &&
                      text.size() > options_.limits.max_paste;
  if (!is_log) {
    for (std::string& line : secret_lines(text)) ledger_.files().secrets.push_back(std::move(line));
  }
  const auto without_secrets = [&](Problem problem) {
    hide_open_secrets(problem, source.bytes());
    return problem;
  };
  if (found.ok()) {
    for (const BrokenBlock& block : found->misread) {
      ledger_.files().misread.push_back(
          taken_for_log(fmt::format("{}:{}", name, block.line), without_secrets(block.why)));
    }
  }
  if (!found.ok() || found->documents.empty()) {
    if (is_refused) {
      add_text_row(source, InputKind::evidence, bytes);
      return true;
    }
    if (role_ == Role::any) {
      const bool reply = take_reply(source, bytes);
      if (!reply && !found.ok()) {
        Problem why = without_secrets(found.problem());
        if (is_meant_as_document(text)) ledger_.files().misread.push_back(taken_for_log(name, why));
        ledger_.files().broken.push_back(std::move(why));
      }
      return reply;
    }
    if (!found.ok()) {
      refusal_ = without_secrets(found.problem());
    } else {
      refusal_ = found->misread.empty() ? misfit(name, role_, false)
                                        : without_secrets(found->misread.front().why);
    }
    return false;
  }
  const InputKind kind = kind_of(found->documents, role_);
  if (role_ == Role::evidence && kind == InputKind::evidence) {
    // Of a state with tasks in it only the evidence was asked for.
    std::erase_if(found->documents,
                  [](const Document& each) { return kind_of(each) == InputKind::config; });
  }
  if (is_refused || fits(kind, role_)) {
    ++fitting_;
  } else if (!in_archive) {
    refusal_ = misfit(name, role_, true);
    return false;
  }
  const bool fails_too = role_ == Role::any && found->is_failure_too;
  keep(std::move(*found), source);
  if (!fails_too) {
    add_text_row(source, kind, bytes);
  } else if (!take_reply(source, bytes)) {
    add_text_row(source, InputKind::log, bytes);
    (void)failures_.read(*read_memory(text), name);
  }
  return true;
}

// A call that failed, given as evidence; without -e it is a failure as well.
bool DocumentReader::take_refused_call(const Source& source) {
  if (std::optional<RoleDocument> missing = read_missing_role(source, rules_)) {
    add(ledger_.files().evidence, std::move(*missing));
  } else if (std::optional<AttachmentsDocument> refused =
                 read_refused_attachments(source, rules_)) {
    add(ledger_.files().evidence, std::move(*refused));
  } else {
    return false;
  }
  ++fitting_;
  return true;
}

void DocumentReader::note_failed_lookup(const std::string& name, const std::string& text) {
  if (!is_failed_lookup(text, rules_)) return;
  if (std::optional<RoleDocument> missing = read_missing_role(Source(name, text), rules_))
    add(ledger_.files().evidence, std::move(*missing));
}

// A reply about tasks is a failure text that is taken apart whole.
bool DocumentReader::take_reply(const Source& source, std::uint64_t bytes) {
  if (is_log(source.bytes()) && !begins_with_reply_list(source.bytes())) return false;
  if (begins_with_listing(source.bytes())) return false;
  if (!failures_.read_document(source)) return false;
  add_text_row(source, InputKind::job, bytes);
  return true;
}

void DocumentReader::add_text_row(const Source& source, InputKind kind, std::uint64_t bytes) {
  ledger_.add_row(source.name(), kind, bytes).lines = lines_in(source.bytes());
}

void DocumentReader::keep(Recognised found, const Source& source) {
  CaseFiles& files = ledger_.files();
  for (LimitHit& hit : found.limits) files.limit_hits.push_back(std::move(hit));
  for (Problem& note : found.notes) files.notes.push_back(std::move(note));
  for (Document& document : found.documents) {
    if (auto* task = std::get_if<TaskDocument>(&document)) {
      files.secrets.insert(files.secrets.end(), task->secrets.begin(), task->secrets.end());
      for (Problem note : task->notes) {
        hide_open_secrets(note, source.bytes());
        files.notes.push_back(std::move(note));
      }
    }
    add(files.evidence, std::move(document));
  }
  if (files.evidence.variables.empty()) return;
  // A password that a variable sets is known once the task that uses it is.
  for (const TaskDocument& task : files.evidence.tasks)
    files.secrets.insert(files.secrets.end(), task.secrets.begin(), task.secrets.end());
}

}  // namespace dtsdoctor
