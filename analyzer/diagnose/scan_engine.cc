// SPDX-License-Identifier: Apache-2.0
#include "diagnose/scan_engine.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "diagnose/paste_scan.h"
#include "match/regex_cache.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 17;
// So much of what follows is read before a chunk is looked at: nearly every record ends there.
constexpr std::size_t kAtHand = std::size_t{1} << 18;
// So much stays at hand of what was read: a record that begins farther back is not whole.
constexpr std::size_t kLookBack = std::size_t{1} << 20;
// And so much is looked at behind a chunk: more than the longest record by default.
constexpr std::size_t kLookAhead = std::size_t{1} << 23;
constexpr std::chrono::milliseconds kPause{200};  // what came is shown then

// So many chunks are under way: what the next thread does is at hand. One thread waits for itself.
std::size_t tasks_for(std::size_t threads) { return threads == 1 ? 1 : threads + 2; }

// Must every record be looked at?
bool wants_every_record(const BlockFilter& filter, const FailureOptions& options) {
  return options.assume_dts || filter.wants_everything();
}

// Readings pile up until they are counted, and counting asks for no layer but which link of the
// chain it is.
void forget_texts(Reading& reading) {
  if (reading.record == nullptr) return;
  if (reading.record->path.empty()) reading.record->layers = {};
  for (Layer& layer : reading.record->layers)
    layer = {nullptr, {}, {}, {}, layer.pasted, layer.link};
}

}  // namespace

// One input on its way through the threads.
class ScanEngine::Run {
 public:
  Run(ScanEngine& engine, ByteSource& source, std::string name, bool is_live,
      std::uint64_t first_line)
      : engine_(engine),
        source_(source),
        name_(std::move(name)),
        is_live_(is_live),
        every_(wants_every_record(engine.filter_, engine.book_.options())),
        reader_(source, kChunk, engine.book_.options().limits.max_line, is_live, first_line),
        findings_(engine.queue_, tasks_for(engine.queue_.threads()),
                  [this](Done done) { take(std::move(done)); }) {}

  InputResult run() {
    ChunkPointer chunk = next();
    while (chunk != nullptr) {
      if (is_live_ && !source_.is_ready(kPause)) pause(chunk);
      following_ = next();
      read_ahead();
      auto task = std::make_shared<ChunkTask>();
      task->input = name_;
      task->before = {before_.begin(), before_.end()};
      task->chunk = chunk;
      task->complete = following_ == nullptr;
      if (following_ != nullptr) task->behind.push_back(following_);
      task->behind.insert(task->behind.end(), ahead_.begin(), ahead_.end());
      task->in_pipeline = in_pipeline_;
      task->every = every_;
      task->begins.all = false;
      before_.push_back(chunk);
      before_bytes_ += chunk->bytes.size();
      forget_what_is_far();
      findings_.push([this, task](std::size_t thread) {
        Done done{task, scan_chunk(*task, engine_.filter_, engine_.judge(thread))};
        for (Reading& reading : done.found.readings) forget_texts(reading);
        return done;
      });
      chunk = following_;
    }
    findings_.finish();
    return {reader_.bytes_read(), reader_.lines_read(), reader_.problem()};
  }

 private:
  struct Done {
    std::shared_ptr<ChunkTask> task;
    ChunkFindings found;
  };

  // The next chunk that no task was made of.
  ChunkPointer next() {
    if (ahead_.empty()) return reader_.next();
    ChunkPointer chunk = std::move(ahead_.front());
    ahead_.pop_front();
    return chunk;
  }

  // A live input is not waited for.
  void read_ahead() {
    if (is_live_ || following_ == nullptr) return;
    std::size_t held = following_->bytes.size();
    for (const ChunkPointer& each : ahead_) held += each->bytes.size();
    while (held < kAtHand) {
      ChunkPointer more = reader_.next();
      if (more == nullptr) return;
      held += more->bytes.size();
      ahead_.push_back(std::move(more));
    }
  }

  // What a record may reach back to stays, and what comes behind a chunk that was not taken yet.
  void forget_what_is_far() {
    while (before_bytes_ - before_.front()->bytes.size() >= kLookBack &&
           before_.front()->first_line <= taken_) {
      before_bytes_ -= before_.front()->bytes.size();
      before_.pop_front();
    }
  }

  void take(Done done) {
    ChunkTask& task = *done.task;
    taken_ = task.chunk->first_line;
    FailureReader& judge = engine_.judge(0);
    if (in_pipeline_ && !task.in_pipeline) {
      task.in_pipeline = true;
      done.found = scan_chunk(task, engine_.filter_, judge);
    }
    while (done.found.needs_more || done.found.needs_begin) {
      if (done.found.needs_begin) {
        task.begins = {begins_};
      } else {
        look_further(task);
      }
      done.found = scan_chunk(task, engine_.filter_, judge);
    }
    note_begins(done.found.begins);
    in_pipeline_ = in_pipeline_ || done.found.has_pipeline;
    std::vector<LimitHit> hits = std::move(done.found.limit_hits);
    const std::size_t max_line = engine_.book_.options().limits.max_line;
    for (const std::uint64_t line : task.chunk->cut)
      hits.push_back({"max-line", name_, line, LimitWhat::line_cut, max_line});
    engine_.book_.note_limits(std::move(hits));
    for (const Reading& reading : done.found.readings) engine_.count(reading, name_);
  }

  // Of each stream the last is of use, as long as its line is at hand.
  void note_begins(const std::vector<RecordBegin>& found) {
    std::erase_if(begins_, [&](const RecordBegin& old) {
      return old.line < before_.front()->first_line ||
             std::any_of(found.begin(), found.end(),
                         [&](const RecordBegin& begin) { return begin.stream == old.stream; });
    });
    begins_.insert(begins_.end(), found.begin(), found.end());
  }

  // Twice as much behind the chunk. Rare: a record is longer than a chunk, or the lines of a
  // program stand far apart.
  void look_further(ChunkTask& task) {
    const std::size_t wanted = 2 * std::max<std::size_t>(1, task.behind.size());
    std::size_t held = 0;
    for (const ChunkPointer& each : task.behind) held += each->bytes.size();
    const std::size_t had = task.behind.size();
    while (task.behind.size() < wanted) {
      const std::uint64_t last =
          task.behind.empty() ? task.chunk->first_line : task.behind.back()->first_line;
      if (is_live_ && task.behind.size() > had && !is_at_hand(last)) break;
      const ChunkPointer following = chunk_behind(last, task);
      task.complete = following == nullptr || held > kLookAhead;
      if (task.complete) break;
      held += following->bytes.size();
      task.behind.push_back(following);
    }
    if (held <= kLookAhead) return;
    engine_.book_.note_limits(
        {{"max-record", name_, task.chunk->first_line, LimitWhat::record_goes_on}});
  }

  // Of what was read, the first chunk that begins behind that line; null if there is none.
  [[nodiscard]] ChunkPointer read_behind(std::uint64_t first_line) const {
    const auto follows = [&](const ChunkPointer& chunk) { return chunk->first_line > first_line; };
    const auto known = std::find_if(before_.begin(), before_.end(), follows);
    if (known != before_.end()) return *known;
    if (following_ != nullptr && follows(following_)) return following_;
    const auto read = std::find_if(ahead_.begin(), ahead_.end(), follows);
    return read != ahead_.end() ? *read : nullptr;
  }

  [[nodiscard]] bool is_at_hand(std::uint64_t first_line) const {
    return following_ == nullptr || read_behind(first_line) != nullptr;
  }

  ChunkPointer chunk_behind(std::uint64_t first_line, const ChunkTask& task) {
    if (ChunkPointer known = read_behind(first_line); known != nullptr) return known;
    if (following_ == nullptr) return nullptr;
    if (is_live_ && !source_.is_ready(kPause)) show(task.before, task.chunk);
    ChunkPointer more = reader_.next();
    if (more != nullptr) ahead_.push_back(more);
    return more;
  }

  // Nothing comes for a while: what the last lines say is shown, and counted when they are whole.
  void pause(const ChunkPointer& chunk) {
    findings_.finish();
    show({before_.begin(), before_.end()}, chunk);
  }

  // Shows what is at hand from `chunk` on as if nothing followed.
  void show(std::vector<ChunkPointer> before, ChunkPointer chunk) {
    if (!engine_.when_paused_) return;
    std::vector<ChunkPointer> chunks;
    for (; chunk != nullptr; chunk = read_behind(chunk->first_line)) chunks.push_back(chunk);
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      ChunkTask task{name_, before, chunks[i], {}, true, in_pipeline_, every_, {begins_}};
      task.behind.assign(chunks.begin() + static_cast<std::ptrdiff_t>(i) + 1, chunks.end());
      engine_.when_paused_(scan_chunk(task, engine_.filter_, engine_.judge(0)).readings);
      before.push_back(chunks[i]);
    }
  }

  ScanEngine& engine_;
  ByteSource& source_;
  std::string name_;
  bool is_live_;
  bool every_;
  ChunkReader reader_;
  std::deque<ChunkPointer> before_;  // of which tasks were made, as far as one may look back
  std::size_t before_bytes_ = 0;
  ChunkPointer following_;          // the chunk of the next task
  std::deque<ChunkPointer> ahead_;  // read because a record went on
  std::uint64_t taken_ = 0;         // first line of the chunk that was taken last
  bool in_pipeline_ = false;
  std::vector<RecordBegin> begins_;  // in the chunks that were taken
  InOrder<Done> findings_;           // last: its tasks use all of the above
};

ScanEngine::ScanEngine(const RuleSet& rules, FailureReader& book, TaskQueue& queue)
    : rules_(rules),
      book_(book),
      queue_(queue),
      filter_(rules),
      regexes_(std::make_shared<RegexCache>(rules.match_nodes.size())),
      judges_(queue.threads()) {}

ScanEngine::~ScanEngine() = default;

FailureReader& ScanEngine::judge(std::size_t thread) {
  std::unique_ptr<FailureReader>& judge = judges_[thread];
  if (judge == nullptr) judge = std::make_unique<FailureReader>(rules_, book_.options(), regexes_);
  return *judge;
}

void ScanEngine::count(const Reading& reading, const std::string& name) {
  book_.count(reading, name);
  if (when_counted_) when_counted_();
}

InputResult ScanEngine::read_short(ByteSource& source, const std::string& name,
                                   const BlockFilter& filter, FailureReader& judge,
                                   std::uint64_t first_line) {
  if (wants_every_record(filter, judge.options())) return judge.read(source, name, first_line);
  std::string bytes;
  const Result<bool> ended = read_up_to(source, judge.options().limits.max_paste + 1, bytes);
  if (!ended.ok() || !*ended)
    return judge.read(*read_after(std::move(bytes), source), name, first_line);
  std::vector<LimitHit> before = judge.take_limit_hits();
  PasteFindings found = scan_paste(std::move(bytes), name, first_line, filter, judge);
  judge.note_limits(std::move(before));
  judge.note_limits(std::move(found.limit_hits));
  for (Reading& reading : found.readings) judge.pass_on(std::move(reading), name);
  return {found.bytes, first_line - 1 + found.lines, std::nullopt};
}

InputResult ScanEngine::read(ByteSource& source, const std::string& name, bool is_live,
                             std::uint64_t first_line) {
  const FailureOptions& options = book_.options();
  if (!is_live && wants_every_record(filter_, options)) {
    const InputResult result = book_.read(source, name, first_line);
    if (when_counted_) when_counted_();
    return result;
  }
  if (is_live) return Run(*this, source, name, true, first_line).run();
  std::string head;
  const Result<bool> ended = read_up_to(source, options.limits.max_paste + 1, head);
  if (ended.ok() && *ended) {
    PasteFindings found = scan_paste(std::move(head), name, first_line, filter_, judge(0));
    book_.note_limits(std::move(found.limit_hits));
    for (const Reading& reading : found.readings) count(reading, name);
    return {found.bytes, first_line - 1 + found.lines, std::nullopt};
  }
  const std::unique_ptr<ByteSource> all = read_after(std::move(head), source);
  return Run(*this, *all, name, false, first_line).run();
}

}  // namespace dtsdoctor
