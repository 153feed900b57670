// SPDX-License-Identifier: Apache-2.0
//
// Which marks of an earlier run a content may be that of: the fast answer, and the one that asks
// every mark.
#include "input/file_mark.h"

#include <algorithm>
#include <random>

#include "catch.h"

namespace dtsdoctor {
namespace {

template <typename T, std::size_t N>
const T& one_of(const T (&all)[N], std::mt19937& random) {
  return all[random() % N];
}

// Few folders, names and numbers, so that many fit each other.
FileId random_file(std::mt19937& random) {
  constexpr const char* kFolders[] = {"/", "/l/", "/l/a/", "/l/ab/", "/l/a/b/", "/m/"};
  constexpr const char* kNames[] = {"app.log",  "app.log.1", "app-2.log",  "app-2-b.log",
                                    "appx.log", "1.log",     "12.log",     ".app.log",
                                    "app",      "a p.log",   "app-2026.gz"};
  return {std::string(one_of(kFolders, random)) + one_of(kNames, random), random() % 2,
          random() % 40};
}

std::string random_content(std::mt19937& random) {
  constexpr std::size_t kSizes[] = {1, 2, 30, kMarkHead - 1, kMarkHead, kMarkHead + 50};
  return std::string(one_of(kSizes, random), "xy"[random() % 2]);
}

FileMark mark_of(const FileId& file, std::string_view content) {
  const std::string_view head = content.substr(0, kMarkHead);
  return {file,
          ContentMark{content.size(), content.size(), 0, fingerprint_of(head),
                      fingerprint_of(content.substr(content.size() > kMarkTail ? 1 : 0))},
          std::nullopt, 0};
}

std::vector<const FileMark*> asked_each(const FileMarks& marks, std::string_view head,
                                        const FileId& file) {
  std::vector<const FileMark*> found;
  for (const FileMark& mark : marks.all()) {
    const Fingerprint& begin = mark.content->head;
    const bool fits = mark.content->offset >= kMarkHead || is_same_file(file, mark.file) ||
                      may_be_rotated(file.path, mark.file.path);
    if (fits && begin.bytes <= head.size() && fingerprint_of(head.substr(0, begin.bytes)) == begin)
      found.push_back(&mark);
  }
  return found;
}

}  // namespace

TEST_CASE("file marks: those of a content are found as if each mark was asked") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::vector<FileMark> all;
    for (int i = 0; i < 60; ++i)
      all.push_back(mark_of(random_file(random), random_content(random)));
    const FileMarks marks(std::move(all));
    for (int i = 0; i < 60; ++i) {
      const FileId file = random_file(random);
      const std::string content = random_content(random);
      const std::string_view head = std::string_view(content).substr(0, kMarkHead);
      std::vector<const FileMark*> found = marks.beginning_like(head, file);
      for (std::size_t k = 1; k < found.size(); ++k)
        CHECK(found[k - 1]->content->offset <= found[k]->content->offset);
      std::sort(found.begin(), found.end());
      CAPTURE(file.path, content.size());
      CHECK(found == asked_each(marks, head, file));
    }
  }
}

TEST_CASE("file marks: of a packed file its own mark is found before those that are alike") {
  std::mt19937 random(11);
  for (int round = 0; round < 40; ++round) {
    std::vector<FileMark> all;
    const auto stored = [&] {
      const std::string bytes = random_content(random);
      return StoredMark{bytes.size(), fingerprint_of(bytes), fingerprint_of(bytes)};
    };
    for (int i = 0; i < 60; ++i) all.push_back({random_file(random), std::nullopt, stored(), 0});
    const FileMarks marks(std::move(all));
    for (int i = 0; i < 60; ++i) {
      const FileId file = random_file(random);
      const StoredMark here = stored();
      bool is_own = false, is_any = false;
      for (const FileMark& mark : marks.all()) {
        if (*mark.stored != here) continue;
        is_own = is_own || is_same_file(file, mark.file);
        is_any = is_any || here.size >= kMarkHead || may_be_rotated(file.path, mark.file.path);
      }
      const FileMark* const found = marks.of_stored(here, file);
      REQUIRE((found != nullptr) == (is_own || is_any));
      if (found != nullptr) CHECK(*found->stored == here);
      if (is_own) CHECK(is_same_file(file, found->file));
    }
  }
}

}  // namespace dtsdoctor
