// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/text_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

std::string retry_text(const ChainRetry& retry, Lang lang) {
  const auto& [times, seconds, limit] = retry;
  if (times == 0) return std::string(wording::kNotRetried.in(lang));
  if (times == 1) {
    return limit ? wording::fill(wording::kRetriedOnce, lang, seconds, *limit)
                 : wording::fill(wording::kRetriedOnceNoLimit, lang, seconds);
  }
  return limit ? wording::fill(wording::kRetried, lang, times, seconds, *limit)
               : wording::fill(wording::kRetriedNoLimit, lang, times, seconds);
}

}  // namespace

std::string task_text(const JobReport& job, Lang lang) {
  std::string text = job.id.empty()     ? job.name
                     : job.name.empty() ? job.id
                                        : fmt::format("{} ({})", job.id, job.name);
  if (job.stages.empty()) return text;
  std::vector<std::string> stages;
  for (const std::string& stage : job.stages) stages.emplace_back(wording::stage(stage, lang));
  return text.empty() ? wording::listed(stages, lang)
                      : wording::fill(wording::kInStage, lang, text, wording::listed(stages, lang));
}

std::string path_text(const std::vector<PathReport>& path, Lang lang) {
  std::string out;
  for (const PathReport& link : path) {
    std::string text = link.component;
    for (const std::string& name : {link.code, link.code.empty() ? link.exception : ""}) {
      if (!name.empty()) text += (text.empty() ? "" : " ") + name;
    }
    if (link.retry)
      text = wording::fill(wording::kBracketed, lang, text, retry_text(*link.retry, lang));
    if (!out.empty())
      out += out.ends_with("）") ? "> " : " > ";  // a full-width mark is blank enough
    out += text;
  }
  return out;
}

}  // namespace dtsdoctor
