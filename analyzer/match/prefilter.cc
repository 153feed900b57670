// SPDX-License-Identifier: Apache-2.0
#include "match/prefilter.h"

#include <algorithm>
#include <cstring>

namespace dtsdoctor {
namespace {

constexpr std::size_t kGram = 4;
constexpr std::size_t kStride = 4;
constexpr std::size_t kShortest = kGram + kStride - 1;  // a window this long holds an aligned gram
constexpr std::size_t kBloomWords = 2048;               // 16 KiB: stays in the first-level cache

std::uint32_t load(const char* at) {
  std::uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint32_t mixed(std::uint32_t gram) { return gram * 0x9E3779B1u; }
std::size_t word_of(std::uint32_t mix) { return mix >> 21; }
std::uint64_t bits_of(std::uint32_t mix) {
  return (1ull << (mix & 63)) | (1ull << ((mix >> 6) & 63));
}

}  // namespace

Prefilter::Prefilter(const RuleSet& rules) : bloom_(kBloomWords) {
  static_assert(kBloomWords == std::size_t{1} << (32 - 21));
  for (std::uint32_t pattern = 0; pattern < rules.patterns.size(); ++pattern) {
    if (rules.patterns[pattern].slow) always_.push_back(pattern);
    for (const std::string_view literal :
         RuleSet::part(rules.strings, rules.patterns[pattern].windows)) {
      const auto window = static_cast<std::uint32_t>(windows_.size());
      windows_.push_back({literal, pattern});
      for (std::uint32_t offset = 0;
           offset < kStride && offset + kGram <= std::min(literal.size(), kShortest); ++offset) {
        grams_.push_back({load(literal.data() + offset), offset, window});
      }
    }
  }
  std::sort(grams_.begin(), grams_.end(),
            [](const Gram& a, const Gram& b) { return a.value < b.value; });
  for (const Gram& gram : grams_) {
    const std::uint32_t mix = mixed(gram.value);
    bloom_[word_of(mix)] |= bits_of(mix);
  }
}

void Prefilter::look_up(std::uint32_t value, std::string_view bytes, std::size_t at,
                        std::vector<std::uint32_t>& out) const {
  auto gram =
      std::lower_bound(grams_.begin(), grams_.end(), value,
                       [](const Gram& g, std::uint32_t wanted) { return g.value < wanted; });
  for (; gram != grams_.end() && gram->value == value; ++gram) {
    const Window& window = windows_[gram->window];
    if (at < gram->offset) continue;
    const std::size_t begin = at - gram->offset;
    if (bytes.substr(begin, window.literal.size()) == window.literal) out.push_back(window.pattern);
  }
}

void Prefilter::candidates(std::string_view bytes, std::vector<std::uint32_t>& out) const {
  out.assign(always_.begin(), always_.end());
  const char* data = bytes.data();
  for (std::size_t at = 0; at + kGram <= bytes.size(); at += kStride) {
    const std::uint32_t value = load(data + at);
    const std::uint32_t mix = mixed(value);
    const std::uint64_t bits = bits_of(mix);
    if ((bloom_[word_of(mix)] & bits) == bits) look_up(value, bytes, at, out);
  }
  if (out.size() > 1) {
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
}

}  // namespace dtsdoctor
