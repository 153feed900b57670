// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: secrets never leave dtsdoctor, and this is the one place that sees to it,
// between the Report and every writer. It knows secrets by their shape (AccessKey ids, tokens), by
// their label (password=…) and by value (the passwords of the configs that were read, in whatever
// encoding they come back). It refuses to touch error codes, messages and request ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "report/report.h"

namespace dtsdoctor {

class Redactor {
 public:
  // `secrets`: values that must not appear, as read from configs; also found JSON-, percent- and
  // shell-escaped. Values shorter than 4 bytes are only found behind a label.
  explicit Redactor(std::vector<std::string> secrets = {});

  // The text with each secret replaced by "***", mapped back to `text`.
  [[nodiscard]] MappedText redact(std::string_view text) const;

  // Every text of the report, carets moved along.
  void redact(Report& report) const;
  void redact(DiagnosisReport& diagnosis) const;

 private:
  std::vector<std::string> secrets_;  // every spelling, longest first
};

}  // namespace dtsdoctor
