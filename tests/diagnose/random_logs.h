// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: fast ways of reading must agree with the slow ones on more than anybody thinks
// of: the rules' examples among ordinary lines, in what carriers make of them, interleaved, in
// pieces. This makes such logs up, and shows what was read in one line.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "diagnose/held_readings.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {

using Texts = std::vector<std::string>;

// DTSDOCTOR_SEED chooses other logs than a test's own.
inline std::uint32_t seed_or(std::uint32_t usual) {
  const char* const given = std::getenv("DTSDOCTOR_SEED");
  return given != nullptr ? static_cast<std::uint32_t>(std::atol(given)) : usual;
}

// How many logs a test tries; DTSDOCTOR_LONG_TESTS asks for many.
inline int rounds() { return std::getenv("DTSDOCTOR_LONG_TESTS") != nullptr ? 3000 : 150; }

inline std::string shown(const Reading& reading) {
  std::string out = fmt::format("{}-{}", reading.first_line, reading.last_line);
  for (const Match& match : reading.matches) {
    out += fmt::format(" {}@{}", builtin_rules().patterns[match.pattern].id,
                       reading.record->place(match.raw).line);
    out += fmt::format(":{}+{}", match.raw.begin, match.raw.end);
    for (const Capture& capture : match.captures)
      out += fmt::format(" {}={}", capture.name, capture.value);
  }
  if (reading.unexplained) out += " " + reading.unexplained->masked;
  if (reading.time) out += fmt::format(" at {}", *reading.time);
  if (reading.record == nullptr) return out;
  return out + "\n" + reading.record->raw + "\n" + reading.record->text.bytes();
}

inline Texts lines_of(std::string_view text) {
  Texts lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return lines;
}

inline std::string json(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += c;
    }
  }
  return out;
}

// Logs of several programs that print examples of failures among ordinary lines.
class RandomLogs {
 public:
  explicit RandomLogs(std::uint32_t seed) : random_(seed) {
    for (const Pattern& pattern : builtin_rules().patterns) {
      for (const Range range : {pattern.match_examples, pattern.no_match_examples}) {
        for (const Example& example : RuleSet::part(builtin_rules().examples, range))
          examples_.emplace_back(example.text);
      }
    }
  }

  std::string next() {
    Texts programs[3];
    for (Texts& lines : programs) {
      const std::size_t carrier = below(15);
      const std::size_t id = below(4);
      for (std::size_t i = below(30); i > 0; --i) {
        const bool fails = below(3) == 0;
        const std::string text = fails ? examples_[below(examples_.size())] : ordinary();
        for (const std::string& line : lines_of(text)) {
          for (std::string& carried : carry(line, carrier, id)) lines.push_back(std::move(carried));
        }
      }
    }
    // Jenkins' own lines stand before the branches of its jobs.
    std::string log = below(4) == 0 ? "[Pipeline] echo\n" : "";
    std::size_t at[3] = {};
    const std::size_t mixed = below(3);  // how often the programs take turns
    std::size_t program = 0;
    while (true) {
      const bool done =
          at[0] == programs[0].size() && at[1] == programs[1].size() && at[2] == programs[2].size();
      if (done) break;
      if (below(mixed == 0 ? 40 : mixed * 2) == 0 || at[program] == programs[program].size()) {
        program = (program + 1) % 3;
        continue;
      }
      log += programs[program][at[program]++];
      log += below(40) == 0 ? "\r\n" : "\n";
    }
    if (below(3) == 0 && !log.empty()) log.pop_back();
    return log;
  }

 private:
  std::size_t below(std::size_t most) { return random_() % most; }

  std::string ordinary() {
    static const Texts kLines = {
        "2026-03-04 05:06:07,089 INFO  [main] c.e.Sync - shard 7 done, 12 rows, lag 3 ms",
        "2026-03-04 05:06:07,089 ERROR [main] c.e.Sync - cannot do it, Error code 17",
        "plain words of a program",
        "something failed here: no idea",
        "    at com.example.Worker.run(Worker.java:12)",
        "Caused by: java.io.IOException: broken",
        "",
        "the log of main.go:12:",
        "Traceback (most recent call last):\n  File \"x.py\", line 3, in f\nValueError: failed",
        "{\n  \"a\": 1,\n  \"error\": \"failed\"\n}",
        "NoPermission",
        "AssumeRoleFail",
        "message: something failed",
        "RequestId: 1F2E3D4C-0000-1111-2222-333344445555",
        "[build] step failed",
        "__tag__:__path__:/var/log/x.log",
        "message:SDK.ServerError it failed",
        "<Error>\n<Code>NoPermission</Code>\n</Error>",
        "\xE2\x95\xB7\n\xE2\x94\x82 Error: it failed\n\xE2\x94\x82 with x\n\xE2\x95\xB5",
        "\x1b[31mERROR\x1b[0m it failed",
        "Assume\x1b[1mRoleFail\x1b[0m : NoPermission : You are not authorized to do this action.",
        "E0304 05:06:07.000000       1 sync.go:12] it failed",
        "0 failed, Errors: 0",
        "2026-03-04 05:06:07,089 ERROR [main] c.e.Sync - it broke\njava.sql.SQLException: failed",
        "com.example.ApplyError\n\tat com.example.Worker.run(Worker.java:12)",
        "System.Data.SqlClient.SqlException (0x80131904): Login failed\n   at X.Y()",
        "ERROR:root:it failed",
        "[warn] slow",
        "Traceback (most recent call last):",
        "During handling of the above exception, another exception occurred:",
        "ValueError: failed\n\nDuring handling of the above exception, another exception "
        "occurred:\n",
        "Nov 26, 2026 8:00:00 AM com.example.Job run",
        "SEVERE: it failed",
        "INFO: all is well",
        "{\"RequestId\":\"1\",\"HostId\":\"x.aliyuncs.com\",\"Code\":\"Odd\",\"Message\":\"gone\"}",
        "{\"Success\":false,\"ErrCode\":\"Odd\",\"ErrMessage\":\"gone\"}",
        "panic: it failed",
        "goroutine 1 [running]:\nmain.run(0x1)\n\t/x/main.go:3 +0x1\ncreated by main.main",
        "[signal SIGSEGV: segmentation violation]",
        "__source__:10.0.0.5",
        "content:it failed",
        "<log4j:event logger=\"c.e.A\" timestamp=\"1772600767123\" level=\"ERROR\" "
        "thread=\"main\">\n"
        "<log4j:message><![CDATA[it failed]]></log4j:message>\n"
        "<log4j:throwable><![CDATA[java.io.IOException: broken\n\tat x.Y(Z.java:1)\n]]>"
        "</log4j:throwable>\n</log4j:event>\n",
        "<log4j:event logger=\"c.e.A\" level=\"INFO\">",
        "]]></log4j:throwable>",
        "</log4j:event>",
        "F0304 05:06:07.000000       1 sync.go:12] cannot go on",
        "12:04AM ERR cannot reach the broker",
        "[05:06:07 ERR] cannot reach the broker",
        "2026-03-04 05:06:07 INFO sends ERR to the client",
        "2026/03/04 05:06:07 [crit] 123#0: *5 handshake ended",
        "2026-03-04 05:06:07.123 UTC [42] PANIC:  could not write to file",
        "fail: Example.Worker[0]\n      it did not go",
        "npm ERR! code ELIFECYCLE",
        "{\"level\":50,\"time\":1,\"pid\":9,\"msg\":\"gone\"}",
        "{\"level\":30,\"time\":1,\"pid\":9,\"msg\":\"ready\"}",
        "{\"level\":\"panic\",\"msg\":\"gone\"}",
        "{\"severity\":\"ALERT\",\"message\":\"gone\"}",
        "level=crit msg=\"gone\"",
        "<11>1 2026-03-04T05:06:07.123Z h app 9 - - gone",
        "<3>Mar  4 05:06:07 h app[9]: gone",
        "<14>1 2026-03-04T05:06:07.123Z h app 9 - - ready",
        "<3>[   12.345678] usb 1-1: gone",
        "thread 'main' panicked at src/main.rs:5:9:\nindex out of bounds",
        "Segmentation fault (core dumped)",
        "java[42]: segfault at 0 ip 00007f sp 00007f",
        "ORA-00600: internal, arguments: [x]",
        "##[error]Process completed with exit code 1.",
        "::error file=x.cc,line=3::it did not%0Ago",
        "Finished: FAILURE",
        "INFO ErrorHandler registered, errors: 0, Error: null",
        "INFO c.e.GlobalExceptionHandler - no Error, /var/log/Error",
        "{\"ErrorMessage\":\"\",\"Error\":null}",
        "无异常，失败数：0",
        "任务失败：连接超时",
        "/path\nError it broke",
        "x=/errors/Error\tError: null",
    };
    return kLines[below(kLines.size())];
  }

  Texts carry(const std::string& line, std::size_t carrier, std::size_t id) {
    const std::string stamp = "2026-03-04T05:06:07.123456789Z";
    switch (carrier) {
      case 0:
        return pieces(line, [&](std::string_view part, bool last) {
          return fmt::format(R"({{"log":"{}{}","stream":"stderr","time":"{}"}})", json(part),
                             last ? "\\n" : "", stamp);
        });
      case 1:
        return pieces(line, [&](std::string_view part, bool last) {
          return fmt::format("{} stdout {} {}", stamp, last ? 'F' : 'P', part);
        });
      case 2:
        return {fmt::format("Mar  4 05:06:07 host{} sync[{}]: {}", id, id * 7, line)};
      case 3:
        return {fmt::format("web-{}  | {}", id, line)};
      case 4:
        return {fmt::format("2026-03-04T05:06:07.1234567Z {}", line)};
      case 5:
        return {fmt::format("[2026-03-04T05:06:07.123Z] {}", line)};
      case 6: {
        bool first = true;
        return pieces(line, [&](std::string_view part, bool) {
          const char mark = std::exchange(first, false) ? ' ' : '+';
          return fmt::format("2026-03-04T05:06:07.123456Z 0{}O{}{}", id, mark, part);
        });
      }
      case 7:
        return {fmt::format(R"({{"MESSAGE":"{}","_PID":"{}","_HOSTNAME":"h","PRIORITY":"3"}})",
                            json(line), id)};
      case 8:
        return {fmt::format("2026-03-04T05:06:07.123Z {}", line)};
      case 9:
        return {fmt::format("@4000000069a7bd8a075499c0 {}", line)};
      case 10:
        return {fmt::format("2026-03-04T05:06:07Z {{app=\"sync\", pod=\"sync-{}\"}} {}", id, line)};
      default:
        return {line};
    }
  }

  template <typename Wrap>
  Texts pieces(const std::string& line, const Wrap& wrap) {
    Texts out;
    std::string_view rest = line;
    while (below(4) == 0 && rest.size() > 3) {
      const std::size_t size = 1 + below(rest.size() - 1);
      if (continues_character(rest[size])) break;
      out.push_back(wrap(rest.substr(0, size), false));
      rest.remove_prefix(size);
    }
    out.push_back(wrap(rest, true));
    return out;
  }

  std::mt19937 random_;
  Texts examples_;
};

}  // namespace dtsdoctor::testing
