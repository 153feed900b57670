// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a few loops see every byte of gigabytes. They are written twice: for any
// machine, and for those with AVX2, which are asked for once. A function of the second kind begins
// with DTSDOCTOR_AVX2 and stands between #ifdefs of it; a test compares the two.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define DTSDOCTOR_AVX2 [[gnu::target("avx2")]]
#endif

namespace dtsdoctor {

[[nodiscard]] inline bool has_avx2() {
#ifdef DTSDOCTOR_AVX2
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

}  // namespace dtsdoctor
