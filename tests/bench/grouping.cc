// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tests/bench/grouping.py scores the clusters of unknown errors against public
// ground truth, and this is what it runs: lines in, for each line the number of its cluster and
// what masking leaves of it out, on standard error the nanoseconds a line that both took.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "diagnose/cluster_tree.h"
#include "diagnose/masked_line.h"

using Clock = std::chrono::steady_clock;

int main() {
  std::ios::sync_with_stdio(false);
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  const auto ns = [&](Clock::duration spent) {
    return static_cast<double>(std::chrono::nanoseconds(spent).count()) /
           static_cast<double>(lines.empty() ? 1 : lines.size());
  };

  const auto begin = Clock::now();
  std::vector<std::string> masked;
  masked.reserve(lines.size());
  for (const std::string& line : lines) masked.push_back(dtsdoctor::masked_line(line));
  const auto middle = Clock::now();
  dtsdoctor::ClusterTree tree(100000);
  // Numbers of clusters are used again: every cluster that ever was has one of its own here.
  std::vector<std::size_t> now;     // by the tree's number
  std::vector<std::size_t> became;  // by our number
  std::vector<std::size_t> of_line;
  for (const std::string& line : masked) {
    const auto added = tree.add(line);
    if (added.cluster >= now.size()) now.resize(added.cluster + 1);
    if (added.is_new) {
      now[added.cluster] = became.size();
      became.push_back(became.size());
    }
    for (const std::uint32_t other : tree.absorbed()) became[now[other]] = now[added.cluster];
    of_line.push_back(now[added.cluster]);
  }
  const auto end = Clock::now();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t cluster = of_line[i];
    while (became[cluster] != cluster) cluster = became[cluster];
    std::cout << cluster << '\t' << masked[i] << '\n';
  }
  std::fprintf(stderr, "%.0f %.0f\n", ns(middle - begin), ns(end - middle));
}
