// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a rule file: it is loaded, or refused with a problem that can be shown. What loads
// can be matched against its own text.
#include <cstdlib>

#include "base/utf8.h"
#include "match/match_text.h"
#include "rules/loader.h"

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::vector<RuleFile> files = {{"patterns/fuzz.json", text, 0}};
  const Result<LoadedRules> loaded = load_rules(files);
  if (loaded.ok()) {
    for (const Match& match : match_text(loaded->rules, text))
      require(match.pattern < loaded->rules.patterns.size());
    return 0;
  }
  const std::string shown = render(loaded.problem());
  require(is_valid_utf8(shown) && shown.find('\x1b') == std::string::npos);
  return 0;
}
