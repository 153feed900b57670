// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a log says last tells what to take out of its first line: the password that
// a request names stands bare in the error above. So texts are held, up to a limit, looked through,
// and only then printed. Beyond the limit they go out piece by piece, never with half a line or
// half a key; then what comes first may keep what only later ones name. It opens nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/redact.h"

namespace dtsdoctor {

class ShareableText {
 public:
  // `most`: bytes that are held. `out` is given pieces of UTF-8, in order.
  ShareableText(const Redaction& what, std::size_t most, std::function<void(std::string_view)> out);

  // A further part of the text; texts of several inputs follow each other.
  void add(std::string_view part);
  // Prints what is held.
  void finish();

  // Was there more than could be held?
  [[nodiscard]] bool overflowed() const { return overflowed_; }
  [[nodiscard]] const Redactor& redactor() const { return redactor_; }

 private:
  void learn(std::string_view text, const ToldByText& told);
  void print(std::size_t end);

  Redactor redactor_;
  std::size_t most_;
  std::function<void(std::string_view)> out_;
  std::string held_;
  bool overflowed_ = false;
};

}  // namespace dtsdoctor
