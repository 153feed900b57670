// SPDX-License-Identifier: Apache-2.0
#include "rules/regex_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// The length of the escape at text[at], which is a backslash. \p{Han} and \x{2028} hold braces that
// are neither block nor quantifier.
std::size_t escape_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.size() < 2) return 1;
  const char kind = rest[1];
  if (kind == 'p' || kind == 'P' || kind == 'x') {
    if (!rest.substr(2).starts_with('{'))
      return std::min<std::size_t>(rest.size(), kind == 'x' ? 4 : 3);
    const std::size_t end = rest.find('}');
    return end == std::string_view::npos ? rest.size() : end + 1;
  }
  std::size_t length = 2;
  while (is_digit(kind) && length < 4 && length < rest.size() && is_digit(rest[length])) ++length;
  return length;
}

// One past the class that opens at text[at].
std::size_t class_end(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '^') ++i;
  if (i < text.size() && text[i] == ']') ++i;
  while (i < text.size() && text[i] != ']') {
    if (text.substr(i).starts_with("[:")) {
      const std::size_t end = text.find(":]", i + 2);
      i = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      i += text[i] == '\\' ? escape_length(text, i) : 1;
    }
  }
  return std::min(text.size(), i + 1);
}

class RunReader {
 public:
  explicit RunReader(std::string_view regex) : regex_(regex) {}

  std::vector<std::string> read() {
    // Flags and \Q…\E change what the characters behind them mean.
    if (regex_.find("\\Q") != std::string_view::npos || changes_flags()) return {};
    while (at_ < regex_.size()) {
      if (!step()) return {};
    }
    end_run();
    return std::move(runs_);
  }

 private:
  [[nodiscard]] bool changes_flags() const {
    for (std::size_t i = regex_.find("(?"); i != std::string_view::npos;
         i = regex_.find("(?", i + 2)) {
      const std::string_view rest = regex_.substr(i + 2);
      if (!rest.starts_with(':') && !rest.starts_with("P<")) return true;
    }
    return false;
  }

  // False where nothing can be said about the whole.
  bool step() {
    const char c = regex_[at_];
    if (c == '\\') return escape();
    if (c == '[') return skip(class_end(regex_, at_));
    ++at_;
    switch (c) {
      case '|':
        return depth_ > 0;
      case '(':
        end_run();
        open_group();
        return true;
      case ')':
        end_run();
        return close_group();
      case '*':
      case '?':
        drop_last();
        return true;
      case '{':
        drop_last();
        end_of_count();
        return true;
      case '+':
      case '.':
      case '^':
      case '$':
        end_run();
        return true;
      default:
        break;
    }
    if (depth_ == 0) run_.push_back(c);
    return true;
  }

  // What stands in a group that must be there, and is no choice, stands in whatever matches.
  void open_group() {
    if (depth_ > 0 || !is_plain_group(at_)) {
      ++depth_;
      return;
    }
    ++plain_;
    if (regex_.substr(at_).starts_with("?:")) at_ += 2;
    if (regex_.substr(at_).starts_with("?P<")) at_ = regex_.find('>', at_) + 1;
  }

  bool close_group() {
    int& open = depth_ > 0 ? depth_ : plain_;
    return --open >= 0;
  }

  // `at`: behind its bracket.
  [[nodiscard]] bool is_plain_group(std::size_t at) const {
    int inner = 0;
    while (at < regex_.size()) {
      const char c = regex_[at];
      if (c == '\\' || c == '[') {
        at = c == '[' ? class_end(regex_, at) : at + escape_length(regex_, at);
        continue;
      }
      ++at;
      if (c == '|' && inner == 0) return false;
      if (c == '(') ++inner;
      if (c == ')' && inner-- == 0) break;
    }
    return at == regex_.size() || !is_one_of(regex_[at], "*?{");
  }

  bool escape() {
    const std::size_t length = escape_length(regex_, at_);
    const char c = length == 2 ? regex_[at_ + 1] : 'x';
    if (is_alnum(c) || static_cast<unsigned char>(c) >= 0x80) return skip(at_ + length);
    if (depth_ == 0) run_.push_back(c);
    at_ += length;
    return true;
  }

  bool skip(std::size_t to) {
    end_run();
    at_ = to;
    return true;
  }

  // What a quantifier may repeat no times is no part of the run.
  void drop_last() {
    // The last character may be of several bytes; they are no part of any window anyway.
    while (!run_.empty() && (static_cast<unsigned char>(run_.back()) & 0xC0) == 0x80)
      run_.pop_back();
    if (!run_.empty()) run_.pop_back();
    end_run();
  }

  // A brace without a count is RE2's literal one, and what stands in it is read as usual.
  void end_of_count() {
    std::size_t end = at_;
    while (end < regex_.size() && (is_digit(regex_[end]) || regex_[end] == ',')) ++end;
    if (end > at_ && end < regex_.size() && regex_[end] == '}') at_ = end + 1;
  }

  void end_run() {
    if (!run_.empty()) runs_.push_back(std::move(run_));
    run_.clear();
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  int depth_ = 0;  // open groups, from the outermost one on of which nothing can be told
  int plain_ = 0;  // those around them
  std::string run_;
  std::vector<std::string> runs_;
};

}  // namespace

bool is_block_name(std::string_view name) {
  return !name.empty() && (is_alpha(name.front()) || name.front() == '_') &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_alnum(c) || c == '_'; });
}

std::string expand_blocks(FirstProblem& problems, Spot spot, const Blocks& blocks) {
  const std::string_view text = spot.value->text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '\\' ? escape_length(text, at) : 1;
    const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
    const std::string_view name =
        end != std::string_view::npos ? text.substr(at + 1, end - at - 1) : "";
    if (!is_block_name(name)) {
      out += text.substr(at, length);
      at += length;
      continue;
    }
    const auto nearest = std::find_if(blocks.rbegin(), blocks.rend(),
                                      [&](const Block* block) { return block->name == name; });
    if (nearest != blocks.rend()) {
      out += (*nearest)->regex;
      ++(*nearest)->uses;
    } else {
      std::vector<std::string_view> known;
      for (const Block* block : blocks) known.push_back(block->name);
      const Message guess = did_you_mean(name, known);
      problems.add(
          fmt::format("there is no block {{{}}}", name), spot.inside(at, end + 1),
          "blocks stand in \"blocks\" of the file, above their use, or in a file that shares them",
          guess.empty() ? Message("write \\\\{ for a brace of the text itself") : guess);
    }
    at = end + 1;
  }
  return out;
}

std::vector<std::string> check_regex(FirstProblem& problems, Spot spot, const std::string& regex,
                                     bool fold) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!fold);
  const RE2 compiled(regex, options);
  if (!compiled.ok()) {
    const std::size_t at = compiled.error_arg().empty()
                               ? std::string::npos
                               : spot.value->text.find(compiled.error_arg());
    problems.add(
        "bad regular expression",
        at == std::string::npos ? spot.place() : spot.inside(at, at + compiled.error_arg().size()),
        compiled.error(), "it must be in RE2's syntax, with \\\\ for each backslash");
    return {};
  }
  std::vector<std::string> groups;
  for (const auto& [number, name] : compiled.CapturingGroupNames()) groups.push_back(name);
  return groups;
}

std::vector<std::string> literal_runs(std::string_view regex) { return RunReader(regex).read(); }

}  // namespace dtsdoctor
