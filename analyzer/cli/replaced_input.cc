// SPDX-License-Identifier: Apache-2.0
#include "cli/replaced_input.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/safe_file.h"

namespace dtsdoctor {
namespace {

// Of `rules` the first word says what to do; only some of what it does takes FILEs.
std::size_t words_before_files(const Options& options) {
  const std::vector<std::string>& words = options.arguments;
  if (options.command == Command::explain) return words.size();
  if (options.command != Command::rules) return 0;
  const bool takes_files = !words.empty() && (words[0] == "stub" || words[0] == "profile");
  return takes_files ? 1 : words.size();
}

std::vector<std::string> files_of(const Options& options) {
  const std::size_t before = words_before_files(options);
  std::vector<std::string> files(options.arguments.begin() + static_cast<std::ptrdiff_t>(before),
                                 options.arguments.end());
  if (files.empty()) files.emplace_back("-");
  files.insert(files.end(), options.configs.begin(), options.configs.end());
  files.insert(files.end(), options.evidence.begin(), options.evidence.end());
  return files;
}

}  // namespace

std::optional<Problem> replaces_input(const Options& options) {
  std::error_code error;  // what is not there yet, or is a device, is not replaced
  if (options.output.empty() || !std::filesystem::is_regular_file(options.output, error))
    return std::nullopt;
  const std::string place = real_path(options.output);
  const std::vector<std::string> files = files_of(options);
  const bool is_read = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    return real_path(file == "-" ? "/dev/stdin" : file) == place;
  });
  if (!is_read) return std::nullopt;
  return Problem{said("--output {} is a file that is read", options.output), std::nullopt, "",
                 "it would be replaced: name another"};
}

}  // namespace dtsdoctor
