// SPDX-License-Identifier: Apache-2.0
//
// docs/knowledge.md is what the rules say today.
#include <fstream>
#include <iterator>

#include "catch.h"
#include "report/explain_topic.h"
#include "rules/builtin.h"

namespace dtsdoctor {

TEST_CASE("knowledge page: docs/knowledge.md and knowledge.zh.md are of these rules") {
  ExplainTopic everything;
  everything.kind = ExplainTopic::Kind::everything;
  for (const auto& [name, lang] :
       {std::pair("knowledge.md", Lang::en), std::pair("knowledge.zh.md", Lang::zh)}) {
    INFO("dtsdoctor explain --all -f markdown [--lang zh] > docs/" << name << " writes it anew");
    std::ifstream file(std::string(DTSDOCTOR_SOURCE_DIR) + "/docs/" + name, std::ios::binary);
    const std::string page((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
    // Not CHECK(a == b): a million characters help nobody.
    CHECK((page == explain_markdown(builtin_rules(), everything, lang)));
  }
}

}  // namespace dtsdoctor
