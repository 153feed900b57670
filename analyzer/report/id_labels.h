// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is shared outside must not name an account, and must still tell that two
// lines speak of the same one. Each id gets a label that says what it is ("<role-2>"), numbered as
// they come, the same wherever the value stands, also bare in a sentence. It keeps no text, and its
// labels mean nothing outside of one run.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/id_finder.h"

namespace dtsdoctor {

struct LabelledId {
  Span span;
  std::string_view label;  // lives as long as the IdLabels
};

class IdLabels {
 public:
  // `most`: values that are told apart; the label of a further one has no number.
  explicit IdLabels(std::size_t most) : most_(most) {}

  // Of a value: a new one if it is seen for the first time. The first kind stays.
  [[nodiscard]] std::string_view label(IdKind kind, std::string_view value);

  // The ids in a text, in its order and apart: those that it tells by itself, and what was known
  // before. A value that could be any word is only found where a shape or a field tells of it.
  [[nodiscard]] std::vector<LabelledId> find(std::string_view text, std::vector<FoundId> told);

  [[nodiscard]] bool ran_out() const { return ran_out_; }

 private:
  void find_known(std::string_view text, std::vector<FoundId>& found) const;

  struct Labelled {
    std::string label;
    IdKind kind;
  };

  std::size_t most_;
  bool ran_out_ = false;
  std::unordered_map<std::string, Labelled> labels_;  // by value
  // By the first bytes of a telling value: how long such values are, the longest first.
  std::unordered_map<std::uint32_t, std::vector<std::uint16_t>> lengths_;
  std::array<int, kIdKinds> counts_{};  // by kind
};

}  // namespace dtsdoctor
