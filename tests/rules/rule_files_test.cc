// SPDX-License-Identifier: Apache-2.0
//
// Which files of a folder are rules.
#include "rules/rule_files.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"

namespace dtsdoctor {
namespace {

namespace fs = std::filesystem;

// A folder that is gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("rule_files_test." + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("rule files: JSON files of all subfolders, sorted, without JSON Schemas") {
  const Folder folder;
  folder.write("patterns/b.json", "{}");
  folder.write("patterns/pattern.schema.json", "{}");
  folder.write("knowledge/fixes/a.json", "{\"a\": 1}\n");
  folder.write("README.md", "no rules");
  folder.write("loose.json", "");
  const auto files = read_rule_folder(folder.path(), 2);
  REQUIRE(files.ok());
  REQUIRE(files->size() == 3);
  CHECK(files.value()[0].name == "knowledge/fixes/a.json");
  CHECK(files.value()[0].text == "{\"a\": 1}\n");
  CHECK(files.value()[0].level == 2);
  CHECK(files.value()[1].name == "loose.json");
  CHECK(files.value()[2].name == "patterns/b.json");
}

TEST_CASE("rule files: a folder that is not there is a problem") {
  const auto files = read_rule_folder("/no/such/folder");
  REQUIRE_FALSE(files.ok());
  CHECK(render(files.problem()) == R"(error: cannot read the rules in '/no/such/folder'
  = No such file or directory
  = help: --rules takes a folder of rule files (*.json)
)");
}

TEST_CASE("rule files: a folder without rules is a problem") {
  const Folder folder;
  folder.write("README.md", "no rules");
  const auto files = read_rule_folder(folder.path());
  REQUIRE_FALSE(files.ok());
  CHECK(files.problem().what == "there are no rule files in '" + folder.path() + "'");
}

}  // namespace dtsdoctor
