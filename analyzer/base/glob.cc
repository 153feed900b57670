// SPDX-License-Identifier: Apache-2.0
#include "base/glob.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::string_view take_character(std::string_view& text) {
  const std::string_view character = text.substr(0, character_length(text));
  text.remove_prefix(character.size());
  return character;
}

Problem refused(std::string_view pattern, Message why, Message help) {
  return {said("'{}' is no pattern for file names", pattern), std::nullopt, std::move(why),
          std::move(help)};
}

}  // namespace

Result<Glob> Glob::parse(std::string_view pattern) {
  Glob glob;
  std::string_view rest = pattern;
  if (rest.ends_with('/') && !rest.ends_with("\\/")) {
    glob.folders_only_ = true;
    rest.remove_suffix(1);
  }
  glob.whole_path_ = rest.find('/') != std::string_view::npos;
  if (rest.starts_with('/')) rest.remove_prefix(1);
  if (rest.empty()) return refused(pattern, "it names nothing", "");
  bool name_begins = true;
  while (!rest.empty()) {
    const bool at_name = std::exchange(name_begins, false);
    if (at_name && rest.starts_with("**/")) {
      rest.remove_prefix(3);
      glob.tokens_.push_back({Kind::folders});
      glob.tokens_.push_back({Kind::inside});
      name_begins = true;
      continue;
    }
    if (at_name && rest == "**") {
      glob.tokens_.push_back({Kind::all_below});
      break;
    }
    if (rest.front() == '[') {
      if (!glob.add_set(rest))
        return refused(pattern, "its '[' has no ']'", "a [ that is part of a name is written \\[");
      continue;
    }
    std::string_view character = take_character(rest);
    if (character == "*") {
      glob.tokens_.push_back({Kind::star});
    } else if (character == "?") {
      glob.tokens_.push_back({Kind::any});
    } else {
      if (character == "\\" && !rest.empty()) character = take_character(rest);
      name_begins = character == "/";
      glob.tokens_.push_back({Kind::text, std::string(character)});
    }
  }
  return glob;
}

bool Glob::add_set(std::string_view& pattern) {
  std::string_view rest = pattern.substr(1);
  Token token{Kind::set};
  if (rest.starts_with('!') || rest.starts_with('^')) {
    token.is_negated = true;
    rest.remove_prefix(1);
  }
  const auto end_of_range = [&rest] {
    std::string_view character = take_character(rest);
    if (character == "\\" && !rest.empty()) character = take_character(rest);
    return code_point(character);
  };
  bool is_first = true;  // a ] that comes first is one of the characters
  while (!rest.empty() && (is_first || rest.front() != ']')) {
    is_first = false;
    const char32_t from = end_of_range();
    char32_t to = from;
    if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
      rest.remove_prefix(1);
      to = end_of_range();
    }
    token.set.emplace_back(from, to);
  }
  if (rest.empty()) return false;
  pattern = rest.substr(1);
  tokens_.push_back(std::move(token));
  return true;
}

bool Glob::matches(std::string_view path, bool is_folder) const {
  if (folders_only_ && !is_folder) return false;
  if (!whole_path_) path = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  return matches_all(path);
}

// Walks all ways through the tokens at once: `here[i]`: the text up to now may end before token i.
bool Glob::matches_all(std::string_view text) const {
  const std::size_t end = tokens_.size();
  std::vector<bool> here(end + 1, false);
  std::vector<bool> next(end + 1, false);
  const auto step_over_nothing = [&](std::vector<bool>& states) {
    for (std::size_t i = 0; i < end; ++i) {
      if (!states[i]) continue;
      if (tokens_[i].kind == Kind::star) states[i + 1] = true;
      if (tokens_[i].kind == Kind::folders) states[i + 1] = states[i + 2] = true;
    }
  };
  here[0] = true;
  step_over_nothing(here);
  while (!text.empty()) {
    const std::string_view character = take_character(text);
    const char32_t point = code_point(character);
    const bool is_slash = character == "/";
    std::fill(next.begin(), next.end(), false);
    for (std::size_t i = 0; i < end; ++i) {
      if (!here[i]) continue;
      const Token& token = tokens_[i];
      switch (token.kind) {
        case Kind::text:
          if (character == token.text) next[i + 1] = true;
          break;
        case Kind::any:
          if (!is_slash) next[i + 1] = true;
          break;
        case Kind::set: {
          const bool is_in = std::any_of(
              token.set.begin(), token.set.end(),
              [point](const auto& range) { return point >= range.first && point <= range.second; });
          if (!is_slash && is_in != token.is_negated) next[i + 1] = true;
          break;
        }
        case Kind::star:
          if (!is_slash) next[i] = true;
          break;
        case Kind::inside:
          next[i] = true;
          if (is_slash) next[i + 1] = true;
          break;
        case Kind::all_below:
          next[i] = next[i + 1] = true;
          break;
        case Kind::folders:  // behind it are its ways on
          break;
      }
    }
    step_over_nothing(next);
    here.swap(next);
  }
  return here[end];
}

}  // namespace dtsdoctor
