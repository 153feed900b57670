// SPDX-License-Identifier: Apache-2.0
#include "cli/scan_files.h"

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/safe_file.h"
#include "input/packing.h"

namespace dtsdoctor {
namespace {

// Packed files of more than this may hold too much for one thread.
constexpr std::uint64_t kLargestPacked = std::uint64_t{1} << 16;
constexpr std::size_t kFilesPerThread = 8;

// What one thread read of one file.
struct ShortFile {
  std::unique_ptr<FileReader> file;
  std::vector<std::pair<std::string, Reading>> readings;  // with the name of their leaf
  std::vector<LimitHit> limit_hits;
};

bool is_packed(const std::string& name, const StopSignal& stop) {
  const Result<std::unique_ptr<ByteSource>> source = open_regular_file(name, &stop);
  std::string head;
  return source.ok() && read_up_to(**source, kPackingHead, head).ok() &&
         packing_of(head) != Packing::none;
}

ShortFile read_short_file(const FoundPath& path, const Options& options, const RuleSet& rules,
                          const BlockFilter& filter, FailureReader& judge, const ScanWatch& watch) {
  ShortFile out;
  judge.send_to([&](Reading reading, const std::string& name) {
    out.readings.emplace_back(name, std::move(reading));
  });
  const ScanWatch of_thread{
      watch.stop, watch.counters,
      [&](ByteSource& source, const std::string& name, bool, std::uint64_t first_line) {
        return ScanEngine::read_short(source, name, filter, judge, first_line);
      },
      watch.earlier};
  out.file = std::make_unique<FileReader>(options, rules, judge, &of_thread);
  out.file->found(path);
  out.limit_hits = judge.take_limit_hits();
  judge.send_to(nullptr);
  return out;
}

// What --output names is where this run writes: an earlier report, which is no log.
class OwnReport {
 public:
  explicit OwnReport(const std::string& output)
      : place_(output.empty() ? std::string() : real_path(output)) {}

  [[nodiscard]] bool is(const std::string& name) const {
    return !place_.empty() && file_name(name) == file_name(place_) && real_path(name) == place_;
  }

 private:
  static std::string_view file_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  }

  std::string place_;
};

void leave_out(FoundPath& path) {
  if (path.problem) return;
  Place where;
  where.input = path.name;
  path.problem = Problem{said("cannot read {}", path.name), std::move(where),
                         "not read: this run writes it", ""};
}

}  // namespace

void read_paths(PathWalk& paths, const Options& options, const RuleSet& rules, ScanEngine& engine,
                const ScanWatch& watch, FileReader& files) {
  InOrder<ShortFile> short_files(engine.queue(), kFilesPerThread * engine.queue().threads(),
                                 [&](ShortFile done) {
                                   files.take_in(*done.file);
                                   for (const auto& [name, reading] : done.readings)
                                     engine.count(reading, name);
                                   engine.note_limits(std::move(done.limit_hits));
                                   ++watch.counters.files;
                                 });
  const OwnReport own(options.output);
  while (std::optional<FoundPath> path = paths.next()) {
    if (own.is(path->name)) leave_out(*path);
    const bool is_short = !path->problem && !path->is_stream &&
                          path->size <= options.limits.max_paste &&
                          (path->size <= kLargestPacked || !is_packed(path->name, watch.stop));
    if (is_short) {
      short_files.push([&, found = *path](std::size_t thread) {
        return read_short_file(found, options, rules, engine.filter(), engine.judge(thread), watch);
      });
      continue;
    }
    short_files.finish();
    files.found(*path);
    engine.note_counted();
    if (!path->problem) ++watch.counters.files;
  }
  short_files.finish();
}

}  // namespace dtsdoctor
