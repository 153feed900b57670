// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the small parts of which all rows of a RuleSet are made: texts in two languages,
// ranges of a table, words of a closed set, where a statement comes from. They own nothing: text is
// a view into what the RuleSet keeps.
#pragma once

#include <cstdint>
#include <string_view>

namespace dtsdoctor {

enum class Lang : std::uint8_t { en, zh };

// A text for users in both languages; zh falls back to en where it is empty.
struct Words {
  std::string_view en;
  std::string_view zh;

  [[nodiscard]] std::string_view in(Lang lang) const {
    return lang == Lang::zh && !zh.empty() ? zh : en;
  }
};

// Entries [begin, begin + count) of a table of the same RuleSet.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

enum class Severity : std::uint8_t { error, warning, info };
enum class Status : std::uint8_t { experimental, stable, deprecated };
enum class Retryable : std::uint8_t { no, after_fix, maybe_transient };
enum class OriginKind : std::uint8_t { documented, observed, inferred };
// Where a pattern may match: anywhere, in output that names DTS, or in what a reply about tasks
// says.
enum class Context : std::uint8_t { any, dts, reply };
enum class Applicability : std::uint8_t { machine, has_placeholders, manual };

struct Origin {
  OriginKind kind = OriginKind::inferred;
  std::string_view url;
  std::string_view captured;  // ISO date, may be empty
};

}  // namespace dtsdoctor
