// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: many literals are looked for in bytes that hold nearly none of them. It looks at
// every fourth 4-byte gram, asks a small Bloom filter, and compares whole literals only where that
// says yes. It finds literals and knows nothing of what they stand for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "match/gram_probe.h"

namespace dtsdoctor {

class WindowsTable {
 public:
  static constexpr std::size_t kGram = GramProbe::kGram;
  static constexpr std::size_t kStride = kGram;
  // A literal this long holds an aligned gram wherever it stands.
  static constexpr std::size_t kShortest = kGram + kStride - 1;

  WindowsTable();

  // `literal` must outlive the table and have at least kShortest bytes. `id` is handed back. Of the
  // literal those kShortest bytes are sampled that begin at `from`: best those that are rare.
  void add(std::string_view literal, std::uint32_t id, std::size_t from = 0);
  // After the last add().
  void finish();

  // Calls found(id, offset) for every literal that stands in `bytes`.
  template <typename Found>
  void find(std::string_view bytes, const Found& found) const {
    GramProbe::Places places;
    const std::size_t grams = bytes.size() / kGram;
    for (std::size_t from = 0; from < grams; from += GramProbe::kMost) {
      const std::size_t count = std::min(grams - from, GramProbe::kMost);
      const std::size_t maybe = probe_.find(bytes.data() + from * kGram, count, places);
      for (std::size_t i = 0; i < maybe; ++i) look_up(bytes, (from + places[i]) * kGram, found);
    }
  }

 private:
  struct Gram {
    std::uint32_t value;
    std::uint32_t offset;  // of the gram in its literal
    std::uint32_t literal;
  };
  struct Literal {
    std::string_view text;
    std::uint32_t id;
    std::uint32_t first;  // gram
    std::uint32_t last;
  };

  static constexpr std::uint32_t kBucketBits = 11;

  [[nodiscard]] static std::uint32_t bucket_of(std::uint32_t gram) {
    return GramProbe::mixed(gram) >> (32 - kBucketBits);
  }

  template <typename Found>
  void look_up(std::string_view bytes, std::size_t at, const Found& found) const {
    const std::uint32_t value = GramProbe::load(bytes.data() + at);
    const std::uint32_t bucket = bucket_of(value);
    for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
      const Gram& gram = grams_[i];
      if (gram.value != value || at < gram.offset) continue;
      const Literal& literal = literals_[gram.literal];
      if (stands_at(bytes, at - gram.offset, literal)) found(literal.id, at - gram.offset);
    }
  }

  // Asks for its ends first: nearly all fall there.
  [[nodiscard]] static bool stands_at(std::string_view bytes, std::size_t begin,
                                      const Literal& literal) {
    const std::size_t size = literal.text.size();
    if (bytes.size() - begin < size) return false;
    const char* const at = bytes.data() + begin;
    const std::uint32_t other =
        (GramProbe::load(at) ^ literal.first) | (GramProbe::load(at + size - kGram) ^ literal.last);
    return other == 0 && std::memcmp(at, literal.text.data(), size) == 0;
  }

  GramProbe probe_;
  std::vector<Literal> literals_;
  std::vector<Gram> grams_;           // by their bucket
  std::vector<std::uint32_t> first_;  // of the grams of each bucket
};

}  // namespace dtsdoctor
