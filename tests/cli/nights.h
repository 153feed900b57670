// SPDX-License-Identifier: Apache-2.0
//
// Logs that grow, rotate and vanish from night to night, and what `scan --state` counts of them.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <chrono>
#include <map>
#include <random>
#include <thread>
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {

namespace fs = std::filesystem;

inline std::string refused(int i) {
  return "2026-03-04 05:06:08,000 ERROR [main] c.e.Sync - job " + std::to_string(i) +
         " AssumeRoleFail : NoPermission : You are not authorized to do this action. You should be "
         "authorized by RAM.\n";
}

inline std::string refused(int begin, int end) {
  std::string out;
  for (int i = begin; i < end; ++i) out += refused(i);
  return out;
}

inline std::string unknown(int i) {
  return "2026-03-04 05:06:07,089 ERROR [w-1] c.e.Sync - shard failed: no idea " +
         std::to_string(i) + "\n\tat com.example.Sync.run(Sync.java:12)\n";
}

inline std::string harmless(int i) {
  return "2026-03-04 05:06:07,089 INFO  [w-1] c.e.Sync - shard " + std::to_string(i) + " done\n";
}

// Logs below logs/, a state and reports beside them.
class Nights {
 public:
  Nights() {
    fs::create_directory(path("logs"));
    fs::create_directory(path("reports"));
  }

  [[nodiscard]] fs::path path(const std::string& name) const { return folder_.path() / name; }
  void write(const std::string& name, const std::string& bytes) const {
    write_file(path(name), bytes);
  }
  void append(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary | std::ios::app) << bytes;
  }
  void move(const std::string& from, const std::string& to) const {
    fs::rename(path(from), path(to));
  }
  void sh(const std::string& script) const {
    const Run done = shell(script, {.folder = folder_.path()});
    INFO(script << ": " << done.err);
    REQUIRE(done.exit == 0);
  }

  // The report of the next night, which has to end well.
  nlohmann::json night(const std::vector<std::string>& more = {}) {
    const std::string name = "reports/" + std::to_string(++nights_) + ".json";
    std::vector<std::string> words = command(name);
    words.insert(words.end(), more.begin(), more.end());
    const Run done = run(words, {.folder = folder_.path()});
    INFO(done.err);
    REQUIRE(done.exit == 0);
    CHECK(done.out.empty());
    return nlohmann::json::parse(read_file(path(name)));
  }

  // How many errors with a diagnosis were new.
  int explained() { return night()["summary"]["explained"]; }

  // A night that is killed after a while, if it is not over by then.
  void killed_night(std::chrono::microseconds after, int signal = SIGKILL) {
    std::vector<std::string> words = command("reports/" + std::to_string(++nights_) + ".json");
    words.insert(words.begin(), DTSDOCTOR_BINARY);
    std::vector<char*> argv = detail::pointers(words);
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
      if (::chdir(folder_.path().c_str()) == 0) ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    std::this_thread::sleep_for(after);
    ::kill(child, signal);
    ::waitpid(child, nullptr, 0);
  }

  [[nodiscard]] std::string next_report() const {
    return "reports/" + std::to_string(nights_ + 1) + ".json";
  }

  // What all reports that are there count together.
  [[nodiscard]] std::map<std::string, int> sums() const {
    std::map<std::string, int> out;
    for (const auto& entry : fs::directory_iterator(path("reports"))) {
      if (entry.path().extension() == ".json")
        add(nlohmann::json::parse(read_file(entry.path())), out);
    }
    return out;
  }

  static void add(const nlohmann::json& report, std::map<std::string, int>& sums) {
    for (const char* name : {"error_records", "explained", "unrecognized"})
      sums[name] += report["summary"][name].get<int>();
    for (const auto& each : report["diagnoses"])
      sums[each["id"].get<std::string>()] += each["count"].get<int>();
    for (const auto& each : report["unrecognized"])
      sums[each["template"].get<std::string>()] += each["count"].get<int>();
  }

 private:
  static std::vector<std::string> command(const std::string& report) {
    return {"scan", "--state", "state.json", "-o", report, "-f", "json", "logs"};
  }

  TemporaryFolder folder_;
  int nights_ = 0;
};

// Writes logs as a program and its log rotation do, and keeps what it wrote.
class Writer {
 public:
  Writer(const Nights& nights, unsigned seed) : nights_(nights), random_(seed) {}

  int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random_); }

  void write_some(const std::string& log) {
    std::string bytes;
    for (int i = below(12); i >= 0; --i) {
      const int kind = below(4);
      bytes += kind == 0 ? refused(next_) : kind == 1 ? unknown(next_) : harmless(next_);
      ++next_;
    }
    nights_.append(log, bytes);
    everything_ += bytes;
  }

  void rotate(const std::string& log) {
    for (int i = 8; i > 0; --i) {
      for (const std::string packed : {"", ".gz"}) {
        const std::string from = log + "." + std::to_string(i) + packed;
        if (fs::exists(nights_.path(from)))
          nights_.move(from, log + "." + std::to_string(i + 1) + packed);
      }
    }
    if (!fs::exists(nights_.path(log))) return;
    if (below(2) == 0) {
      nights_.move(log, log + ".1");
    } else {
      fs::copy_file(nights_.path(log), nights_.path(log + ".1"));
      fs::resize_file(nights_.path(log), 0);
    }
  }

  void compress(const std::string& log) {
    const std::string old = log + "." + std::to_string(1 + below(3));
    if (fs::exists(nights_.path(old))) nights_.sh("gzip " + old);
  }

  void do_something() {
    const std::string log = below(2) == 0 ? "logs/app.log" : "logs/sync.log";
    const int what = below(8);
    if (what == 0) {
      rotate(log);
    } else if (what == 1) {
      compress(log);
    } else {
      write_some(log);
    }
  }

  [[nodiscard]] const std::string& everything() const { return everything_; }

 private:
  const Nights& nights_;
  std::mt19937 random_;
  int next_ = 0;
  std::string everything_;
};

}  // namespace dtsdoctor::test
