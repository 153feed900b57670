// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: style and script of the page are files of their own (html/page.css, page.js), so
// that they can be read and checked as what they are; the build makes constants of them. Their
// hashes are all that the page's own policy lets in: whatever a log may smuggle in does not run.
#pragma once

#include <string_view>

namespace dtsdoctor {

extern const std::string_view kPageCss;
extern const std::string_view kPageJs;
// As Content-Security-Policy writes them: 'sha256-…'.
extern const std::string_view kPageCssHash;
extern const std::string_view kPageJsHash;

}  // namespace dtsdoctor
