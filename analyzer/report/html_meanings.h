// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: ten thousand diagnoses of a scan have a few hundred rules, and what the rules
// say of them differs by the names in it. This tells each meaning once, with the names left open
// where they differ, and knows which one belongs to which diagnosis. It is internal to the HTML
// writer.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/html_parts.h"

namespace dtsdoctor {

class Meanings {
 public:
  Meanings(const std::vector<DiagnosisReport>& diagnoses, const HtmlPage& page);

  // Its number among the meanings, from 0.
  [[nodiscard]] std::size_t of(std::size_t diagnosis) const { return meaning_of_[diagnosis]; }

  [[nodiscard]] std::size_t size() const { return meanings_.size(); }

  void write(HtmlPage& page) const;

 private:
  struct Meaning {
    std::string markup;
    std::vector<const DiagnosisReport*> diagnoses = {};
    std::uint64_t count = 0;
  };
  using Values = std::vector<std::pair<std::string, std::string>>;

  [[nodiscard]] Values varying(const DiagnosisReport& diagnosis) const;
  [[nodiscard]] std::vector<const Meaning*> by_count() const;

  // Values by rule and name: the first one, and whether there are others.
  std::map<std::pair<std::string, std::string>, std::pair<std::string, bool>> seen_;
  std::vector<Meaning> meanings_;
  std::vector<std::size_t> meaning_of_;
};

}  // namespace dtsdoctor
