// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/text_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

}  // namespace

std::string task_text(const JobReport& job, Lang lang) {
  std::string text = job.id.empty()     ? job.name
                     : job.name.empty() ? job.id
                                        : fmt::format("{} ({})", job.id, job.name);
  if (job.stages.empty()) return text;
  std::vector<std::string> stages;
  for (const std::string& stage : job.stages) stages.emplace_back(wording::stage(stage, lang));
  return text.empty() ? joined(stages, ", ")
                      : wording::fill(wording::kInStage, lang, text, joined(stages, ", "));
}

std::string path_text(const std::vector<PathReport>& path, Lang lang) {
  std::vector<std::string> links;
  for (const PathReport& link : path) {
    std::string text = link.component;
    for (const std::string& name : {link.code, link.code.empty() ? link.exception : ""}) {
      if (!name.empty()) text += (text.empty() ? "" : " ") + name;
    }
    if (link.retry) {
      const auto& [times, seconds, limit] = *link.retry;
      text += " (";
      text += times == 0 ? std::string(wording::kNotRetried.in(lang))
              : limit    ? wording::fill(wording::kRetried, lang, times, seconds, *limit)
                         : wording::fill(wording::kRetriedNoLimit, lang, times, seconds);
      text += ")";
    }
    links.push_back(std::move(text));
  }
  return joined(links, " > ");
}

}  // namespace dtsdoctor
