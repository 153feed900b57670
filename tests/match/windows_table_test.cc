// SPDX-License-Identifier: Apache-2.0
#include "match/windows_table.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>

#include "catch.h"

namespace dtsdoctor {
namespace {

using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;  // offset, id

Found found(const WindowsTable& table, std::string_view bytes) {
  Found out;
  table.find(bytes, [&](std::uint32_t id, std::size_t at) { out.emplace_back(at, id); });
  std::sort(out.begin(), out.end());
  return out;
}

std::string random_text(std::mt19937& random, std::size_t size) {
  std::string text;
  while (text.size() < size) text += "abcd"[random() % 4];
  return text;
}

}  // namespace

TEST_CASE("windows table: a literal is found wherever it stands") {
  WindowsTable table;
  table.add("network", 7);
  table.add("SchemaManager", 8, 3);
  table.finish();
  for (std::size_t at = 0; at < 5000; at = at < 70 ? at + 1 : at + 997) {
    CHECK(found(table, std::string(at, '.') + "network") == Found{{at, 7}});
    CHECK(found(table, std::string(at, '.') + "SchemaManager..") == Found{{at, 8}});
  }
}

TEST_CASE("windows table: what only begins or ends like a literal is none") {
  WindowsTable table;
  table.add("SchemaManager", 1, 3);
  table.finish();
  for (const char* const bytes : {"", "S", "chemaManager", "SchemaManage", "SchemaXManager",
                                  "schemaManager", "....SchemaManage", "emaMana"})
    CHECK(found(table, bytes).empty());
}

TEST_CASE("windows table: it finds what looking for each literal finds") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> literals;
    for (std::size_t i = random() % 20 + 1; i > 0; --i)
      literals.push_back(random_text(random, WindowsTable::kShortest + random() % 4));
    WindowsTable table;
    for (std::uint32_t id = 0; id < literals.size(); ++id) {
      const std::string& literal = literals[id];
      table.add(literal, id, random() % (literal.size() - WindowsTable::kShortest + 1));
    }
    table.finish();
    const std::string bytes = random_text(random, random() % 6000);
    Found expected;
    for (std::uint32_t id = 0; id < literals.size(); ++id) {
      for (std::size_t at = bytes.find(literals[id]); at != std::string::npos;
           at = bytes.find(literals[id], at + 1))
        expected.emplace_back(at, id);
    }
    std::sort(expected.begin(), expected.end());
    CHECK(found(table, bytes) == expected);
  }
}

TEST_CASE("gram probe: every machine answers the same, and a gram that was added is never missed") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 200; ++round) {
    GramProbe portable(false);
    GramProbe fastest;
    std::string bytes(GramProbe::kGram * (random() % (GramProbe::kMost + 1)), '.');
    for (char& byte : bytes) byte = static_cast<char>(random());
    std::vector<std::size_t> added;
    for (std::size_t gram = 0; gram * GramProbe::kGram < bytes.size(); ++gram) {
      const std::uint32_t value = GramProbe::load(bytes.data() + gram * GramProbe::kGram);
      if (random() % 3 == 0) added.push_back(gram);
      for (GramProbe* const probe : {&portable, &fastest}) {
        if (!added.empty() && added.back() == gram) probe->add(value);
      }
    }
    const auto answers = [&](const GramProbe& probe) {
      GramProbe::Places places;
      const std::size_t count = probe.find(bytes.data(), bytes.size() / GramProbe::kGram, places);
      return std::vector<std::size_t>(places.begin(),
                                      places.begin() + static_cast<std::ptrdiff_t>(count));
    };
    const std::vector<std::size_t> maybe = answers(fastest);
    CHECK(maybe == answers(portable));
    CHECK(std::includes(maybe.begin(), maybe.end(), added.begin(), added.end()));
    CHECK(maybe.size() < added.size() + 60);  // it would be of no use otherwise
  }
}

}  // namespace dtsdoctor
