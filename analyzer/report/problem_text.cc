// SPDX-License-Identifier: Apache-2.0
#include "report/problem_text.h"

#include "base/utf8.h"
#include "report/problem_words.h"
#include "report/wrap.h"

namespace dtsdoctor {

std::string problem_text(const Problem& problem, const char* headline, Lang lang,
                         std::size_t width) {
  const bool zh = lang == Lang::zh;
  const Problem told = worded(problem, lang);
  const auto [lines, margin] = excerpt_of(told.where, width);
  std::string out;
  const auto prose = [&](const std::string& lead, const Message& text) {
    if (width == 0) {
      out += lead + visible(text.english()) + '\n';
      return;
    }
    for (const std::string& line : hanging(lead, visible(text.english()), width))
      out += line + '\n';
  };
  prose(worded(headline, lang) + (zh ? "：" : ": "), told.what);
  out += lines;
  if (!told.why.empty()) prose(margin + "= ", told.why);
  if (!told.help.empty()) prose(margin + (zh ? "= 建议：" : "= help: "), told.help);
  return out;
}

}  // namespace dtsdoctor
