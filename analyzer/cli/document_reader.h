// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a text that is held whole may be a document: a configuration, a RAM document, a
// reply about tasks. This finds out, adds it to the case, and holds a FILE that was given with -c
// or -e to what it was given for. It opens nothing, and reads no log.
#pragma once

#include <optional>
#include <string>

#include "cli/file_role.h"
#include "cli/input_ledger.h"
#include "cli/options.h"
#include "diagnose/failure_reader.h"
#include "facts/recognise.h"

namespace dtsdoctor {

class DocumentReader {
 public:
  // All must outlive it.
  DocumentReader(const Options& options, const RuleSet& rules, FailureReader& failures,
                 InputLedger& ledger)
      : options_(options), rules_(rules), failures_(failures), ledger_(ledger) {}

  // What comes next was named for this.
  void expect(Role role);
  [[nodiscard]] Role role() const { return role_; }

  // Adds the documents of a text to the case; false if it holds none that may be used.
  // `in_archive`: it may be of another kind than was promised.
  [[nodiscard]] bool take(const std::string& name, const std::string& text, std::uint64_t bytes,
                          bool in_archive);

  // A failed `aliyun ram GetRole` is an error, and evidence as well: there is no such role.
  void note_failed_lookup(const std::string& name, const std::string& text);

  // A leaf that fits what was promised although it is no document.
  void note_fitting() { ++fitting_; }
  // It is larger than a document may be.
  void refuse_size(const std::string& name);

  // What keeps that which came since expect() from being what it was named for.
  [[nodiscard]] std::optional<Problem> refusal(const std::string& name) const;

 private:
  [[nodiscard]] bool take_refused_call(const Source& source);
  [[nodiscard]] bool take_reply(const Source& source, std::uint64_t bytes);
  void add_text_row(const Source& source, InputKind kind, std::uint64_t bytes);
  void keep(Recognised found, const Source& source);

  const Options& options_;
  const RuleSet& rules_;
  FailureReader& failures_;
  InputLedger& ledger_;
  Role role_ = Role::any;
  std::size_t fitting_ = 0;         // documents of the kind that was promised
  std::optional<Problem> refusal_;  // of the last text that is no such document
};

}  // namespace dtsdoctor
