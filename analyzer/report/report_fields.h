// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a report that is read back may come from another release, by hand or over a bad
// line. This takes values out of its JSON one field at a time; what is missing or of the wrong kind
// is a Problem with line and caret, and reading goes on with an empty value. Fields that it is not
// asked for are left alone: a later release may have more. It knows no field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/object_reader.h"

namespace dtsdoctor {

class ReportFields {
 public:
  // `what` names the object in messages: "a diagnosis".
  ReportFields(FirstProblem& problems, Spot spot, std::string_view what);

  // null, and in the second case a missing field, is nothing.
  [[nodiscard]] std::optional<Spot> need(std::string_view key) const;
  [[nodiscard]] std::optional<Spot> find(std::string_view key) const;

  // null is empty.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view key) const;
  // As reports write times.
  [[nodiscard]] std::optional<std::string> time(std::string_view key) const;
  // null is 0. Up to 2^48, so that no sum of such overflows.
  [[nodiscard]] std::uint64_t number(std::string_view key) const;
  [[nodiscard]] std::int64_t whole(std::string_view key) const;
  [[nodiscard]] bool truth(std::string_view key) const;
  [[nodiscard]] std::vector<Spot> list(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] std::vector<std::vector<std::string>> argvs(std::string_view key) const;

  template <typename E, std::size_t N>
  [[nodiscard]] E word(std::string_view key, const Named<E> (&table)[N]) const {
    const std::optional<Spot> spot = need(key);
    return spot ? read_enum(problems_, *spot, ObjectReader::quoted(key), table) : table[0].value;
  }

  [[nodiscard]] const Spot& spot() const { return spot_; }
  [[nodiscard]] FirstProblem& problems() const { return problems_; }

 private:
  FirstProblem& problems_;
  Spot spot_;
  std::string_view what_;
};

// A report as a whole, for a Problem with it.
[[nodiscard]] Place whole_report(const std::string& name);

[[nodiscard]] std::uint64_t read_number(FirstProblem& problems, Spot spot, std::string_view name);

}  // namespace dtsdoctor
