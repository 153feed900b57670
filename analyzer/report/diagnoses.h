// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a scan may find a thousand diagnoses, each with all its causes and fixes, and a
// writer looks at one at a time, a summary at twenty of them. This hands them out one by one, made
// when they are asked for, or those that a report holds. It keeps none, and making is not free:
// who needs one twice holds on to it.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "report/report.h"

namespace dtsdoctor {

class Diagnoses {
 public:
  using Pointer = std::shared_ptr<const DiagnosisReport>;
  using Make = std::function<DiagnosisReport(std::size_t)>;

  // What lists are ordered by.
  struct Weight {
    std::uint64_t count;
    Severity severity;
  };

  // Those of a report, which must outlive this.
  explicit Diagnoses(const std::vector<DiagnosisReport>& held);
  // One for each weight, in the order of a report.
  Diagnoses(std::vector<Weight> weights, Make make)
      : weights_(std::move(weights)), make_(std::move(make)) {}

  [[nodiscard]] std::size_t size() const { return weights_.size(); }
  [[nodiscard]] bool empty() const { return weights_.empty(); }
  [[nodiscard]] const Weight& weight(std::size_t index) const { return weights_[index]; }
  [[nodiscard]] Pointer at(std::size_t index) const;
  // One to keep.
  [[nodiscard]] DiagnosisReport make(std::size_t index) const {
    return held_ == nullptr ? make_(index) : (*held_)[index];
  }

  // The same, each with a change.
  [[nodiscard]] Diagnoses then(const std::function<void(DiagnosisReport&)>& change) const;

  // Indices: the most frequent first, then the most severe.
  [[nodiscard]] std::vector<std::size_t> by_count() const;

  // Calls `see` with each, in the order of a report, until it returns true. Did it?
  template <typename See>
  bool any(See see) const {
    for (std::size_t i = 0; i < size(); ++i) {
      if (see(*at(i))) return true;
    }
    return false;
  }

 private:
  const std::vector<DiagnosisReport>* held_ = nullptr;
  std::vector<Weight> weights_;
  Make make_;
};

}  // namespace dtsdoctor
