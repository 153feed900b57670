// SPDX-License-Identifier: Apache-2.0
#include "input/whole_lines.h"

#include <algorithm>
#include <utility>

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostBlock = std::size_t{1} << 18;

}  // namespace

Result<std::size_t> WholeLines::read(char* to, std::size_t size) {
  while (ready_begin_ == ready_.size()) {
    if (ended_ && problem_) return *problem_;
    if (ended_) return std::size_t{0};
    refill();
  }
  const std::size_t count = ready_.copy(to, size, ready_begin_);
  ready_begin_ += count;
  return count;
}

void WholeLines::refill() {
  const std::size_t had = held_.size();
  held_.resize(had + block_);
  const Result<std::size_t> got = text_.read(held_.data() + had, block_);
  held_.resize(had + (got.ok() ? *got : 0));
  block_ = std::min(2 * block_, kMostBlock);
  if (!got.ok()) problem_ = got.problem();
  ended_ = !got.ok() || *got == 0;
  if (ended_ && (problem_ || !takes_rest_())) return;
  const std::size_t last = std::string_view(held_).substr(had).rfind('\n');
  std::string rest;
  if (last != std::string_view::npos) {
    rest = held_.substr(had + last + 1);
    held_.resize(had + last + 1);
    is_long_line_ = false;
  } else if (ended_ || held_.size() > most_ || is_long_line_) {
    is_long_line_ = true;
  } else {
    return;
  }
  ready_ = std::exchange(held_, std::move(rest));
  ready_begin_ = 0;
}

}  // namespace dtsdoctor
