// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: secrets and ids are told by shapes in texts that may hold any bytes. This is how
// such an expression is compiled and how its matches are gone through. It knows no shape.
#pragma once

#include <re2/re2.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// Latin-1: the text may hold any bytes, and every shape is ASCII.
[[nodiscard]] inline RE2::Options byte_options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  return options;
}

// Calls `take(span)` for group 1 of every match, unless it is empty.
template <typename Take>
void for_each_match(const RE2& shape, std::string_view text, Take take) {
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece part;
  while (RE2::FindAndConsume(&rest, shape, &part)) {
    if (part.empty()) continue;
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    take(Span{begin, begin + part.size()});
  }
}

// The same in parts of the text, each by itself.
template <typename Take>
void for_each_match(const RE2& shape, std::string_view text, const std::vector<Span>& parts,
                    Take take) {
  for (const Span& part : parts) {
    for_each_match(shape, text.substr(part.begin, part.end - part.begin), [&](Span span) {
      take(Span{part.begin + span.begin, part.begin + span.end});
    });
  }
}

}  // namespace dtsdoctor
