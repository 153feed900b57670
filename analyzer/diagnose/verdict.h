// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the five things dtsdoctor may say of a documented cause, and three-valued logic
// underneath. "Unknown" is an answer here, never a default for false.
#pragma once

#include <cstdint>
#include <string_view>

namespace dtsdoctor {

enum class Verdict : std::uint8_t {
  confirmed,  // shown by evidence besides the message, or named by the message itself
  likely,     // something speaks for it and nothing against it, or it is the only documented cause
  conflicting,  // shown to be so and shown not to be so: the inputs do not fit each other
  unknown,      // what would decide it is not at hand
  ruled_out,    // shown not to be so
};

[[nodiscard]] constexpr std::string_view name_of(Verdict value) {
  switch (value) {
    case Verdict::confirmed:
      return "confirmed";
    case Verdict::likely:
      return "likely";
    case Verdict::conflicting:
      return "conflicting";
    case Verdict::unknown:
      return "unknown";
    case Verdict::ruled_out:
      break;
  }
  return "ruled_out";
}

enum class Tri : std::uint8_t { no, yes, unknown };

[[nodiscard]] constexpr Tri tri(bool value) { return value ? Tri::yes : Tri::no; }

[[nodiscard]] constexpr Tri negated(Tri value) {
  return value == Tri::unknown ? Tri::unknown : tri(value == Tri::no);
}

}  // namespace dtsdoctor
