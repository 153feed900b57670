// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what redaction takes out is told by the text before and after it, in every test
// of a way in which secrets are written. What was redacted once stays as it is.
#pragma once

#include <string>
#include <vector>

#include "catch.h"
#include "report/redact.h"

namespace dtsdoctor::test {

inline std::string redacted(const std::string& text, const std::vector<std::string>& secrets = {}) {
  const std::string once = Redactor(secrets).redact(text).bytes();
  CHECK(Redactor(secrets).redact(once).bytes() == once);
  return once;
}

inline void stays(const std::string& text) { CHECK(redacted(text) == text); }

}  // namespace dtsdoctor::test
