// SPDX-License-Identifier: Apache-2.0
#include "cli/redact_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "cli/output.h"
#include "cli/terminal_hint.h"
#include "input/byte_source.h"
#include "input/decode.h"
#include "input/unpack.h"
#include "report/limit_words.h"
#include "report/shareable_text.h"

namespace dtsdoctor {
namespace {

std::string visible_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    out += visible(text.substr(0, line));
    if (line < text.size()) out += '\n';
    text.remove_prefix(std::min(line + 1, text.size()));
  }
  return out;
}

// Reads FILEs, and what is packed in them, into one text.
class Reader : public UnpackVisitor {
 public:
  Reader(const Options& options, ShareableText& text, const Environment& environment)
      : options_(options), text_(text), environment_(environment) {}

  void file(const std::string& name) {
    const Result<std::unique_ptr<ByteSource>> source = open_file(name);
    if (!source.ok()) {
      lost_.push_back(source.problem());
      return;
    }
    was_read_ = true;
    for (LimitHit& hit : walk(name, **source, options_.limits, *this))
      limit_hits_.push_back(std::move(hit));
    if (was_read_) ++files_read_;
  }

  void leaf(const std::string& name, ByteSource& bytes) override {
    const bool is_one_of_several = options_.arguments.size() > 1 || in_archive_ > 0;
    if (is_one_of_several) text_.add(fmt::format("==> {} <==\n", name));
    DecodedSource decoded(bytes);
    std::string block(kBlock, '\0');
    bool ends_a_line = true;
    bool is_empty = true;
    while (!output_is_gone(environment_)) {
      const Result<std::size_t> got = decoded.read(block.data(), block.size());
      if (!got.ok()) {
        lost_.push_back(got.problem());
        was_read_ = was_read_ && (!is_empty || in_archive_ > 0);
      }
      if (!got.ok() || *got == 0) break;
      text_.add(std::string_view(block).substr(0, *got));
      is_empty = false;
      ends_a_line = block[*got - 1] == '\n';
    }
    if (is_one_of_several && !ends_a_line) text_.add("\n");
  }

  void archive_begins(const std::string&) override { ++in_archive_; }

  void archive_ends(const std::string&, std::uint64_t,
                    const std::optional<Problem>& problem) override {
    --in_archive_;
    if (problem) lost_.push_back(*problem);
  }

  void unreadable(const std::string&, const Problem& problem) override { lost_.push_back(problem); }

  [[nodiscard]] std::size_t files_read() const { return files_read_; }
  [[nodiscard]] const std::vector<Problem>& lost() const { return lost_; }
  [[nodiscard]] const std::vector<LimitHit>& limit_hits() const { return limit_hits_; }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;

  const Options& options_;
  ShareableText& text_;
  const Environment& environment_;
  std::size_t files_read_ = 0;
  bool was_read_ = false;  // anything of this one
  int in_archive_ = 0;
  std::vector<Problem> lost_;
  std::vector<LimitHit> limit_hits_;
};

}  // namespace

ExitCode redact_command(const Options& options, const Environment& environment) {
  const Lang lang = choose_language(options.lang, environment);
  const std::vector<std::string> names =
      options.arguments.empty() ? std::vector<std::string>{"-"} : options.arguments;
  if (is_typed(names, environment)) hint_at_typing(Pasted::log, lang, environment);
  ShareableText text(options.redaction, options.limits.max_document, [&](std::string_view piece) {
    // What would act in a terminal is data in a file.
    environment.out(environment.stdout_is_terminal ? visible_lines(piece) : std::string(piece));
  });
  Reader reader(options, text, environment);
  for (const std::string& name : names) reader.file(name);
  text.finish();

  const Redactor& redactor = text.redactor();
  for (const Problem& problem : reader.lost()) show(problem, environment, redactor);
  for (const LimitHit& hit : reader.limit_hits()) {
    show({said("limit {} reached: {}", hit.name, limit_report(hit, lang).what), std::nullopt, "",
          ""},
         environment, redactor, "warning");
  }
  if (text.overflowed()) {
    show({said("limit max-document reached: more than {} bytes were looked at in parts",
               options.limits.max_document),
          std::nullopt, "what only a later part names is not taken out of an earlier one",
          "--max-document N holds more"},
         environment, redactor, "warning");
  }
  if (redactor.ran_out_of_labels()) {
    show({said("limit max-labels reached: more than {} ids", options.redaction.max_labels),
          std::nullopt, "further ones are not told apart", ""},
         environment, redactor, "warning");
  }
  if (reader.files_read() == 0) return ExitCode::bad_usage;
  return reader.lost().empty() ? ExitCode::done : ExitCode::lost_input;
}

}  // namespace dtsdoctor
