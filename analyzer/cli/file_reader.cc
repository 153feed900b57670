// SPDX-License-Identifier: Apache-2.0
#include "cli/file_reader.h"

#include <algorithm>
#include <span>
#include <utility>

#include "cli/command_words.h"
#include "cli/document_reader.h"
#include "cli/first_bytes.h"
#include "cli/resuming.h"
#include "facts/recognise.h"
#include "input/chunk.h"
#include "input/clean_text.h"
#include "input/decode.h"
#include "input/joined_files.h"
#include "input/log_listing.h"
#include "input/reply_slices.h"
#include "input/unpack.h"
#include "input/whole_lines.h"
#include "report/read_report.h"

namespace dtsdoctor {
namespace {

// A pipe may stay open: so much of it is looked at before it is taken for a log.
constexpr std::size_t kPeek = std::size_t{1} << 16;

// To its end, with nothing learnt but its length.
InputResult passed_over(ByteSource& lines) {
  InputResult result;
  std::string bytes(kPeek, '\0');
  bool is_open = false;
  while (true) {
    const Result<std::size_t> got = lines.read(bytes.data(), bytes.size());
    if (!got.ok()) result.problem = got.problem();
    if (!got.ok() || *got == 0) break;
    const std::string_view part = std::string_view(bytes).substr(0, *got);
    result.lines += count_lines(part);
    is_open = !part.ends_with('\n');
  }
  result.lines += is_open ? 1 : 0;
  return result;
}

}  // namespace

class FileReader::Reader : public UnpackVisitor {
 public:
  Reader(const Options& options, const RuleSet& rules, FailureReader& failures,
         const ScanWatch* watch)
      : options_(options),
        failures_(failures),
        watch_(watch),
        ledger_(watch == nullptr ? nullptr : &watch->stop),
        documents_(options, rules, failures, ledger_),
        resuming_(
            watch == nullptr ? nullptr : watch->earlier, ledger_,
            [this](const std::string& name, ByteSource& bytes) { read(name, bytes); },
            [this](const std::string& name, ByteSource& bytes) { text(name, bytes); }) {}

  // Of an archive any document is taken; one at least has to be what was promised.
  std::optional<Problem> document(const std::string& name, Role role) {
    const std::size_t lost_before = ledger_.files().lost.size();
    documents_.expect(role);
    const Result<std::unique_ptr<ByteSource>> source = open_file(name, ledger_.stop());
    if (!source.ok()) return source.problem();
    read(name, **source);
    const std::vector<Problem>& lost = ledger_.files().lost;
    return lost.size() > lost_before ? lost.back() : documents_.refusal(name);
  }

  void file(const std::string& name) {
    documents_.expect(Role::any);
    const Result<std::unique_ptr<ByteSource>> source = open_file(name, ledger_.stop());
    if (source.ok()) {
      read(name, **source);
      return;
    }
    Problem problem = source.problem();
    problem.help = meant_by_file(name);
    unreadable(name, problem);
  }

  void found(const FoundPath& path) {
    if (path.is_explicit && path.is_stream) {
      stream(path.name);
      return;
    }
    const bool has_bytes = !path.problem && path.size > 0;
    if (has_bytes && resuming_.is_on()) {
      documents_.expect(Role::any);
      resuming_.file(path);
      return;
    }
    if (path.is_explicit) {
      file(path.name);
      return;
    }
    documents_.expect(Role::any);
    if (path.problem && path.is_lost) {
      unreadable(path.name, *path.problem);
    } else if (path.problem) {
      ledger_.add_row(path.name, InputKind::empty, 0).why = path.problem->why;
    } else if (const auto source = open_regular_file(path.name, ledger_.stop()); source.ok()) {
      read(path.name, **source);
    } else {
      unreadable(path.name, source.problem());
    }
  }

  void take_in(Reader&& other) { ledger_.take_in(std::move(other.ledger_)); }

  void leaf(const std::string& name, ByteSource& bytes) override {
    if (resuming_.wants_content() && open_archives_.empty()) {
      resuming_.content(name, bytes);
    } else {
      text(name, bytes);
    }
  }

  void archive_begins(const std::string& name) override {
    if (open_archives_.empty()) resuming_.note_members();
    open_archives_.push_back(ledger_.files().inputs.size());
    ledger_.add_row(name, InputKind::archive, 0);
  }

  void archive_ends(const std::string&, std::uint64_t stored,
                    const std::optional<Problem>& problem) override {
    InputRow& row = ledger_.files().inputs[open_archives_.back()];
    open_archives_.pop_back();
    row.bytes = stored;
    if (problem) ledger_.lose(row, *problem);
  }

  void unreadable(const std::string& name, const Problem& problem) override {
    ledger_.unreadable(name, problem);
  }

  std::size_t inputs() { return ledger_.files().inputs.size(); }
  CaseFiles take() { return ledger_.take(); }

 private:
  // What comes through a pipe may pause for hours: unless its first bytes tell that it is packed or
  // a document, it is read as it comes.
  void stream(const std::string& name) {
    documents_.expect(Role::any);
    const Result<std::unique_ptr<ByteSource>> source = open_file(name, ledger_.stop());
    if (!source.ok()) {
      unreadable(name, source.problem());
      return;
    }
    std::optional<CountedInto> counted;
    if (watch_ != nullptr) counted.emplace(**source, watch_->counters.stored_bytes);
    ByteSource& bytes = counted ? *counted : **source;
    std::string head(kPeek, '\0');
    const Result<std::size_t> got = bytes.read(head.data(), head.size());
    if (!got.ok()) {
      unreadable(name, got.problem());
      return;
    }
    head.resize(*got);
    const bool is_log = begins_log(head);
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), bytes);
    live_ = is_log;
    if (is_log) {
      leaf(name, *all);
    } else {
      unpack(name, *all);
    }
    live_ = false;
  }

  void read(const std::string& name, ByteSource& source) {
    std::optional<CountedInto> counted;
    if (watch_ != nullptr) counted.emplace(source, watch_->counters.stored_bytes);
    unpack(name, counted ? *counted : source);
  }

  void unpack(const std::string& name, ByteSource& source) {
    for (LimitHit& hit : walk(name, source, options_.limits, *this))
      ledger_.files().limit_hits.push_back(std::move(hit));
  }

  void text(const std::string& name, ByteSource& bytes) {
    std::optional<CountedInto> counted;
    if (watch_ != nullptr) counted.emplace(bytes, watch_->counters.bytes);
    DecodedSource text(counted ? *counted : bytes, live_);
    if (live_) return live_log(name, text);
    const bool is_promised = documents_.role() != Role::any;
    std::string head;
    // A document from standard input has to be short, but for a reply about tasks: a log must not
    // wait for its end.
    const std::size_t most = options_.limits.max_document;
    const std::size_t first = std::min(kPeek, most);
    Result<bool> ended = read_up_to(text, first, head);
    const auto patient = [&] {
      if (resuming_.is_behind_a_mark()) return false;
      if (is_promised || begins_with_reply_list(head)) return true;
      return name != "-" && (may_be_document(head) || !joined(head).empty());
    };
    // One more than it may have, or the end of the longest would not be seen.
    if (ended.ok() && !*ended && patient()) ended = read_up_to(text, most - first + 1, head);
    const std::vector<JoinedFile> files = joined(head);
    if (!files.empty() && ended.ok() && *ended) {
      read_joined(name, files, text.bytes_read());
    } else if (is_promised) {
      promised(name, ended, std::move(head), text);
    } else if (ended.ok() && *ended && head.empty()) {
      ledger_.add_row(name, InputKind::empty, text.bytes_read());
    } else if (resuming_.is_behind_a_mark()) {
      failure(name, std::move(head), text);  // whatever it looks like, it is no whole document
    } else if (ended.ok() && begins_report(head)) {
      failure(name, std::move(head), text, Passes::yes);
    } else if (ended.ok() && !*ended && begins_with_reply_list(head)) {
      sliced(name, std::move(head), text, InputKind::job);
    } else if (!(ended.ok() && *ended && take_documents(name, head, text.bytes_read()))) {
      if (watch_ == nullptr && ended.ok() && *ended) documents_.note_failed_lookup(name, head);
      if (ended.ok() && begins_with_listing(head))
        return sliced(name, std::move(head), text, InputKind::log);
      const std::string_view without_end = std::string_view(head).substr(0, most - 1);
      if (watch_ == nullptr && ended.ok() && !*ended && head.size() >= most &&
          (!files.empty() || is_open_json(without_end)))
        ledger_.files().limit_hits.push_back({"max-document", name, 0, LimitWhat::document, most});
      failure(name, std::move(head), text);
    }
  }

  // The files of a text; a scan reads it as it is.
  [[nodiscard]] std::vector<JoinedFile> joined(std::string_view head) const {
    return watch_ == nullptr ? joined_files(head) : std::vector<JoinedFile>();
  }

  // They are read as those of an archive are.
  void read_joined(const std::string& name, const std::vector<JoinedFile>& files,
                   std::uint64_t bytes) {
    const std::size_t most = std::min(files.size(), options_.limits.max_members);
    if (most < files.size())
      ledger_.files().limit_hits.push_back({"max-members", name, 0, LimitWhat::members, most});
    archive_begins(name);
    for (const JoinedFile& file : std::span(files).first(most))
      text(name + kInJoined + std::string(file.name), *read_memory(file.text));
    archive_ends(name, bytes, std::nullopt);
  }

  // Programs print documents in colours, too, as Terraform its plans.
  bool take_documents(const std::string& name, const std::string& text, std::uint64_t bytes) {
    const bool is_coloured = text.find('\x1b') != std::string::npos;
    const std::string plain = is_coloured ? blank_escapes(text) : std::string();
    const std::string& document = is_coloured ? plain : text;
    const bool is_promised = documents_.role() != Role::any;
    return (is_promised || may_be_document(document)) &&
           documents_.take(name, document, bytes, !open_archives_.empty());
  }

  enum class Passes { no, yes };

  // `head`: what was read of `text`. An error of `text` comes again, behind what could be read.
  void failure(const std::string& name, std::string head, DecodedSource& text,
               Passes passes = Passes::no) {
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), text);
    const std::uint64_t first_line = resuming_.first_line();
    std::optional<WholeLines> whole_lines;
    if (resuming_.is_reading()) {
      whole_lines.emplace(*all, options_.limits.max_line,
                          [&] { return resuming_.takes_last_line(); });
    }
    ByteSource& lines = whole_lines ? *whole_lines : *all;
    const bool scans = watch_ != nullptr && watch_->read_log;
    const bool is_passed = passes == Passes::yes;
    const InputResult result = is_passed ? passed_over(lines)
                               : scans   ? watch_->read_log(lines, name, live_, first_line)
                                         : failures_.read(lines, name, first_line);
    InputRow& row = ledger_.add_row(name, InputKind::log, text.bytes_read());
    row.lines = result.lines - (first_line - 1);
    if (is_passed) row.why = "not read: a report of dtsdoctor, and what it quotes failed elsewhere";
    if (whole_lines) resuming_.finish(row, whole_lines->left_some());
    if (result.problem) ledger_.lose(row, *result.problem);
  }

  // A log that may pause, as far as its first bytes tell.
  void live_log(const std::string& name, DecodedSource& text) {
    std::string head(kPeek, '\0');
    const Result<std::size_t> got = text.read(head.data(), head.size());
    head.resize(got.ok() ? *got : 0);
    if (!got.ok() || !head.empty()) return failure(name, std::move(head), text);
    ledger_.add_row(name, InputKind::empty, 0);
  }

  // A reply about tasks (`kind` job) or a document that lists entries of a log, part by part.
  void sliced(const std::string& name, std::string head, DecodedSource& text, InputKind kind) {
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), text);
    const bool is_reply = kind == InputKind::job;
    const InputResult result =
        is_reply ? failures_.read_long_reply(*all, name) : failures_.read_long_listing(*all, name);
    if (is_reply) {
      ledger_.files().limit_hits.push_back(
          {"max-document", name, 0, LimitWhat::reply_by_task, options_.limits.max_document});
    }
    InputRow& row = ledger_.add_row(name, kind, text.bytes_read());
    row.lines = result.lines;
    if (result.problem) ledger_.lose(row, *result.problem);
  }

  // A leaf given with -c or -e: it is no failure text, but for the error that `check` is told of.
  void promised(const std::string& name, const Result<bool>& ended, std::string head,
                DecodedSource& text) {
    if (ended.ok() && *ended && take_documents(name, head, text.bytes_read())) return;
    const bool is_evidence = documents_.role() == Role::evidence;
    if (options_.command == Command::check && is_evidence && ended.ok() && *ended) {
      const std::size_t before = failures_.failures().groups().size();
      failure(name, std::move(head), text);
      if (failures_.failures().groups().size() > before) documents_.note_fitting();
      return;
    }
    InputRow& row = ledger_.add_row(name, InputKind::log, text.bytes_read());
    row.lines = lines_in(head);
    if (!ended.ok()) {
      ledger_.lose(row, ended.problem());
      return;
    }
    if (!*ended) documents_.refuse_size(name);
    row.why = "not used: no document of a kind that is known";
  }

  const Options& options_;
  FailureReader& failures_;
  const ScanWatch* watch_;  // may be null
  InputLedger ledger_;
  DocumentReader documents_;
  Resuming resuming_;
  bool live_ = false;                       // what is read may pause
  std::vector<std::size_t> open_archives_;  // their rows
};

FileReader::FileReader(const Options& options, const RuleSet& rules, FailureReader& failures,
                       const ScanWatch* watch)
    : reader_(std::make_unique<Reader>(options, rules, failures, watch)) {}

FileReader::~FileReader() = default;
std::optional<Problem> FileReader::document(const std::string& name, Role role) {
  return reader_->document(name, role);
}
void FileReader::file(const std::string& name) { reader_->file(name); }
void FileReader::found(const FoundPath& path) { reader_->found(path); }
void FileReader::take_in(FileReader& other) { reader_->take_in(std::move(*other.reader_)); }
std::size_t FileReader::inputs() const { return reader_->inputs(); }
CaseFiles FileReader::take() { return reader_->take(); }

}  // namespace dtsdoctor
