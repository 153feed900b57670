// SPDX-License-Identifier: Apache-2.0
#include "cli/replaced_input.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/safe_file.h"
#include "input/byte_source.h"
#include "input/line_prefix.h"
#include "input/packing.h"
#include "input/record_time.h"

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

bool is_in_folder(const std::string& place, const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return false;
  std::string begin = real_path(folder);
  if (!begin.ends_with('/')) begin += '/';
  return place.starts_with(begin);
}

// Is it packed, or has its first line a time or what log daemons put in front of a line? No report
// of ours is, or has.
bool begins_as_log(const std::string& place) {
  constexpr std::size_t kHead = 4096;
  const Result<std::unique_ptr<ByteSource>> source = open_regular_file(place, nullptr);
  std::string head;
  if (!source.ok() || !read_up_to(**source, kHead, head).ok()) return false;
  if (packing_of(head) != Packing::none) return true;
  const std::string_view line = std::string_view(head).substr(0, head.find('\n'));
  std::string stream;
  return record_time(line, line, TimeRules()) || line_prefix(line, stream).length > 0;
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
  const bool is_scanned =
      options.command == Command::scan &&
      std::any_of(files.begin(), files.end(),
                  [&](const std::string& file) { return is_in_folder(place, file); }) &&
      begins_as_log(place);
  if (!is_read && !is_scanned) return std::nullopt;
  return Problem{said("--output {} is a file that is read", options.output), std::nullopt, "",
                 "it would be replaced: name another"};
}

}  // namespace dtsdoctor
