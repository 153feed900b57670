// SPDX-License-Identifier: Apache-2.0
#include "cli/case_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/spelling.h"

namespace dtsdoctor {
namespace {

// A pipe may stay open: so much of it is looked at before it is taken for a log.
constexpr std::size_t kPeek = std::size_t{1} << 16;

Place whole(const std::string& name) {
  Place place;
  place.input = name;
  return place;
}

std::uint64_t lines_of(const std::string& bytes) {
  const auto breaks = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  return breaks + (bytes.empty() || bytes.back() == '\n' ? 0 : 1);
}

bool opens_object(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view text = trimmed(bytes);
  return text.starts_with('{');
}

// Content that this release cannot look into; saying so beats finding nothing in it.
struct Unreadable {
  std::string_view magic;
  std::string_view what;
  std::string_view help;
};

constexpr Unreadable kUnreadable[] = {
    {"\x1f\x8b", "it is compressed with gzip", "pass it on unpacked: gzip -dc FILE | dtsdoctor"},
    {"\x28\xb5\x2f\xfd", "it is compressed with zstd",
     "pass it on unpacked: zstd -dc FILE | dtsdoctor"},
    {"\xfd"
     "7zXZ",
     "it is compressed with xz", "pass it on unpacked: xz -dc FILE | dtsdoctor"},
    {"BZh", "it is compressed with bzip2", "pass it on unpacked: bzip2 -dc FILE | dtsdoctor"},
    {"PK\x03\x04", "it is a zip archive", "unpack it and name the files in it"},
};

constexpr Unreadable kUtf16 = {"", "it is UTF-16 text",
                               "convert it: iconv -f UTF-16 -t UTF-8 FILE | dtsdoctor"};

// A byte order mark, and letters of which every other byte is NUL.
bool is_utf16(std::string_view bytes) {
  const bool mark = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  return mark && bytes.substr(0, 64).find('\0') != std::string_view::npos;
}

const Unreadable* why_unreadable(std::string_view bytes) {
  if (is_utf16(bytes)) return &kUtf16;
  for (const Unreadable& kind : kUnreadable) {
    if (bytes.starts_with(kind.magic)) return &kind;
  }
  return nullptr;
}

class Reader {
 public:
  Reader(const Options& options, const RuleSet& rules) : options_(options), rules_(rules) {}

  std::optional<Problem> config(const std::string& name) {
    Result<std::optional<Document>> document = document_of(name);
    if (!document.ok()) return document.problem();
    if (!*document || !std::holds_alternative<TaskDocument>(**document)) {
      const std::string what = fmt::format("{} is no task configuration", name);
      return Problem{
          what, whole(name),
          *document ? "it is a RAM or STS document"
                    : "it has no SourceEndpoint… or DestinationEndpoint… field",
          *document ? "give it with -e"
                    : "give the ConfigureDtsJob request or the DescribeDtsJobDetail reply as JSON"};
    }
    keep(std::move(**document), InputKind::config);
    return std::nullopt;
  }

  std::optional<Problem> evidence(const std::string& name) {
    Result<std::optional<Document>> document = document_of(name);
    if (document.ok() && *document) {
      keep(std::move(**document), InputKind::evidence);
      return std::nullopt;
    }
    // A GetRole that failed is evidence too, and no JSON.
    if (const std::optional<RoleDocument> missing = read_missing_role(Source(name, last_bytes_))) {
      keep(*missing, InputKind::evidence);
      return std::nullopt;
    }
    if (options_.command == Command::check && !opens_object(last_bytes_)) {
      keep_failure(name, std::move(last_bytes_), read_memory(std::string_view()));
      return std::nullopt;
    }
    if (!document.ok()) return document.problem();
    return Problem{
        fmt::format("{} is no evidence that can be used", name), whole(name),
        "its content is none of the documents below",
        "give the output of aliyun ram GetRole, ram ListPoliciesForRole, ram GetPolicy or "
        "sts GetCallerIdentity, or a trust or permission policy"};
  }

  void file(const std::string& name) {
    Result<std::unique_ptr<ByteSource>> source = open_file(name);
    if (!source.ok()) {
      Problem problem = source.problem();
      problem.help =
          did_you_mean(name, {"explain", "rules"});  // a mistyped command looks like a FILE
      lose(name, problem);
      return;
    }
    std::string bytes;
    // A document from standard input has to be short: a log must not wait for its end.
    const std::size_t most = name == "-" ? kPeek : options_.limits.max_document;
    Result<bool> ended = read_up_to(**source, kPeek, bytes);
    if (ended.ok() && !*ended && opens_object(bytes) && most > kPeek)
      ended = read_up_to(**source, most - kPeek, bytes);
    if (!ended.ok()) {
      lose(name, ended.problem());
      return;
    }
    if (const Unreadable* kind = why_unreadable(bytes)) {
      lose(name, {fmt::format("cannot read {}", name), whole(name), std::string(kind->what),
                  std::string(kind->help)});
      return;
    }
    if (*ended && bytes.empty()) {
      out_.inputs.push_back({name, InputKind::empty, 0, 0, "ok"});
      return;
    }
    if (*ended && opens_object(bytes)) {
      last_bytes_ = bytes;
      const Source text(name, bytes);
      Result<JsonValue> json = parse_json(text, {options_.limits.max_depth});
      std::optional<Document> document =
          json.ok() ? read_document(*json, text, rules_) : std::nullopt;
      if (document) {
        const bool task = std::holds_alternative<TaskDocument>(*document);
        keep(std::move(*document), task ? InputKind::config : InputKind::evidence);
        return;
      }
    }
    keep_failure(name, std::move(bytes), std::move(*source));
  }

  std::optional<Problem> statement(std::string key, const std::string& value) {
    if (find_fact(rules_, key) == kNoFact && find_fact(rules_, "user." + key) != kNoFact)
      key = "user." + key;
    const FactId id = find_fact(rules_, key);
    if (id == kNoFact || !rules_.facts[id].from_user) {
      std::vector<std::string_view> keys;
      for (const FactDecl& fact : rules_.facts) {
        if (fact.from_user) keys.push_back(fact.key);
      }
      std::string help = did_you_mean(key, keys);
      if (help.empty()) {
        help = "facts that can be stated:";
        for (const std::string_view known : keys) help += fmt::format(" {}", known);
      }
      return Problem{fmt::format("--fact knows no '{}'", key), std::nullopt, "", help};
    }
    out_.evidence.statements[key] = {value, whole("--fact")};
    return std::nullopt;
  }

  CaseFiles take() { return std::move(out_); }

 private:
  // The document a file holds, nullopt if it is JSON of another kind. Keeps the bytes.
  Result<std::optional<Document>> document_of(const std::string& name) {
    last_bytes_.clear();
    Result<std::unique_ptr<ByteSource>> source = open_file(name);
    if (!source.ok()) return source.problem();
    const Result<bool> ended = read_up_to(**source, options_.limits.max_document, last_bytes_);
    if (!ended.ok()) return ended.problem();
    if (!*ended) {
      return Problem{fmt::format("{} is larger than a document may be", name), whole(name),
                     fmt::format("--max-document is {} bytes", options_.limits.max_document),
                     "raise --max-document"};
    }
    const Source text(name, last_bytes_);
    Result<JsonValue> json = parse_json(text, {options_.limits.max_depth});
    if (!json.ok()) return json.problem();
    return read_document(*json, text, rules_);
  }

  void keep(Document document, InputKind kind) {
    std::string name = std::visit([](const auto& d) { return d.input; }, document);
    out_.inputs.push_back({std::move(name), kind, last_bytes_.size(), lines_of(last_bytes_), "ok"});
    if (auto* task = std::get_if<TaskDocument>(&document)) {
      out_.secrets.insert(out_.secrets.end(), task->secrets.begin(), task->secrets.end());
      out_.notes.insert(out_.notes.end(), task->notes.begin(), task->notes.end());
    }
    add(out_.evidence, std::move(document));
  }

  void keep_failure(const std::string& name, std::string bytes, std::unique_ptr<ByteSource> rest) {
    out_.inputs.push_back({name, InputKind::log, 0, 0, "ok"});
    out_.failures.push_back({out_.inputs.size() - 1, name, std::move(bytes), std::move(rest)});
  }

  void lose(const std::string& name, const Problem& problem) {
    out_.inputs.push_back(
        {name, InputKind::log, 0, 0, problem.why.empty() ? problem.what : problem.why});
    out_.lost.push_back(problem);
  }

  const Options& options_;
  const RuleSet& rules_;
  CaseFiles out_;
  std::string last_bytes_;
};

}  // namespace

Result<CaseFiles> read_case(const Options& options, const RuleSet& rules) {
  Reader reader(options, rules);
  for (const std::string& name : options.configs) {
    if (auto problem = reader.config(name)) return *problem;
  }
  for (const std::string& name : options.evidence) {
    if (auto problem = reader.evidence(name)) return *problem;
  }
  for (const auto& [key, value] : options.facts) {
    if (auto problem = reader.statement(key, value)) return *problem;
  }
  const std::vector<std::string> standard_input = {"-"};
  for (const std::string& name : options.arguments.empty() ? standard_input : options.arguments)
    reader.file(name);
  CaseFiles files = reader.take();
  if (!options.account.empty())
    files.evidence.account = FactValue{options.account, whole("--account")};
  return files;
}

void read_failures(CaseFiles& files, FailureReader& reader) {
  for (FailureInput& input : files.failures) {
    const std::unique_ptr<ByteSource> source =
        read_after(std::move(input.bytes), std::move(input.rest));
    const InputResult result = reader.read(*source, input.name);
    InputReport& row = files.inputs[input.report];
    row.bytes = result.bytes;
    row.lines = result.lines;
    if (!result.problem) continue;
    row.status = result.problem->why;
    files.lost.push_back(*result.problem);
  }
}

}  // namespace dtsdoctor
