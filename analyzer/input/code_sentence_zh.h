// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what code_sentence knows of English, in Chinese, which has no blanks between
// words: a word that decides, and pieces that may stand between it and the code. A clause ends at a
// comma, a full stop, a colon or at what is no Chinese. It understands no sentence; what it does
// not know reports the code.
#pragma once

#include <string_view>

namespace dtsdoctor {

// `front` and `behind`: the line around the code, without the marks and blanks at it.
// "不再出现 X", "如果任务报 X", "处理 X", "X 表示…", "X 已解决"
[[nodiscard]] bool mentions_code_in_chinese(std::string_view front, std::string_view behind);

}  // namespace dtsdoctor
