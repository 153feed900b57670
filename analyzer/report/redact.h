// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: secrets never leave dtsdoctor, and this is the one place that sees to it,
// between the Report and every writer. It knows secrets by their shape (AccessKey ids, tokens), by
// their label (password=…) and by value (the passwords of the configs that were read, in whatever
// encoding they come back). For what is shared outside it also gives ids a label. It refuses to
// touch error codes, messages and request ids.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "report/id_labels.h"
#include "report/redaction.h"
#include "report/report.h"

namespace dtsdoctor {

// What is taken out of a text, and what stands there instead.
struct Cut {
  Span span;
  std::string_view instead;
};

[[nodiscard]] std::string without(std::string_view text, const std::vector<Cut>& cuts);

// What a text tells by itself, whatever is known from elsewhere. To look for it takes nearly all
// the time, so who redacts what he learnt from looks once.
struct ToldByText {
  std::vector<Span> labelled;     // secrets under a name
  std::vector<Span> secrets;      // all of them
  std::vector<FoundId> ids = {};  // if ids are hidden
};

class Redactor {
 public:
  // A cut can bring a label and a value together; then the text is looked at again.
  static constexpr int kMostRounds = 8;

  // `secrets`: values that must not appear, as read from configs; also found JSON-, percent- and
  // shell-escaped. Values shorter than 4 bytes are only found behind a label. With ids, one
  // redactor and its copies give the same label for the same value; not for several threads then.
  explicit Redactor(const std::vector<std::string>& secrets = {}, const Redaction& what = {});

  // The same, and more values that must not appear; ids have the same labels.
  [[nodiscard]] Redactor knowing(const std::vector<std::string>& secrets) const;

  // The text with each secret replaced by "***" and each id by its label, mapped back to `text`.
  [[nodiscard]] MappedText redact(std::string_view text) const;
  // The same without the way back.
  [[nodiscard]] std::string redacted(std::string_view text) const;
  // The same of a text of which it is known what it tells.
  [[nodiscard]] std::string redacted(std::string_view text, const ToldByText& told) const;
  [[nodiscard]] ToldByText told_by(std::string_view text) const;
  // Gives the ids of a text their labels, in its order.
  void number_ids(std::string_view text, const ToldByText& told) const;

  // Every text of the report, carets moved along.
  void redact(Report& report) const;
  void redact(Problem& problem) const;
  void redact(DiagnosisReport& diagnosis) const;

  // What one look at a text would take out, in its order and apart. What stands there instead lives
  // as long as the redactor or a copy of it.
  [[nodiscard]] std::vector<Cut> cuts_in(std::string_view text) const;
  [[nodiscard]] std::vector<Cut> cuts_in(std::string_view text, const ToldByText& told) const;
  // In place of a value that stands under a name of its own; nothing if that does not tell.
  [[nodiscard]] std::optional<std::string_view> instead_of(std::string_view name,
                                                           std::string_view value) const;

  // Does it replace ids by labels, too?
  [[nodiscard]] bool hides_ids() const { return ids_ != nullptr; }
  // Were there more ids than can be told apart?
  [[nodiscard]] bool ran_out_of_labels() const { return ids_ != nullptr && ids_->ran_out(); }

 private:
  void learn(const std::vector<std::string>& secrets);
  [[nodiscard]] int rounds() const { return hides_ids() ? 2 : 1; }

  std::vector<std::string> secrets_;  // every spelling, longest first
  std::shared_ptr<IdLabels> ids_;     // null: ids stay
};

}  // namespace dtsdoctor
