// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: rule files are written by people, and whatever is wrong in one must be answered
// with its line and a caret. These readers take JSON values strictly: an unknown key, a missing one
// or a wrong type is a Problem, and the reader goes on with an empty value, so that loading code
// needs no error branches. Only the first Problem is kept. It knows no key of any rule file.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/source.h"
#include "base/spelling.h"
#include "rules/enum_names.h"

namespace dtsdoctor {

// A JSON value and the file it stands in.
struct Spot {
  const Source* source = nullptr;
  const JsonValue* value = nullptr;

  [[nodiscard]] Place place() const { return source->place(value->span); }
  // Only the opening bracket: an object as a whole is too much to mark.
  [[nodiscard]] Place opening() const {
    return source->place({value->span.begin, value->span.begin + 1});
  }
  // Bytes [begin, end) of the decoded string.
  [[nodiscard]] Place inside(std::size_t begin, std::size_t end) const;
};

// Keeps the first Problem reported to it.
class FirstProblem {
 public:
  void add(Problem problem) {
    if (!problem_) problem_ = std::move(problem);
  }
  void add(Message what, Place where, Message why = "", Message help = "") {
    add(Problem{std::move(what), std::move(where), std::move(why), std::move(help)});
  }
  [[nodiscard]] bool any() const { return problem_.has_value(); }
  [[nodiscard]] const Problem& get() const { return *problem_; }

 private:
  std::optional<Problem> problem_;
};

// `name` is how messages call the value: "'title'", "a check".
[[nodiscard]] std::string_view read_string(FirstProblem& problems, Spot spot,
                                           std::string_view name);
[[nodiscard]] std::string_view read_filled_string(FirstProblem& problems, Spot spot,
                                                  std::string_view name);
[[nodiscard]] bool read_boolean(FirstProblem& problems, Spot spot, std::string_view name);
[[nodiscard]] std::uint32_t read_count(FirstProblem& problems, Spot spot, std::string_view name);
[[nodiscard]] std::vector<Spot> read_list(FirstProblem& problems, Spot spot, std::string_view name);

// "must be one of …" with "did you mean", for a value out of a closed set.
void report_unknown_word(FirstProblem& problems, Spot spot, std::string_view name,
                         const std::vector<std::string_view>& known);

template <typename E, std::size_t N>
[[nodiscard]] E read_enum(FirstProblem& problems, Spot spot, std::string_view name,
                          const Named<E> (&table)[N]) {
  const std::string_view word = read_string(problems, spot, name);
  if (const std::optional<E> value = value_in(table, word)) return *value;
  if (spot.value->is_string()) report_unknown_word(problems, spot, name, names_in(table));
  return table[0].value;
}

// One JSON object whose keys are all known beforehand.
class ObjectReader {
 public:
  // Reports a value that is no object, unknown keys and repeated keys. `what` names the object in
  // messages: "a pattern".
  ObjectReader(FirstProblem& problems, Spot spot, std::string_view what,
               std::initializer_list<std::string_view> keys);

  [[nodiscard]] std::optional<Spot> find(std::string_view key) const;
  // Reports a missing key.
  [[nodiscard]] std::optional<Spot> need(std::string_view key) const;

  // Required, not empty.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  [[nodiscard]] std::string_view text_or(std::string_view key, std::string_view fallback) const;
  [[nodiscard]] bool boolean_or(std::string_view key, bool fallback) const;
  // Empty if the key is missing.
  [[nodiscard]] std::vector<Spot> list(std::string_view key) const;

  template <typename E, std::size_t N>
  [[nodiscard]] E word_or(std::string_view key, const Named<E> (&table)[N], E fallback) const {
    const std::optional<Spot> spot = find(key);
    return spot ? read_enum(problems_, *spot, quoted(key), table) : fallback;
  }
  template <typename E, std::size_t N>
  [[nodiscard]] E word(std::string_view key, const Named<E> (&table)[N]) const {
    const std::optional<Spot> spot = need(key);
    return spot ? read_enum(problems_, *spot, quoted(key), table) : table[0].value;
  }

  [[nodiscard]] const Spot& spot() const { return spot_; }

  [[nodiscard]] static std::string quoted(std::string_view key) { return fmt::format("'{}'", key); }

 private:
  FirstProblem& problems_;
  Spot spot_;
  std::string_view what_;
};

}  // namespace dtsdoctor
