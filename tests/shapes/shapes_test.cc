// SPDX-License-Identifier: Apache-2.0
//
// Every documented error, printed by every program, in every carrier: one diagnosis, the right one,
// at the line where its message stands, with what the message names. docs/shapes.md is the table of
// it; to write it anew: DTSDOCTOR_WRITE_SHAPES=1 build/release/dtsdoctor_tests "[shapes]"
#include "shapes/matrix.h"

#include <cstdlib>
#include <iostream>
#include <set>

#include <fmt/format.h>

#include "catch.h"
#include "diagnose/failure_reader.h"
#include "rules/builtin.h"
#include "sanitized.h"

namespace dtsdoctor::shapes {
namespace {

struct Share {
  int read = 0;
  int all = 0;
};

// Empty if the text is read as it must be; else what went wrong.
std::string mistake(const Composed& composed, const Error& error, const Producer& producer) {
  FailureReader reader(builtin_rules(), {});
  const auto source = read_memory(composed.text);
  static_cast<void>(reader.read(*source, "-"));
  const FailureGroups& groups = reader.failures().groups();
  if (!producer.carries_errors) {
    // What the client says of itself may be known; the DTS error is not in it.
    const bool wrong = std::any_of(groups.begin(), groups.end(), [](const FailureGroup& group) {
      return builtin_rules().patterns[group.pattern].id.starts_with("cross-account/");
    });
    return wrong ? "a diagnosis where there is no DTS error" : "";
  }
  if (groups.size() != 1) return fmt::format("{} diagnoses", groups.size());
  const std::string_view id = builtin_rules().patterns[groups[0].pattern].id;
  if (id != error.id) return fmt::format("diagnosed as {}", id);
  const Occurrence& first = groups[0].occurrences.at(0);
  if (first.place.line != composed.line)
    return fmt::format("at line {}, not {}", first.place.line, composed.line);
  std::map<std::string, std::string> wanted = error.captures;
  if (composed.has_request_id) wanted["request_id"] = kRequestId;
  if (!producer.names_refused.empty() && error.id == "cross-account/role-lacks-permissions")
    wanted["account_id"] = producer.names_refused;
  std::map<std::string, std::string> captures;
  for (const CapturedValue& capture : first.captures) captures[capture.name] = capture.value;
  if (captures == wanted) return "";
  std::string said = "captures";
  for (const auto& [name, value] : captures) said += fmt::format(" {}={}", name, value);
  return said;
}

std::string percent_of(const Share& share) {
  if (share.all == 0) return "–";
  return share.read == share.all ? "100" : fmt::format("{}", share.read * 100 / share.all);
}

// Rows: producers; columns: carriers, by kind.
using Table = std::map<std::pair<std::string, std::string>, Share>;

std::string kinds_table(const Matrix& matrix, const Table& table) {
  std::vector<std::string> kinds;
  for (const Carrier& carrier : matrix.carriers) {
    if (std::find(kinds.begin(), kinds.end(), carrier.kind) == kinds.end())
      kinds.push_back(carrier.kind);
  }
  std::string out = "| producer |";
  for (const std::string& kind : kinds) out += " " + kind + " |";
  out += "\n|---|" + replaced(std::string(kinds.size(), '#'), "#", "--:|") + "\n";
  for (const Producer& producer : matrix.producers) {
    out += "| `" + producer.id + "` |";
    for (const std::string& kind : kinds) {
      Share share;
      for (const Carrier& carrier : matrix.carriers) {
        const auto cell = table.find({producer.id, carrier.id});
        if (carrier.kind != kind || cell == table.end()) continue;
        share.read += cell->second.read;
        share.all += cell->second.all;
      }
      out += " " + percent_of(share) + " |";
    }
    out += "\n";
  }
  return out;
}

std::string carriers_table(const Matrix& matrix, const Table& table) {
  std::string out = "| carrier | kind | read |\n|---|---|--:|\n";
  for (const Carrier& carrier : matrix.carriers) {
    Share share;
    for (const auto& [cell, part] : table) {
      if (cell.second != carrier.id) continue;
      share.read += part.read;
      share.all += part.all;
    }
    out += "| `" + carrier.id + "` | " + carrier.kind + " | " + percent_of(share) + " |\n";
  }
  return out;
}

std::string page(const Matrix& matrix, const Table& table, const Share& total) {
  std::string out = fmt::format(
      "# Shapes\n\nEach of the {} documented cross-account errors, as each of {} programs prints "
      "it, in each of {} carriers: "
      "{} texts. Shown is the share, in percent, that gives exactly one diagnosis, the right one, "
      "at the line of its message, with all "
      "captures. The texts are composed from `tests/shapes/*.json`; this page is written by\n\n"
      "    DTSDOCTOR_WRITE_SHAPES=1 build/release/dtsdoctor_tests \"[shapes]\"\n\n"
      "Overall: {} of {}.\n\n",
      matrix.errors.size(), matrix.producers.size(), matrix.carriers.size(), total.all, total.read,
      total.all);
  out += "## By carrier\n\n" + carriers_table(matrix, table);
  out += "\n## By producer and kind of carrier\n\n" + kinds_table(matrix, table);
  out += "\n## Known misses\n\n| producer | carrier | error | reason |\n|---|---|---|---|\n";
  for (const KnownMiss& miss : matrix.known_misses) {
    out += fmt::format("| {} | {} | {} | {} |\n", miss.producer, miss.carrier, miss.error,
                       miss.reason);
  }
  return out;
}

std::string page_file() { return std::string(DTSDOCTOR_SOURCE_DIR) + "/docs/shapes.md"; }

// The build without sanitizers tells the shares, of all texts.
constexpr int kEvery = kSanitized ? 5 : 1;

}  // namespace

TEST_CASE("shapes: every error of every producer is read from every carrier", "[shapes]") {
  const Matrix matrix = load_matrix();
  REQUIRE(matrix.errors.size() == 7);
  REQUIRE(matrix.producers.size() >= 80);
  REQUIRE(matrix.carriers.size() >= 40);
  Table table;
  Share total;
  std::vector<int> excused(matrix.known_misses.size());
  std::string failures;
  int failed = 0;
  int excluded = 0;  // misses of a carrier as such
  int number = 0;
  for (const Producer& producer : matrix.producers) {
    for (const Carrier& carrier : matrix.carriers) {
      for (const Error& error : matrix.errors) {
        if (!exists(producer, carrier, error) || number++ % kEvery != 0) continue;
        const Composed composed = compose(matrix, producer, carrier, error);
        const std::string wrong = mistake(composed, error, producer);
        Share& cell = table[{producer.id, carrier.id}];
        ++cell.all;
        ++total.all;
        if (wrong.empty()) {
          ++cell.read;
          ++total.read;
          continue;
        }
        bool known = false;
        bool of_carriers = false;
        for (std::size_t i = 0; i < excused.size(); ++i) {
          if (!covers(matrix.known_misses[i], producer, carrier, error)) continue;
          ++excused[i];
          known = true;
          of_carriers = of_carriers || matrix.known_misses[i].reason.starts_with("carrier:");
        }
        if (of_carriers) ++excluded;
        if (known) continue;
        ++failed;
        failures += producer.id + " in " + carrier.id + ", " + error.id + ": " + wrong + "\n";
        if (failed == 1) failures += composed.text;
      }
    }
  }
  if (const char* name = std::getenv("DTSDOCTOR_SHAPES_FAILURES")) std::ofstream(name) << failures;
  if (std::getenv("DTSDOCTOR_WRITE_SHAPES") != nullptr)
    std::ofstream(page_file(), std::ios::binary) << page(matrix, table, total);
  INFO(failures.substr(0, 4000));
  CHECK(failed == 0);
  if (kSanitized) return;
  CHECK(total.read * 100 >= (total.all - excluded) * 98);
  for (std::size_t i = 0; i < excused.size(); ++i) {
    const KnownMiss& miss = matrix.known_misses[i];
    INFO(miss.producer << " in " << miss.carrier << " is read now: take it off known_misses.json");
    CHECK(excused[i] > 0);
  }
  std::ifstream file(page_file(), std::ios::binary);
  const std::string written((std::istreambuf_iterator<char>(file)),
                            std::istreambuf_iterator<char>());
  INFO("docs/shapes.md is not of this run: DTSDOCTOR_WRITE_SHAPES=1 writes it anew");
  CHECK(written == page(matrix, table, total));
}

}  // namespace dtsdoctor::shapes
