// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: many literals are looked for in bytes that hold nearly none of them. It looks at
// every fourth 4-byte gram, asks a small Bloom filter, and compares whole literals only where that
// says yes. It finds literals and knows nothing of what they stand for.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace dtsdoctor {

class WindowsTable {
 public:
  static constexpr std::size_t kGram = 4;
  static constexpr std::size_t kStride = 4;
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
    const char* const data = bytes.data();
    constexpr std::size_t kStep = 8 * kStride;
    std::size_t at = 0;
    // Eight independent probes at a time; nearly always all say no.
    for (; at + kStep + kGram <= bytes.size(); at += kStep) {
      std::uint32_t maybe = 0;
      for (std::uint32_t i = 0; i < 8; ++i)
        maybe |= static_cast<std::uint32_t>(may_hold(load(data + at + i * kStride))) << i;
      for (; maybe != 0; maybe &= maybe - 1)
        look_up(bytes, at + static_cast<std::size_t>(std::countr_zero(maybe)) * kStride, found);
    }
    for (; at + kGram <= bytes.size(); at += kStride) {
      if (may_hold(load(data + at))) look_up(bytes, at, found);
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
  };

  static constexpr std::uint32_t kWordBits = 11;  // 16 KiB: stays in the first-level cache

  static std::uint32_t load(const char* at) {
    std::uint32_t value;
    std::memcpy(&value, at, sizeof value);
    return value;
  }
  static std::uint32_t mixed(std::uint32_t gram) { return gram * 0x9E3779B1u; }
  static std::uint64_t bits_of(std::uint32_t mix) {
    return (1ull << (mix & 63)) | (1ull << ((mix >> 6) & 63));
  }
  [[nodiscard]] bool may_hold(std::uint32_t gram) const {
    const std::uint32_t mix = mixed(gram);
    const std::uint64_t bits = bits_of(mix);
    return (bloom_[mix >> (32 - kWordBits)] & bits) == bits;
  }

  template <typename Found>
  void look_up(std::string_view bytes, std::size_t at, const Found& found) const {
    const std::uint32_t value = load(bytes.data() + at);
    const std::uint32_t bucket = mixed(value) >> (32 - kWordBits);
    for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
      if (grams_[i].value != value || at < grams_[i].offset) continue;
      const Literal& literal = literals_[grams_[i].literal];
      const std::size_t begin = at - grams_[i].offset;
      if (bytes.substr(begin, literal.text.size()) == literal.text) found(literal.id, begin);
    }
  }

  std::vector<Literal> literals_;
  std::vector<Gram> grams_;           // by the word of the filter that they are in
  std::vector<std::uint32_t> first_;  // of the grams of each word
  std::vector<std::uint64_t> bloom_;  // two bits a gram within one word
};

}  // namespace dtsdoctor
