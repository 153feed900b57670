// SPDX-License-Identifier: Apache-2.0
#include "input/json_line.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/json_text.h"
#include "input/labels.h"

namespace dtsdoctor {
namespace {

enum class Part { line, who, place, mark, other };

struct KnownKey {
  std::string_view key;
  Part part;
};

// `line`: what was printed. `who`: tells streams apart. `place`: the same, but programs write it,
// too. `mark`: only collectors write it. `other`: collectors and programs write it, and it says
// nothing about the failure.
constexpr std::array<KnownKey, 66> kKeys = {{
    {"log", Part::line},
    {"MESSAGE", Part::line},
    {"message", Part::line},
    {"msg", Part::line},
    {"content", Part::line},
    {"line", Part::line},
    {"textPayload", Part::line},
    {"stream", Part::who},
    {"container_id", Part::who},
    {"container_name", Part::who},
    {"containerId", Part::who},
    {"containerName", Part::who},
    {"container", Part::who},
    {"docker", Part::who},
    {"kubernetes", Part::who},
    {"namespace", Part::who},
    {"pod", Part::who},
    {"pod_name", Part::who},
    {"podName", Part::who},
    {"_HOSTNAME", Part::who},
    {"_PID", Part::who},
    {"_SYSTEMD_UNIT", Part::who},
    {"SYSLOG_IDENTIFIER", Part::who},
    {"CONTAINER_ID", Part::who},
    {"_source_", Part::who},
    {"_pod_name_", Part::who},
    {"_pod_uid_", Part::who},
    {"_container_name_", Part::who},
    {"_container_ip_", Part::who},
    {"__source__", Part::who},
    {"__topic__", Part::who},
    {"__tag__:__path__", Part::who},
    {"__tag__:__hostname__", Part::who},
    {"attrs", Part::who},
    {"labels", Part::who},  // logcli
    {"ecs_task_arn", Part::who},
    {"ecs_cluster", Part::mark},
    {"ecs_task_definition", Part::mark},
    {"partial_last", Part::mark},  // Docker's driver for Fluentd
    {"partial_message", Part::mark},
    {"partial_id", Part::mark},
    {"partial_ordinal", Part::mark},
    {"logtag", Part::mark},
    {"_p", Part::mark},
    {"source_type", Part::mark},  // Vector
    {"@metadata", Part::mark},    // Filebeat
    {"agent", Part::mark},
    {"@version", Part::other},
    {"ecs", Part::other},
    {"input", Part::other},
    {"fields", Part::other},
    {"cloud", Part::other},
    {"tags", Part::other},
    {"file", Part::place},
    {"path", Part::place},
    {"source", Part::place},
    {"host", Part::other},
    {"hostname", Part::other},
    {"node", Part::other},
    {"nodeName", Part::other},
    {"time", Part::other},
    {"timestamp", Part::other},
    {"@timestamp", Part::other},
    {"ts", Part::other},
    {"tag", Part::other},
    {"date", Part::other},
}};

// "PRIORITY", "SYSLOG_PID", "CODE_LINE": fields of journald that a program may set.
bool is_journal_field(std::string_view key) {
  return std::all_of(key.begin(), key.end(),
                     [](char c) { return is_upper(c) || is_digit(c) || c == '_'; }) &&
         role_of_key(key) == LabelRole::other;
}

// One past the value that begins at `at`, npos if it does not end.
std::size_t value_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::string_view::npos;
  if (text[at] == '"') {
    const std::size_t end = json_string_end(text, at);
    return end == std::string_view::npos ? end : end + 1;
  }
  if (text[at] == '{' || text[at] == '[') return json_extent(text, at);
  return text.find_first_of(",}", at);
}

// The members of a flat object, without a tree.
class Members {
 public:
  explicit Members(std::string_view text) : text_(text) {}

  // False at the end, or where the text is no such object; then well_formed() tells which.
  bool next(std::string_view& key, Span& value) {
    at_ = past_space(text_, at_);
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    const std::size_t key_end = json_string_end(text_, at_);
    if (key_end == std::string_view::npos) return false;
    key = text_.substr(at_ + 1, key_end - at_ - 1);
    const std::size_t colon = past_space(text_, key_end + 1);
    if (colon >= text_.size() || text_[colon] != ':') return false;
    value.begin = past_space(text_, colon + 1);
    value.end = value_end(text_, value.begin);
    if (value.end == std::string_view::npos) return false;
    at_ = past_space(text_, value.end);
    if (at_ >= text_.size()) return false;
    ended_ = text_[at_] == '}';
    return ended_ || text_[at_++] == ',';
  }

  // Was the object's end reached, with nothing behind it?
  [[nodiscard]] bool ended() const { return ended_ && trimmed(text_.substr(at_ + 1)).empty(); }
  [[nodiscard]] bool at_end() const { return ended_; }

 private:
  std::string_view text_;
  std::size_t at_ = 1;
  bool ended_ = false;
};

bool is_byte_array(std::string_view value) {
  return value.size() > 2 && value[0] == '[' &&
         value.find_first_not_of("0123456789, ", 1) == value.size() - 1;
}

class Finder {
 public:
  Finder(std::string_view text, bool tagged) : text_(text), marked_(tagged) {}

  std::optional<JsonLine> find(std::string& stream) {
    Members members(text_);
    std::string_view key;
    Span value;
    while (!members.at_end() && members.next(key, value)) {
      if (!take(key, text_.substr(value.begin, value.end - value.begin), value))
        return std::nullopt;
    }
    // Logstash reads a file line by line; a program's encoder for it knows of no path.
    marked_ = marked_ || logstashs_ == 2;
    if (!members.ended() || !found_ || !marked_ || (journal_fields_ && !journal_))
      return std::nullopt;
    finish();
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
      if (who_[i].empty()) continue;
      stream += '\x1f';
      stream += who_[i];
    }
    return line_;
  }

 private:
  // False if the object is no collector's.
  bool take(std::string_view key, std::string_view value, Span span) {
    const auto known =
        std::find_if(kKeys.begin(), kKeys.end(), [&](const KnownKey& k) { return k.key == key; });
    ++members_;
    if (known == kKeys.end()) {
      if (key.starts_with('_')) return marked_ = true;
      if (key == "CONTAINER_PARTIAL_MESSAGE") line_.partial = value == "\"true\"";
      journal_fields_ = true;
      return is_journal_field(key);
    }
    if (key == "@version" || key == "path") ++logstashs_;
    if (key == "log" || key == "stream" || key == "time" || key == "attrs") ++dockers_;
    timed_ = timed_ || key == "time";
    switch (known->part) {
      case Part::line:
        return take_line(key, value, span);
      case Part::who:
        who_[static_cast<std::size_t>(known - kKeys.begin())] = value;
        return marked_ = true;
      case Part::place:
        who_[static_cast<std::size_t>(known - kKeys.begin())] = value;
        break;
      case Part::mark:
        line_.partial =
            line_.partial || value == "\"P\"" || (key == "partial_last" && value == "\"false\"");
        return marked_ = true;
      case Part::other:
        break;
    }
    return true;
  }

  // Elastic's collectors keep there which file the line is from, and where in it.
  bool take_file(std::string_view value) {
    constexpr std::string_view kPath = "\"path\":\"";
    const std::size_t path = value.find(kPath);
    if (path != std::string_view::npos) {
      const std::string_view name = value.substr(path + kPath.size());
      who_[0] = name.substr(0, name.find('"'));
    }
    return true;
  }

  bool take_line(std::string_view key, std::string_view value, Span span) {
    if (key == "log" && value.starts_with('{')) return take_file(value);
    if (found_) return false;
    journal_ = key == "MESSAGE";
    line_.bytes = journal_ && is_byte_array(value);
    if (!line_.bytes && !value.starts_with('"')) return false;
    line_.value = {span.begin + 1, span.end - 1};
    return found_ = true;
  }

  // Docker ends each line with the line end itself and cuts longer ones without.
  void finish() {
    const std::string_view value =
        text_.substr(line_.value.begin, line_.value.end - line_.value.begin);
    line_.escaped = !line_.bytes && value.find('\\') != std::string_view::npos;
    const bool dockers_file = timed_ && dockers_ == members_;
    if (dockers_file) line_.partial = !value.ends_with("\\n");
    if (line_.escaped && value.find('\\') == value.size() - 2 && value.ends_with("\\n")) {
      line_.value.end -= 2;
      line_.escaped = false;
    }
  }

  std::string_view text_;
  JsonLine line_;
  bool found_ = false;
  bool marked_ = false;
  bool journal_ = false;         // the line is a MESSAGE
  bool journal_fields_ = false;  // what only journald may have
  bool timed_ = false;
  int members_ = 0;
  int dockers_ = 0;    // members that docker's own file has
  int logstashs_ = 0;  // those that tell a line of Logstash's
  std::array<std::string_view, kKeys.size()> who_;
};

MappedText decode_bytes(std::string_view text, Span numbers) {
  MappedText out;
  std::size_t at = numbers.begin;
  while (at < numbers.end) {
    const std::size_t begin = at;
    unsigned value = 0;
    while (at < numbers.end && is_digit(text[at]) && value < 256)
      value = value * 10 + static_cast<unsigned>(text[at++] - '0');
    if (at > begin) {
      const char byte = static_cast<char>(static_cast<unsigned char>(value & 0xFF));
      out.append_for(std::string_view(&byte, 1), {begin, at});
    } else {
      ++at;
    }
  }
  return out;
}

}  // namespace

std::optional<JsonLine> json_line(std::string_view text, std::string& stream, bool tagged) {
  return Finder(text, tagged).find(stream);
}

std::size_t tagged_object(std::string_view line) {
  constexpr std::size_t kClock = std::string_view("2026-03-04 05:06:07").size();
  if (line.size() <= kClock + 8 || line[4] != '-' || line[13] != ':') return 0;
  const bool is_file = line[10] == 'T';
  std::size_t at = kClock;
  if (line[at] == '.') at = line.find_first_not_of("0123456789", at + 1);
  if (at == std::string_view::npos || (!is_file && line[at] != ' ')) return 0;
  if (!is_file) ++at;
  if (at >= line.size() || !is_one_of(line[at], "+-Z")) return 0;
  const char mark = is_file ? '\t' : ' ';
  at = line.find_first_not_of("0123456789:", at + 1);
  if (at == std::string_view::npos || line[at] != mark) return 0;
  const std::size_t tag = at + 1;
  at = line.find_first_of(" \t:\"'={", tag);
  const std::string_view close = is_file ? "\t{" : ": {";
  if (at == tag || at == std::string_view::npos || !line.substr(at).starts_with(close)) return 0;
  return at + close.size() - 1;
}

MappedText decode_json_line(std::string_view text, const JsonLine& line) {
  MappedText inner;
  if (line.bytes) {
    inner = decode_bytes(text, line.value);
  } else if (line.escaped) {
    inner = unescape_json(text, {line.value.begin - 1, line.value.end + 1});
  } else {
    inner = MappedText(text.substr(line.value.begin, line.value.end - line.value.begin),
                       line.value.begin);
  }
  std::size_t size = inner.size();
  while (size > 0 && (inner.bytes()[size - 1] == '\n' || inner.bytes()[size - 1] == '\r')) --size;
  return size == inner.size() ? inner : inner.slice(0, size);
}

}  // namespace dtsdoctor
