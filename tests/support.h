// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: end-to-end tests run the program as a user does, with nothing of the surrounding
// shell leaking in.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"

namespace dtsdoctor::test {

struct Run {
  std::string out, err;
  int exit = -1;  // 128 + signal if a signal ended it
};

// What a run gets besides its arguments. The environment holds PATH and what is given here.
struct Given {
  std::string input = {};  // standard input
  std::filesystem::path folder = ".";
  std::vector<std::pair<std::string, std::string>> environment = {};
};

namespace detail {
struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

// Files rather than pipes: however much the program writes, nothing waits for anything.
inline File temporary_file(const std::string& bytes = "") {
  File file(std::tmpfile());
  if (!file) throw std::runtime_error("no temporary file");
  if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
    throw std::runtime_error("disk full");
  std::rewind(file.get());
  return file;
}

inline std::string all_of(const File& file) {
  std::rewind(file.get());
  std::string bytes;
  char buffer[65536];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;)
    bytes.append(buffer, n);
  return bytes;
}

inline std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

inline Run execute(std::vector<std::string> words, const Given& given) {
  const File in = temporary_file(given.input);
  const File out = temporary_file();
  const File err = temporary_file();
  std::vector<std::string> variables = {"PATH=/usr/bin:/bin",
                                        std::string("dtsdoctor=") + DTSDOCTOR_BINARY};
  for (const auto& [name, value] : given.environment) variables.push_back(name + "=" + value);
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> environment = pointers(variables);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    const bool ready = ::dup2(::fileno(in.get()), STDIN_FILENO) >= 0 &&
                       ::dup2(::fileno(out.get()), STDOUT_FILENO) >= 0 &&
                       ::dup2(::fileno(err.get()), STDERR_FILENO) >= 0 &&
                       ::chdir(given.folder.c_str()) == 0;
    if (ready) ::execve(argv[0], argv.data(), environment.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {all_of(out), all_of(err),
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

}  // namespace detail

// Runs dtsdoctor to its end.
[[nodiscard]] inline Run run(const std::vector<std::string>& arguments, const Given& given = {}) {
  std::vector<std::string> words = {DTSDOCTOR_BINARY};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return detail::execute(std::move(words), given);
}

// Runs a bash script in which "$dtsdoctor" is the program; for pipes and descriptors.
[[nodiscard]] inline Run shell(const std::string& script, const Given& given = {}) {
  return detail::execute({"/bin/bash", "-c", script}, given);
}

// The report of a run with -f json; the test fails if standard output is not exactly one document.
[[nodiscard]] inline nlohmann::json report(std::vector<std::string> arguments,
                                           const Given& given = {}) {
  arguments.insert(arguments.end(), {"-f", "json"});
  const Run result = run(arguments, given);
  INFO("standard error: " << result.err);
  nlohmann::json parsed = nlohmann::json::parse(result.out, nullptr, false);
  REQUIRE(parsed.is_object());
  return parsed;
}

// cross-account/role-not-assumable, as the console prints it.
inline const std::string kNotAssumable =
    "AssumeRoleFail\nNoPermission : You are not authorized to do this action. You should be "
    "authorized by RAM.\n";

[[nodiscard]] inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

[[nodiscard]] inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A file or folder of the source tree.
[[nodiscard]] inline std::filesystem::path in_source(const std::string& relative) {
  return std::filesystem::path(DTSDOCTOR_SOURCE_DIR) / relative;
}

// The folders of samples/ that hold an expect.json, sorted.
[[nodiscard]] inline std::vector<std::filesystem::path> sample_folders() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(in_source("samples"))) {
    if (std::filesystem::exists(entry.path() / "expect.json")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

[[nodiscard]] inline nlohmann::json expectation_of(const std::filesystem::path& sample) {
  return nlohmann::json::parse(read_file(sample / "expect.json"));
}

// The arguments that a sample's expect.json gives.
[[nodiscard]] inline std::vector<std::string> command_of(const nlohmann::json& expect) {
  return expect.at("command").get<std::vector<std::string>>();
}

// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dtsdoctor-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Writes a file into it and gives its path.
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    write_file(path, bytes);
    return path.string();
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dtsdoctor::test
