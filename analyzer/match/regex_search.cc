// SPDX-License-Identifier: Apache-2.0
#include "match/regex_search.h"

#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

using Op = RegexStep::Op;

constexpr std::size_t kMostMemory = std::size_t{1} << 24;  // bits of what was tried

bool is_word(char c) { return is_alnum(c) || c == '_'; }

// Where the character in front of `at` begins.
std::size_t before(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (continues_character(text[at]));
  return at;
}

bool begins_with(std::string_view text, std::size_t at, std::int16_t byte) {
  return byte == RegexStep::kNoByte ||
         (at < text.size() && static_cast<unsigned char>(text[at]) == byte);
}

}  // namespace

bool RegexSearch::is_new(std::uint32_t memo, std::size_t at) {
  const std::size_t bit = memo * (text_.size() - from_ + 1) + (at - from_);
  std::uint64_t& word = tried_[bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  if ((word & mask) != 0) return false;
  if (word == 0) touched_.push_back(bit / 64);
  word |= mask;
  return true;
}

bool RegexSearch::holds(Assertion assertion) const {
  const bool at_end = at_ == text_.size();
  switch (assertion) {
    case Assertion::text_begin:
      return at_ == 0;
    case Assertion::text_end:
      return at_end;
    case Assertion::line_begin:
      return at_ == 0 || text_[at_ - 1] == '\n';
    case Assertion::line_end:
      return at_end || text_[at_] == '\n';
    case Assertion::word_edge:
      break;
  }
  return (at_ > 0 && is_word(text_[at_ - 1])) != (!at_end && is_word(text_[at_]));
}

// Takes the first target from the given one on that may match here.
bool RegexSearch::choose(std::uint32_t index, std::uint32_t first) {
  const RegexStep& step = program_->steps[index];
  for (std::uint32_t i = first; i < step.count; ++i) {
    const RegexTarget& target = program_->targets[step.item + i];
    if (!begins_with(text_, at_, target.first)) continue;
    if (i + 1 < step.count) retreats_.push_back({Retreat::Kind::target, index, i + 1, at_, 0});
    step_ = target.step;
    return true;
  }
  return false;
}

// Goes on behind the longest run, from `least` up to `at`, that the next step may stand behind.
bool RegexSearch::shorten(std::uint32_t index, std::size_t least, std::size_t at) {
  const RegexStep& step = program_->steps[index];
  while (!begins_with(text_, at, step.follows)) {
    if (at == least || !may_go_on()) return false;
    at = before(text_, at);
  }
  if (at > least) retreats_.push_back({Retreat::Kind::shorter, index, 0, at, least});
  at_ = at;
  step_ = step.next;
  return true;
}

// Adds a character to a run that ends here. False if none may be added, or that was tried before.
bool RegexSearch::extend(const RegexStep& step, std::uint32_t& left) {
  if (left == 0 || at_ == text_.size() || !may_go_on()) return false;
  const std::size_t length = program_->classes[step.item].length_at(text_, at_);
  if (length == 0) return false;
  if (step.is_endless()) {
    if (!is_new(step.memo, at_ + length)) return false;
  } else {
    --left;
  }
  at_ += length;
  return true;
}

// Goes on behind the shortest run, from here on, that the next step may stand behind.
bool RegexSearch::lengthen(std::uint32_t index, std::uint32_t left) {
  const RegexStep& step = program_->steps[index];
  while (!begins_with(text_, at_, step.follows)) {
    if (!extend(step, left)) return false;
  }
  if (left > 0) retreats_.push_back({Retreat::Kind::longer, index, left, at_, 0});
  step_ = step.next;
  return true;
}

bool RegexSearch::run(std::uint32_t index) {
  const RegexStep& step = program_->steps[index];
  const RuneClass& set = program_->classes[step.item];
  const bool endless = step.is_endless();
  if (!endless && !is_new(step.memo, at_)) return false;
  for (std::uint32_t i = 0; i < step.min; ++i) {
    const std::size_t length = at_ < text_.size() ? set.length_at(text_, at_) : 0;
    if (length == 0) return false;
    at_ += length;
  }
  if (endless && !is_new(step.memo, at_)) return false;
  std::uint32_t left = endless ? 1 : step.max - step.min;
  if (step.op == Op::short_run) return lengthen(index, left);
  const std::size_t least = at_;
  while (extend(step, left)) continue;
  return shorten(index, least, at_);
}

bool RegexSearch::go_back() {
  while (!retreats_.empty()) {
    const Retreat last = retreats_.back();
    retreats_.pop_back();
    at_ = last.at;
    switch (last.kind) {
      case Retreat::Kind::target:
        if (choose(last.step, last.count)) return true;
        break;
      case Retreat::Kind::shorter:
        if (shorten(last.step, last.least, before(text_, last.at))) return true;
        break;
      case Retreat::Kind::longer: {
        std::uint32_t left = last.count;
        if (extend(program_->steps[last.step], left) && lengthen(last.step, left)) return true;
        break;
      }
      case Retreat::Kind::group:
        groups_[last.step] = {last.at, last.least};
        break;
    }
  }
  return false;
}

bool RegexSearch::matches_at(std::size_t begin) {
  step_ = program_->start;
  at_ = begin;
  retreats_.clear();
  for (;;) {
    const std::uint32_t index = step_;
    const RegexStep& step = program_->steps[index];
    bool goes_on = true;
    step_ = step.next;
    switch (step.op) {
      case Op::literal: {
        const std::string_view literal = program_->text({step.item, step.count});
        goes_on = text_.compare(at_, literal.size(), literal) == 0;
        at_ += literal.size();
        break;
      }
      case Op::one: {
        const std::size_t length =
            at_ < text_.size() ? program_->classes[step.item].length_at(text_, at_) : 0;
        goes_on = length > 0;
        at_ += length;
        break;
      }
      case Op::long_run:
      case Op::short_run:
        goes_on = run(index);
        break;
      case Op::choice:
        goes_on = is_new(step.memo, at_) && choose(index, 0);
        break;
      case Op::begin_group:
      case Op::end_group: {
        Span& group = groups_[step.item];
        retreats_.push_back({Retreat::Kind::group, step.item, 0, group.begin, group.end});
        (step.op == Op::begin_group ? group.begin : group.end) = at_;
        break;
      }
      case Op::assertion:
        goes_on = holds(step.assertion);
        break;
      case Op::accept:
        span_ = {begin, at_};
        return true;
    }
    if (!may_go_on() || (!goes_on && !go_back())) return false;
  }
}

void RegexSearch::start_afresh(std::size_t bits) {
  for (const std::size_t word : touched_) tried_[word] = 0;
  touched_.clear();
  if (tried_.size() < bits / 64 + 1) tried_.resize(bits / 64 + 1);
  groups_.assign(program_->groups.size(), {});
}

// The first place from `at` on where a match may begin.
std::size_t RegexSearch::next_begin(std::size_t at) {
  constexpr std::size_t kNone = std::string_view::npos;
  if (program_->prefix.size > 0) {
    at = text_.find(program_->text(program_->prefix), at);
  } else if (!program_->may_be_empty) {
    while (at < text_.size() && !program_->first[static_cast<unsigned char>(text_[at])]) ++at;
    if (at == text_.size()) return kNone;
  } else {
    while (at < text_.size() && continues_character(text_[at])) ++at;
  }
  if (at > text_.size() || (program_->at_begin_only && at > 0)) return kNone;
  if (!needle_ || *needle_ < at) needle_ = text_.find(program_->text(program_->needle), at);
  return *needle_ == kNone ? kNone : at;
}

RegexSearch::Outcome RegexSearch::find(const RegexProgram& program, std::string_view text,
                                       std::size_t from) {
  constexpr std::size_t kMostPerByte = 16;
  constexpr std::size_t kAlways = std::size_t{1} << 14;
  program_ = &program;
  text_ = text;
  from_ = from;
  needle_.reset();
  std::size_t begin = next_begin(from);
  if (begin == std::string_view::npos) return Outcome::absent;
  const std::size_t rest = text.size() - from + 1;
  if (program.memos * rest > kMostMemory) return Outcome::given_up;
  start_afresh(program.memos * rest);
  work_left_ = kAlways + kMostPerByte * rest;
  for (; begin != std::string_view::npos; begin = next_begin(begin + 1)) {
    const bool matches = matches_at(begin);
    if (work_left_ == 0) return Outcome::given_up;
    if (matches) return Outcome::found;
  }
  return Outcome::absent;
}

}  // namespace dtsdoctor
