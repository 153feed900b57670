// SPDX-License-Identifier: Apache-2.0
//
// The first line is an expression, the rest a text: our search finds in it what RE2 finds, or does
// not understand the expression.
#include <re2/re2.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "match/regex_cache.h"
#include "match/regex_search.h"

using namespace dtsdoctor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos || !is_valid_utf8(input)) return 0;
  const std::string_view text = input.substr(end + 1);
  MatchNode leaf;
  leaf.op = MatchOp::re;
  leaf.value = input.substr(0, end);
  leaf.fold = size % 2 == 1;
  RE2::Options quiet;
  quiet.set_log_errors(false);
  quiet.set_case_sensitive(!leaf.fold);
  if (!RE2(re2::StringPiece(leaf.value.data(), leaf.value.size()), quiet).ok()) return 0;
  const std::optional<RegexProgram> program = RegexProgram::compile(leaf.value, leaf.fold);
  if (!program) return 0;
  RegexSearch search;
  const RegexSearch::Outcome outcome = search.find(*program, text, 0);
  if (outcome == RegexSearch::Outcome::given_up) return 0;
  const std::optional<LeafHit> hit = RegexCache(1).find(0, leaf, text, 0);
  if (hit.has_value() != (outcome == RegexSearch::Outcome::found)) std::abort();
  if (!hit) return 0;
  if (hit->span != search.span()) std::abort();
  std::size_t group = 0;
  for (const Capture& capture : hit->groups) {
    while (search.groups()[group].begin == search.groups()[group].end) ++group;
    if (program->groups[group] != capture.name || search.groups()[group] != capture.raw)
      std::abort();
    ++group;
  }
  return 0;
}
