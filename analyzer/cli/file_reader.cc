// SPDX-License-Identifier: Apache-2.0
#include "cli/file_reader.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/spelling.h"
#include "cli/file_role.h"
#include "facts/recognise.h"
#include "input/chunk.h"
#include "input/decode.h"
#include "input/packing.h"
#include "input/reply_slices.h"
#include "input/unpack.h"
#include "input/whole_lines.h"

namespace dtsdoctor {
namespace {

// A pipe may stay open: so much of it is looked at before it is taken for a log.
constexpr std::size_t kPeek = std::size_t{1} << 16;

InputKind kind_of(const Document& document) {
  return std::holds_alternative<TaskDocument>(document) ? InputKind::config : InputKind::evidence;
}

bool fits(InputKind kind, Role role) {
  return role == Role::any ||
         kind == (role == Role::config ? InputKind::config : InputKind::evidence);
}

}  // namespace

class FileReader::Reader : public UnpackVisitor {
 public:
  Reader(const Options& options, const RuleSet& rules, FailureReader& failures,
         const ScanWatch* watch)
      : options_(options), rules_(rules), failures_(failures), watch_(watch) {}

  // A FILE given with -c or -e: the Problem is what keeps it from being one. Of an archive any
  // document is taken; one at least has to be what was promised.
  std::optional<Problem> document(const std::string& name, Role role) {
    const std::size_t lost_before = out_.lost.size();
    role_ = role;
    fitting_ = 0;
    refusal_.reset();
    const Result<std::unique_ptr<ByteSource>> source = open_file(name, stop());
    if (!source.ok()) return source.problem();
    read(name, **source);
    if (out_.lost.size() > lost_before) return out_.lost.back();
    if (fitting_ > 0) return std::nullopt;
    return refusal_ ? *refusal_ : misfit(name, role, false);
  }

  void file(const std::string& name) {
    role_ = Role::any;
    const Result<std::unique_ptr<ByteSource>> source = open_file(name, stop());
    if (source.ok()) {
      read(name, **source);
      return;
    }
    Problem problem = source.problem();
    problem.help =
        did_you_mean(name, {"explain", "rules"});  // a mistyped command looks like a FILE
    unreadable(name, problem);
  }

  void found(const FoundPath& path) {
    if (path.is_explicit && path.is_stream) {
      stream(path.name);
      return;
    }
    const bool has_bytes = !path.problem && path.size > 0;
    if (has_bytes && watch_ != nullptr && watch_->earlier != nullptr) {
      resume(path);
      return;
    }
    if (path.is_explicit) {
      file(path.name);
      return;
    }
    role_ = Role::any;
    if (path.problem && path.is_lost) {
      unreadable(path.name, *path.problem);
    } else if (path.problem) {
      add_row(path.name, InputKind::empty, 0).status = path.problem->why;
    } else if (const auto source = open_regular_file(path.name, stop()); source.ok()) {
      read(path.name, **source);
    } else {
      unreadable(path.name, source.problem());
    }
  }

  // What comes through a pipe may pause for hours: unless its first bytes tell that it is packed or
  // a document, it is read as it comes.
  void stream(const std::string& name) {
    role_ = Role::any;
    const Result<std::unique_ptr<ByteSource>> source = open_file(name, stop());
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
    const bool is_log = packing_of(head) == Packing::none && !may_be_document(head) &&
                        !begins_with_reply_list(head);
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), bytes);
    live_ = is_log;
    if (is_log) {
      leaf(name, *all);
    } else {
      unpack(name, *all);
    }
    live_ = false;
  }

  // Adds what another one has read behind this one.
  void take_in(Reader&& other) {
    const auto append = [](auto& to, auto& from) {
      to.insert(to.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
    };
    append(out_.inputs, other.out_.inputs);
    append(out_.limit_hits, other.out_.limit_hits);
    append(out_.secrets, other.out_.secrets);
    append(out_.notes, other.out_.notes);
    append(out_.lost, other.out_.lost);
    append(out_.broken, other.out_.broken);
    append(out_.marks, other.out_.marks);
    append(out_.outdated, other.out_.outdated);
    cut_short_ += other.cut_short_;
  }

  void leaf(const std::string& name, ByteSource& bytes) override {
    if (resumed_ != nullptr && open_archives_.empty()) {
      resume_content(name, bytes);
    } else {
      text(name, bytes);
    }
  }

  void text(const std::string& name, ByteSource& bytes) {
    std::optional<CountedInto> counted;
    if (watch_ != nullptr) counted.emplace(bytes, watch_->counters.bytes);
    DecodedSource text(counted ? *counted : bytes, live_);
    std::string head;
    if (live_) return live_log(name, text);
    // A document from standard input has to be short, but for a reply about tasks: a log must not
    // wait for its end.
    Result<bool> ended = read_up_to(text, kPeek, head);
    const auto patient = [&] {
      if (is_behind_a_mark()) return false;
      return role_ != Role::any || begins_with_reply_list(head) ||
             (name != "-" && may_be_document(head));
    };
    if (ended.ok() && !*ended && patient())
      ended = read_up_to(
          text, options_.limits.max_document - std::min(options_.limits.max_document, kPeek), head);
    if (role_ != Role::any) {
      promised(name, ended, std::move(head), text);
    } else if (ended.ok() && *ended && head.empty()) {
      add_row(name, InputKind::empty, text.bytes_read());
    } else if (is_behind_a_mark()) {
      failure(name, std::move(head), text);  // whatever it looks like, it is no whole document
    } else if (ended.ok() && !*ended && begins_with_reply_list(head)) {
      long_reply(name, std::move(head), text);
    } else if (!(ended.ok() && *ended && may_be_document(head) &&
                 take_documents(name, head, text.bytes_read()))) {
      failure(name, std::move(head), text);
    }
  }

  void archive_begins(const std::string& name) override {
    if (open_archives_.empty()) has_members_ = true;
    open_archives_.push_back(out_.inputs.size());
    add_row(name, InputKind::archive, 0);
  }

  void archive_ends(const std::string&, std::uint64_t stored,
                    const std::optional<Problem>& problem) override {
    InputReport& row = out_.inputs[open_archives_.back()];
    open_archives_.pop_back();
    row.bytes = stored;
    if (problem) lose(row, *problem);
  }

  void unreadable(const std::string& name, const Problem& problem) override {
    lose(add_row(name, InputKind::log, 0), problem);
  }

  CaseFiles take() {
    out_.was_interrupted = cut_short_ > 0;
    if (out_.was_interrupted) {
      out_.lost.push_back(
          {"interrupted", std::nullopt,
           fmt::format("{} not read, or not to the end",
                       cut_short_ == 1 ? "1 input was" : fmt::format("{} inputs were", cut_short_)),
           ""});
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const StopSignal* stop() const {
    return watch_ == nullptr ? nullptr : &watch_->stop;
  }

  void read(const std::string& name, ByteSource& source) {
    std::optional<CountedInto> counted;
    if (watch_ != nullptr) counted.emplace(source, watch_->counters.stored_bytes);
    unpack(name, counted ? *counted : source);
  }

  void unpack(const std::string& name, ByteSource& source) {
    for (LimitHit& hit : walk(name, source, options_.limits, *this))
      out_.limit_hits.push_back(std::move(hit));
  }

  // How a content is read of which an earlier run may have read a part.
  struct Resuming {
    MarkedContent& content;
    std::uint64_t first_line;
    std::function<bool()> takes_last_line;  // also if it has no end
    bool left_some = false;                 // it was not

    [[nodiscard]] ContentMark mark() const {
      return left_some ? content.at_line_end() : content.at_end();
    }
  };

  [[nodiscard]] bool is_behind_a_mark() const {
    return resuming_ != nullptr && resuming_->content.begin() > 0;
  }

  // A file of which an earlier run may have read a part.
  void resume(const FoundPath& path) {
    role_ = Role::any;
    ResumedFile file(path.name, *watch_->earlier);
    if (file.is_own()) {
      add_row(path.name, InputKind::empty, 0).status = "not read: this run writes it";
      return;
    }
    do {
      const auto source =
          path.is_explicit ? open_file(path.name, stop()) : open_regular_file(path.name, stop());
      if (!source.ok()) {
        unreadable(path.name, source.problem());
        return;
      }
      const bool is_resumed = file.wants_again() || file.look_at(**source);
      if (file.is_unchanged()) {
        const bool is_log = file.new_mark()->content.has_value();
        add_row(path.name, is_log ? InputKind::log : InputKind::archive, 0).skipped =
            file.stored_size();
        break;
      }
      const std::size_t lost_before = out_.lost.size() + cut_short_;
      has_members_ = false;
      if (is_resumed) resumed_ = &file;
      read(path.name, **source);
      resumed_ = nullptr;
      const bool is_cut_short =
          watch_->stop.is_raised() && out_.lost.size() + cut_short_ > lost_before;
      if (is_resumed && has_members_ && !is_cut_short) file.mark(std::nullopt, true);
    } while (file.wants_again());
    if (file.new_mark()) out_.marks.push_back(*file.new_mark());
    if (file.new_mark() && file.old_mark() != nullptr) out_.outdated.push_back(file.old_mark());
  }

  void resume_content(const std::string& name, ByteSource& bytes) {
    ReadBefore before = resumed_->find(bytes);
    if (before.again && !before.problem) return;
    const std::uint64_t offset = before.mark == nullptr ? 0 : before.mark->content->offset;
    std::string ahead = std::move(before.ahead);
    Result<bool> ended = false;
    if (before.problem || resumed_->is_copy(bytes, before)) {
      InputReport& row = add_row(name, InputKind::log, 0);
      row.skipped = offset;
      if (before.problem) lose(row, *before.problem);
      return;
    }
    if (offset > 0 && ahead.empty()) ended = read_up_to(bytes, 1, ahead);
    if (ended.ok() && *ended) {
      add_row(name, InputKind::log, 0).skipped = offset;
      resumed_->mark(before.mark->content, true);
      return;
    }
    const std::unique_ptr<ByteSource> rest = read_after(std::move(ahead), bytes);
    MarkedContent content(*rest, before);
    Resuming resuming{content, offset == 0 ? 1 : before.mark->content->lines + 1,
                      [&] { return resumed_->takes_last_line(before, content.end()); }};
    const std::size_t lost_before = out_.lost.size() + cut_short_;
    resuming_ = &resuming;
    text(name, *read_after(content.byte_order_mark(), content));
    resuming_ = nullptr;
    resumed_->mark(resuming.mark(), out_.lost.size() + cut_short_ == lost_before);
  }

  InputReport& add_row(const std::string& name, InputKind kind, std::uint64_t bytes) {
    out_.inputs.push_back({name, kind, bytes, 0, "ok"});
    return out_.inputs.back();
  }

  // `head`: what was read of `text`. An error of `text` comes again, behind what could be read.
  void failure(const std::string& name, std::string head, DecodedSource& text) {
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), text);
    const std::uint64_t first_line = resuming_ == nullptr ? 1 : resuming_->first_line;
    WholeLines whole_lines(*all, options_.limits.max_line,
                           [&] { return resuming_->takes_last_line(); });
    ByteSource& lines = resuming_ != nullptr ? whole_lines : *all;
    const bool scans = watch_ != nullptr && watch_->read_log;
    const InputResult result = scans ? watch_->read_log(lines, name, live_, first_line)
                                     : failures_.read(lines, name, first_line);
    InputReport& row = add_row(name, InputKind::log, text.bytes_read());
    row.lines = result.lines - (first_line - 1);
    if (resuming_ != nullptr) {
      resuming_->left_some = whole_lines.left_some();
      const ContentMark mark = resuming_->mark();
      row.bytes = mark.offset - resuming_->content.begin();
      row.skipped = resuming_->content.begin();
      row.left = mark.size - mark.offset;
    }
    if (result.problem) lose(row, *result.problem);
  }

  // A log that may pause, as far as its first bytes tell.
  void live_log(const std::string& name, DecodedSource& text) {
    std::string head(kPeek, '\0');
    const Result<std::size_t> got = text.read(head.data(), head.size());
    head.resize(got.ok() ? *got : 0);
    if (got.ok() && head.empty()) {
      add_row(name, InputKind::empty, 0);
    } else {
      failure(name, std::move(head), text);
    }
  }

  void long_reply(const std::string& name, std::string head, DecodedSource& text) {
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), text);
    const InputResult result = failures_.read_long_reply(*all, name);
    out_.limit_hits.push_back({"max-document", name, 0,
                               fmt::format("a reply of more than {} bytes: each task is read by "
                                           "itself, and none is taken as a configuration",
                                           options_.limits.max_document)});
    InputReport& row = add_row(name, InputKind::job, text.bytes_read());
    row.lines = result.lines;
    if (result.problem) lose(row, *result.problem);
  }

  void lose(InputReport& row, const Problem& problem) {
    row.status = problem.why.empty() ? problem.what : problem.why;
    if (watch_ != nullptr && watch_->stop.is_raised()) {  // one message for all, not one for each
      ++cut_short_;
      return;
    }
    out_.lost.push_back(problem);
  }

  // A leaf given with -c or -e: it is no failure text, but for the error that `check` is told of.
  void promised(const std::string& name, const Result<bool>& ended, std::string head,
                DecodedSource& text) {
    if (ended.ok() && *ended && take_documents(name, head, text.bytes_read())) return;
    if (options_.command == Command::check && role_ == Role::evidence && !may_be_document(head)) {
      ++fitting_;
      failure(name, std::move(head), text);
      return;
    }
    InputReport& row = add_row(name, InputKind::log, text.bytes_read());
    row.lines = lines_in(head);
    if (!ended.ok()) {
      lose(row, ended.problem());
      return;
    }
    if (!*ended) {
      refusal_ = Problem{fmt::format("{} is larger than a document may be", name), whole(name),
                         fmt::format("--max-document is {} bytes", options_.limits.max_document),
                         "raise --max-document"};
    }
    row.status = "not used: no document of a kind that is known";
  }

  // Adds the documents of a text to the case; false if it holds none that may be used.
  bool take_documents(const std::string& name, const std::string& text, std::uint64_t bytes) {
    const Source source(name, text);
    if (role_ == Role::evidence) {  // a call that failed; without -e it is a failure as well
      if (std::optional<RoleDocument> missing = read_missing_role(source)) {
        ++fitting_;
        add_row(name, InputKind::evidence, bytes).lines = lines_in(text);
        add(out_.evidence, std::move(*missing));
        return true;
      }
      if (std::optional<AttachmentsDocument> refused = read_refused_attachments(source)) {
        ++fitting_;
        add_row(name, InputKind::evidence, bytes).lines = lines_in(text);
        add(out_.evidence, std::move(*refused));
        return true;
      }
    }
    Result<Recognised> found = recognise(source, rules_, options_.limits);
    if (!found.ok() || found->documents.empty()) {
      if (role_ == Role::any) {
        const bool reply = take_reply(source, bytes);
        if (!reply && !found.ok()) out_.broken.push_back(found.problem());
        return reply;
      }
      refusal_ = found.ok() ? misfit(name, role_, false) : found.problem();
      return false;
    }
    const InputKind kind = kind_of(found->documents.front());
    if (fits(kind, role_)) {
      ++fitting_;
    } else if (open_archives_.empty()) {
      refusal_ = misfit(name, role_, true);
      return false;
    }
    const bool fails_too = role_ == Role::any && found->is_failure_too;
    keep(std::move(*found));
    if (!fails_too) {
      add_row(name, kind, bytes).lines = lines_in(text);
    } else if (!take_reply(source, bytes)) {
      add_row(name, InputKind::log, bytes).lines = lines_in(text);
      (void)failures_.read(*read_memory(text), name);
    }
    return true;
  }

  // A reply about tasks is a failure text that is taken apart whole.
  bool take_reply(const Source& source, std::uint64_t bytes) {
    if (!failures_.read_document(source)) return false;
    add_row(source.name(), InputKind::job, bytes).lines = lines_in(source.bytes());
    return true;
  }

  void keep(Recognised found) {
    for (LimitHit& hit : found.limits) out_.limit_hits.push_back(std::move(hit));
    for (Document& document : found.documents) {
      if (auto* task = std::get_if<TaskDocument>(&document)) {
        out_.secrets.insert(out_.secrets.end(), task->secrets.begin(), task->secrets.end());
        out_.notes.insert(out_.notes.end(), task->notes.begin(), task->notes.end());
      }
      add(out_.evidence, std::move(document));
    }
  }

  const Options& options_;
  const RuleSet& rules_;
  FailureReader& failures_;
  const ScanWatch* watch_;  // may be null
  CaseFiles out_;
  Role role_ = Role::any;
  bool live_ = false;                       // what is read may pause
  std::size_t fitting_ = 0;                 // documents of the kind that was promised
  std::optional<Problem> refusal_;          // of the last leaf that is no such document
  std::vector<std::size_t> open_archives_;  // their rows
  std::size_t cut_short_ = 0;               // inputs, since the user stopped it
  ResumedFile* resumed_ = nullptr;          // the file that is read, with --state
  Resuming* resuming_ = nullptr;            // its content
  bool has_members_ = false;                // it turned out to be an archive
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
CaseFiles FileReader::take() { return reader_->take(); }

}  // namespace dtsdoctor
