// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace dtsdoctor {
namespace {

namespace fs = std::filesystem;

Problem unreadable(const std::string& path, const std::error_code& error) {
  return {said("cannot read the rules in '{}'", path), std::nullopt,
          Message::known(error.message()), "--rules takes a folder of rule files (*.json)"};
}

bool is_rule_file(const std::string& name) {
  return name.ends_with(".json") && !name.ends_with(".schema.json");
}

}  // namespace

Result<std::vector<RuleFile>> read_rule_folder(const std::string& dir, int level) {
  std::error_code error;
  fs::recursive_directory_iterator entry(dir, error);
  if (error) return unreadable(dir, error);
  std::vector<RuleFile> files;
  for (; entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (error) return unreadable(dir, error);
    const std::string name = entry->path().lexically_relative(dir).generic_string();
    if (!is_rule_file(name) || !entry->is_regular_file(error)) continue;
    std::ifstream stream(entry->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
      return unreadable(entry->path().string(), std::make_error_code(std::errc::io_error));
    files.push_back({name, std::move(text), level});
  }
  if (error) return unreadable(dir, error);
  if (files.empty()) {
    return Problem{said("there are no rule files in '{}'", dir), std::nullopt, "",
                   "--rules takes a folder of rule files (*.json)"};
  }
  std::sort(files.begin(), files.end(),
            [](const RuleFile& a, const RuleFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace dtsdoctor
