// SPDX-License-Identifier: Apache-2.0
//
// A scan of chunks finds what reading the whole input record by record finds, wherever the chunks
// were cut: on the rules' examples among ordinary lines, in what carriers make of them,
// interleaved, in pieces.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <random>

#include "catch.h"
#include "diagnose/chunk_scan.h"
#include "diagnose/random_logs.h"
#include "diagnose/record_by_record.h"

namespace dtsdoctor::testing {
namespace {

Texts sorted(Texts texts) {
  std::sort(texts.begin(), texts.end());
  return texts;
}

class Readers {
 public:
  explicit Readers(bool known_only)
      : slow_(builtin_rules(), {{}, false, known_only}),
        judge_(builtin_rules(), {{}, false, known_only}) {}

  // Every record, one after the other.
  Texts slowly(std::string_view text) {
    Texts found;
    judge_each_record(slow_, text, [&](const Reading& reading, const std::string&) {
      found.push_back(shown(reading));
    });
    return sorted(found);
  }

  // `far`: lines that may be looked at above a hit before it is asked where records begin.
  Texts in_chunks(std::string_view text, std::size_t size, std::size_t far = KnownBegins::kFar) {
    const auto source = read_memory(text);
    ChunkReader reader(*source, size, limits_.max_line, false);
    std::vector<ChunkPointer> chunks;
    while (ChunkPointer chunk = reader.next()) chunks.push_back(std::move(chunk));
    Texts found;
    bool in_pipeline = false;
    std::vector<RecordBegin> begins;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      ChunkTask task{"x",       {chunks.begin(), chunks.begin() + static_cast<std::ptrdiff_t>(i)},
                     chunks[i], {},
                     false,     in_pipeline};
      task.begins = {{}, false, far};
      ChunkFindings findings;
      std::size_t next = i + 1;
      do {  // as little behind it as will do
        task.complete = next == chunks.size();
        findings = scan_chunk(task, filter_, judge_);
        if (findings.needs_begin) {
          task.begins = {begins};
          ++begins_asked_for_;
        } else if (next < chunks.size()) {
          task.behind.push_back(chunks[next++]);
        }
      } while (findings.needs_more || findings.needs_begin);
      begins.insert(begins.begin(), findings.begins.begin(), findings.begins.end());
      in_pipeline = in_pipeline || findings.has_pipeline;
      for (const Reading& reading : findings.readings) found.push_back(shown(reading));
    }
    return sorted(found);
  }

  // How often it was asked.
  [[nodiscard]] std::size_t begins_asked_for() const { return begins_asked_for_; }

 private:
  Limits limits_;
  BlockFilter filter_{builtin_rules()};
  FailureReader slow_;
  FailureReader judge_;
  std::size_t begins_asked_for_ = 0;
};

}  // namespace

TEST_CASE("scanning in chunks: the lines of a program that stand far apart are two records") {
  const std::string line = "Mar  4 05:06:07 host sync[7]:  it failed, with a blank in front\n";
  std::string log = line;
  for (int i = 0; i < 1500; ++i) log += fmt::format("Mar  4 05:06:07 host sync[8]: done {}\n", i);
  Readers readers(false);
  CHECK(readers.in_chunks(log + line, 1U << 20U) == readers.slowly(log + line));
  CHECK(readers.slowly(log + line).size() == 2);
}

TEST_CASE("scanning in chunks: a record between the lines of many programs is found") {
  std::string log = "ERROR at line 1:\n";
  for (int i = 0; i < 40; ++i)
    log += fmt::format("Mar  4 05:06:07 host sync[{}]: it failed\n  more {}\n", i, i);
  log += "NoPermission : You are not authorized to do this action.\n";
  Readers readers(false);
  CHECK(readers.in_chunks(log, 1U << 20U) == readers.slowly(log));
}

TEST_CASE("scanning in chunks: a piece of a line that is blank does not end it") {
  const std::string stamp = "2026-03-04T05:06:07.123456Z ";
  const std::string log = stamp + "00O plain words\n" + stamp + "00O something failed here: no\n" +
                          stamp + "00O+ \n" + stamp + "00O+idea\n" + stamp + "00O plain words\n";
  Readers readers(false);
  CHECK(readers.in_chunks(log, 1U << 20U) == readers.slowly(log));
  CHECK(readers.slowly(log) == Texts{"2-4 something failed here: no idea at 1772600767123"});
}

TEST_CASE(
    "scanning in chunks: a line without a wrapping far above belongs to what stands above it") {
  const std::string stamp = "2026-03-04T05:06:07.123456Z ";
  const std::string log = stamp + "AssumeRoleFail\n<Error>\n" + stamp + "message: it failed\n" +
                          stamp + "{\"DtsJobId\":\"k3x9\",\"Status\":\"Failed\"}\n</Error>\n";
  Readers readers(false);
  CHECK(readers.in_chunks(log, 1U << 20U) == readers.slowly(log));
}

TEST_CASE("scanning in chunks: below a field of SLS's console a line is what its key holds") {
  const std::string log =
      "Traceback (most recent call last):\n  File \"x.py\", line 3, in f\n"
      "__tag__:__path__:/var/log/x.log\nmessage: something failed\n"
      "{\"DtsJobId\":\"k3x9\",\"Status\":\"Failed\",\"ErrorMessage\":\"it failed\"}\n";
  Readers readers(false);
  CHECK(readers.in_chunks(log, 1U << 20U) == readers.slowly(log));
  const std::string content = "__tag__:__path__:/x\ncontent:it failed\nplain words\n";
  CHECK(readers.in_chunks(content, 1U << 20U) == readers.slowly(content));
}

TEST_CASE("scanning in chunks: a record over two chunks is found once, colours cut or not") {
  const std::string stamp = "2026-03-04T05:06:07.123456Z 02O ";
  const std::string first = stamp + "Assume\x1b[1\nplain words of a program, with no sign\n";
  const std::string log = first + stamp + "message:SDK.ServerError it failed\n";
  Readers readers(false);
  CHECK(readers.slowly(log).size() == 1);
  CHECK(readers.in_chunks(log, first.size()) == readers.slowly(log));
}

TEST_CASE("scanning in chunks: where no line is sure to begin a record, those above tell") {
  std::string log = "ERROR:\n";
  for (int i = 0; i < 3000; ++i)
    log += fmt::format("Message:\nError:\nCode{}:\nCaused by:\n", i % 7);
  Readers readers(false);
  const Texts slow = readers.slowly(log);
  CHECK(readers.in_chunks(log, 1000, 20) == slow);
  CHECK(readers.begins_asked_for() > 50);
  CHECK(readers.in_chunks(log, 1000) == slow);
}

TEST_CASE("scanning in chunks finds what reading record by record finds") {
  const std::uint32_t seed = seed_or(20261125);
  const bool known_only = GENERATE(false, true);
  CAPTURE(seed, known_only);
  RandomLogs logs(seed);
  Readers readers(known_only);
  std::mt19937 random(seed);
  std::size_t found = 0;
  for (int round = 0; round < rounds(); ++round) {
    const std::string log = logs.next();
    const Texts slow = readers.slowly(log);
    found += slow.size();
    const std::size_t size = round % 4 == 0 ? 1U << 20U : 1 + random() % 3000;
    const std::size_t far = round % 3 == 0 ? KnownBegins::kFar : random() % 40;
    CAPTURE(round, size, far);
    const Texts fast = readers.in_chunks(log, size, far);
    if (fast == slow) continue;
    Texts lost;
    Texts invented;
    std::set_difference(slow.begin(), slow.end(), fast.begin(), fast.end(),
                        std::back_inserter(lost));
    std::set_difference(fast.begin(), fast.end(), slow.begin(), slow.end(),
                        std::back_inserter(invented));
    FAIL_CHECK(fmt::format("lost:\n{}\n\ninvented:\n{}\n\nin:\n{}", fmt::join(lost, "\n\n"),
                           fmt::join(invented, "\n\n"), log));
    return;
  }
  CHECK(found > 1000);
  CHECK(readers.begins_asked_for() > 50);
}

}  // namespace dtsdoctor::testing
