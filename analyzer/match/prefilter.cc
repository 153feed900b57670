// SPDX-License-Identifier: Apache-2.0
#include "match/prefilter.h"

#include <algorithm>
#include <cstring>

#include "input/dts_context.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kGram = 4;
constexpr std::size_t kStride = 4;
constexpr std::size_t kShortest = kGram + kStride - 1;  // a window this long holds an aligned gram
constexpr std::uint32_t kSign = 0xFFFFFFFF;             // "pattern" of a sign of DTS
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

Prefilter::Windows::Windows() : bloom_(kBloomWords) {
  static_assert(kBloomWords == std::size_t{1} << (32 - 21));
}

void Prefilter::Windows::add(std::string_view literal, std::uint32_t pattern) {
  const auto window = static_cast<std::uint32_t>(windows_.size());
  windows_.push_back({literal, pattern});
  for (std::uint32_t offset = 0;
       offset < kStride && offset + kGram <= std::min(literal.size(), kShortest); ++offset) {
    grams_.push_back({load(literal.data() + offset), offset, window});
  }
}

void Prefilter::Windows::finish() {
  std::sort(grams_.begin(), grams_.end(),
            [](const Gram& a, const Gram& b) { return a.value < b.value; });
  for (const Gram& gram : grams_) {
    const std::uint32_t mix = mixed(gram.value);
    bloom_[word_of(mix)] |= bits_of(mix);
  }
}

void Prefilter::Windows::look_up(std::uint32_t value, std::string_view bytes, std::size_t at,
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

void Prefilter::Windows::find(std::string_view bytes, std::vector<std::uint32_t>& out) const {
  const char* data = bytes.data();
  for (std::size_t at = 0; at + kGram <= bytes.size(); at += kStride) {
    const std::uint32_t value = load(data + at);
    const std::uint32_t mix = mixed(value);
    const std::uint64_t bits = bits_of(mix);
    if ((bloom_[word_of(mix)] & bits) == bits) look_up(value, bytes, at, out);
  }
}

void Prefilter::Scope::find(std::string_view bytes, std::vector<std::uint32_t>& out) const {
  out.insert(out.end(), always.begin(), always.end());
  windows.find(bytes, out);
}

Prefilter::Prefilter(const RuleSet& rules) {
  for (std::uint32_t pattern = 0; pattern < rules.patterns.size(); ++pattern) {
    const Pattern& row = rules.patterns[pattern];
    Scope& scope = row.context == Context::any   ? anywhere_
                   : row.context == Context::dts ? in_dts_
                                                 : in_reply_;
    if (row.slow) scope.always.push_back(pattern);
    for (const std::string_view literal : RuleSet::part(rules.strings, row.windows))
      scope.windows.add(literal, pattern);
  }
  for (const std::string_view sign : dts_windows()) anywhere_.windows.add(sign, kSign);
  for (Scope* scope : {&anywhere_, &in_dts_, &in_reply_}) scope->windows.finish();
}

void Prefilter::candidates(std::string_view bytes, std::vector<std::uint32_t>& out,
                           bool in_reply) const {
  out.clear();
  anywhere_.find(bytes, out);
  const auto signs = std::remove(out.begin(), out.end(), kSign);
  const bool in_dts = in_reply || signs != out.end() || may_hold_dts_number(bytes);
  out.erase(signs, out.end());
  if (in_dts) in_dts_.find(bytes, out);
  if (in_reply) in_reply_.find(bytes, out);
  if (out.size() > 1) {
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
}

}  // namespace dtsdoctor
