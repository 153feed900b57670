// SPDX-License-Identifier: Apache-2.0
#include "input/line_split.h"

#include <algorithm>

#include "base/avx2.h"
#ifdef DTSDOCTOR_AVX2
#include <immintrin.h>
#endif

namespace dtsdoctor {
namespace {

class Splitter {
 public:
  explicit Splitter(std::string_view bytes) : bytes_(bytes) {
    constexpr std::size_t kUsualLine = 96;
    split_.begins.reserve(bytes.size() / kUsualLine + 2);
    split_.plain.reserve(bytes.size() / kUsualLine + 1);
  }

  // A line ends at `end`, which is behind all that was told before.
  void end_line(std::size_t end) {
    split_.begins.push_back(static_cast<std::uint32_t>(begin_));
    split_.plain.push_back(plain_ ? 1 : 0);
    begin_ = end + 1;
    plain_ = true;
  }

  // A tab or an escape stands in the line that is not ended yet.
  void note_odd() { plain_ = false; }

  // From here on byte by byte.
  [[nodiscard]] LineSplit finish(std::size_t from) {
    for (std::size_t at = from; at < bytes_.size(); ++at) {
      const char c = bytes_[at];
      if (c == '\n') end_line(at);
      if (c == '\t' || c == '\x1b') note_odd();
    }
    // As if the last line had an end, too.
    if (begin_ < bytes_.size()) end_line(bytes_.size());
    split_.begins.push_back(static_cast<std::uint32_t>(begin_));
    return std::move(split_);
  }

 private:
  std::string_view bytes_;
  LineSplit split_;
  std::size_t begin_ = 0;
  bool plain_ = true;
};

#ifdef DTSDOCTOR_AVX2

// Thirty-two bytes at a time.
DTSDOCTOR_AVX2 LineSplit split_by_avx2(std::string_view bytes) {
  constexpr std::size_t kWidth = 32;
  Splitter splitter(bytes);
  const __m256i end = _mm256_set1_epi8('\n');
  const __m256i tab = _mm256_set1_epi8('\t');
  const __m256i escape = _mm256_set1_epi8('\x1b');
  std::size_t at = 0;
  for (; at + kWidth <= bytes.size(); at += kWidth) {
    const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + at));
    auto ends = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(block, end)));
    auto odd = static_cast<std::uint32_t>(_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_cmpeq_epi8(block, tab), _mm256_cmpeq_epi8(block, escape))));
    for (; ends != 0; ends &= ends - 1) {
      const std::uint32_t before = (ends & (0U - ends)) - 1;
      if ((odd & before) != 0) splitter.note_odd();
      odd &= ~before;
      splitter.end_line(at + static_cast<std::size_t>(__builtin_ctz(ends)));
    }
    if (odd != 0) splitter.note_odd();
  }
  return splitter.finish(at);
}

#endif

}  // namespace

LineSplit split_lines_portably(std::string_view bytes) { return Splitter(bytes).finish(0); }

LineSplit split_lines(std::string_view bytes) {
#ifdef DTSDOCTOR_AVX2
  if (has_avx2()) return split_by_avx2(bytes);
#endif
  return split_lines_portably(bytes);
}

}  // namespace dtsdoctor
