// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: sanitizers make a test some eight times as slow and memory larger. Tests that
// read thousands of texts are content with some of them there; the other build reads all. It is no
// reason to check less of a text.
#pragma once

namespace dtsdoctor {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace dtsdoctor
