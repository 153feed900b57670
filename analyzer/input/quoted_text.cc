// SPDX-License-Identifier: Apache-2.0
#include "input/logfmt_blocks.h"

#include "input/line_shape.h"

namespace dtsdoctor {

std::vector<Span> logfmt_blocks(std::string_view text) {
  constexpr std::string_view kOpens = "=\"";
  constexpr std::string_view kBreak = "\\n";
  std::vector<Span> blocks;
  for (std::size_t at = text.find(kOpens); at != std::string_view::npos;
       at = text.find(kOpens, at)) {
    const std::size_t quote = at + 1;
    bool is_block = false;
    at = quote + 1;
    const bool is_json = text.substr(at).starts_with('{');
    while (at < text.size() && text[at] != '"' && text[at] != '\n') {
      if (text.substr(at).starts_with(kBreak))
        is_block = is_block || is_json || !block_label(text.substr(at + kBreak.size())).empty();
      at += text[at] == '\\' ? 2 : 1;
    }
    if (at >= text.size()) break;
    if (text[at] == '"' && is_block) blocks.push_back({quote, at + 1});
  }
  return blocks;
}

}  // namespace dtsdoctor
