// SPDX-License-Identifier: Apache-2.0
#include "input/carrier.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/clean_text.h"
#include "input/json_line.h"
#include "input/line_prefix.h"
#include "input/log_level.h"

namespace dtsdoctor {
namespace {

constexpr int kMostLayers = 6;  // `gh run view` of a job that prints compose's output has four
constexpr std::size_t kLongestStream =
    4096;  // bytes of a name; longer ones are told apart by these

constexpr std::size_t kOctal = 4;  // bytes of "#012"

// "#012", "#011", "#033": a control character.
bool is_octal_control(std::string_view text) {
  return text.size() >= kOctal && text[1] == '0' && text[2] >= '0' && text[2] <= '3' &&
         text[3] >= '0' && text[3] <= '7';
}

struct PercentEscape {
  std::string_view spelled;
  std::string_view decoded;
};

// What workflow commands of GitHub Actions escape in their message.
constexpr std::array<PercentEscape, 3> kPercentEscapes = {{
    {"%0A", "\n"},
    {"%0D", "\r"},
    {"%25", "%"},
}};

MappedText decode_percent(std::string_view text, std::size_t begin, std::size_t end) {
  MappedText out;
  std::size_t at = begin;
  while (at < end) {
    const std::size_t stop = std::min(text.find('%', at), end);
    out.append(text.substr(at, stop - at), at);
    at = stop;
    if (at == end) break;
    const auto escape =
        std::find_if(kPercentEscapes.begin(), kPercentEscapes.end(), [&](const PercentEscape& e) {
          return equals_fold(text.substr(at, e.spelled.size()), e.spelled);
        });
    const std::size_t length = escape == kPercentEscapes.end() ? 1 : escape->spelled.size();
    if (length == 1) {
      out.append(text.substr(at, 1), at);
    } else {
      out.append_for(escape->decoded, {at, at + length});
    }
    at += length;
  }
  return out;
}

// rsyslog's spelling of control characters, "#012" for a line break.
MappedText decode_octal(std::string_view text, std::size_t begin, std::size_t end) {
  MappedText out;
  std::size_t kept = begin;
  for (std::size_t at = text.find('#', begin); at < end; at = text.find('#', at + 1)) {
    if (!is_octal_control(text.substr(at, end - at))) continue;
    out.append(text.substr(kept, at - kept), kept);
    const auto plain = static_cast<char>((text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
    out.append_for({&plain, 1}, {at, at + kOctal});
    kept = at + kOctal;
  }
  out.append(text.substr(kept, end - kept), kept);
  return out;
}

// Where the message of "::error file=x,line=1::MESSAGE" begins, 0 if this is no such command.
std::size_t annotation_message(std::string_view text) {
  for (const std::string_view kind : {"::error", "::warning", "::notice"}) {
    if (!text.starts_with(kind)) continue;
    const std::string_view rest = text.substr(kind.size());
    if (!rest.starts_with("::") && !rest.starts_with(' ')) return 0;
    const std::size_t end = text.find("::", kind.size());
    return end == std::string_view::npos ? 0 : end + 2;
  }
  return 0;
}

// What a program puts in brackets itself is a level or a time.
bool is_branch(std::string_view name) {
  const std::string lower = lowered(trimmed(name));
  return !lower.empty() && !is_digit(lower[0]) && name.find('[') == std::string_view::npos &&
         log_level(lower) == LogLevel::none && lower != "pipeline";
}

// "__source__:10.0.0.5", "__tag__:__path__:/x", as SLS's console copies a log.
bool is_console_field(std::string_view text) {
  if (!text.starts_with("__")) return false;
  const std::size_t close = text.find("__:", 2);
  return close != std::string_view::npos && close > 2 &&
         text.substr(2, close - 2).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") ==
             std::string_view::npos;
}

}  // namespace

std::size_t console_value(std::string_view text) {
  for (const std::string_view key : {"message:", "content:"}) {
    if (text.starts_with(key)) return key.size();
  }
  return 0;
}

std::string_view CarrierReader::base() const {
  return carried_.decoded != nullptr ? std::string_view(decoded_.bytes()) : line_;
}

// Keeps a part of the text.
void CarrierReader::keep(std::size_t begin, std::size_t end) {
  carried_.begin += begin;
  carried_.text = carried_.text.substr(begin, end - begin);
  carried_.wrapped = true;
}

// `inner` is mapped to offsets in base().
void CarrierReader::replace(MappedText inner) {
  decoded_ = carried_.decoded != nullptr ? inner.through(decoded_) : std::move(inner);
  carried_.decoded = &decoded_;
  carried_.begin = 0;
  carried_.text = decoded_.bytes();
  carried_.wrapped = true;
}

// Colours may stand in front of a prefix and in it.
void CarrierReader::show() {
  if (plain_ && carried_.decoded == nullptr) return;
  if (carried_.text.find('\x1b') == std::string_view::npos) return;
  replace(visible_text(carried_.text, carried_.begin));
}

bool CarrierReader::take_prefix() {
  const bool has_tab = !plain_ || carried_.decoded != nullptr;
  const LinePrefix prefix = line_prefix(carried_.text, stream_, has_tab);
  if (prefix.length == 0) return false;
  // Copied to a system that ends lines with "\r\n", a part of a line has got one as well.
  const bool has_return = prefix.partial && carried_.text.ends_with('\r');
  keep(prefix.length, std::max(prefix.length, carried_.text.size() - (has_return ? 1 : 0)));
  carried_.partial = carried_.partial || prefix.partial;
  carried_.glued = carried_.glued || prefix.glued;
  carried_.goes_on_bare = prefix.goes_on_bare;
  in_syslog_ = in_syslog_ || prefix.is_syslog;
  return true;
}

bool CarrierReader::take_json() {
  // iLogtail's flusher puts a time in front.
  constexpr std::size_t kTime = std::string_view("2026-03-04 05:06:07 ").size();
  const std::string_view text = carried_.text;
  std::size_t open = 0;
  if (text.size() > kTime && text[kTime] == '{' && is_digit(text[0]) && text[kTime - 1] == ' ')
    open = kTime;
  const bool may_be_tagged = text.size() > kTime && text[4] == '-' && is_digit(text[0]) &&
                             is_one_of(text[kTime - 1], " .+-Z");
  const std::size_t tagged = open == 0 && may_be_tagged ? tagged_object(text) : 0;
  open += tagged;
  if (open >= text.size() || text[open] != '{') return false;
  const std::optional<JsonLine> found = json_line(text.substr(open), stream_, tagged > 0);
  if (!found) return false;
  if (tagged > 0) {
    const std::string_view front = trimmed(text.substr(0, tagged));
    stream_ += '\x1f';
    stream_ += front.substr(front.find_last_of(" \t") + 1);
  }
  carried_.partial = carried_.partial || found->partial;
  carried_.goes_on_bare = false;
  JsonLine inner = *found;
  inner.value.begin += open + carried_.begin;
  inner.value.end += open + carried_.begin;
  if (inner.escaped || inner.bytes) {
    replace(decode_json_line(base(), inner));
  } else {
    keep(open + found->value.begin, open + found->value.end);
  }
  return true;
}

// "##[error]" of a raw log and the workflow command that makes it; `text` begins with "#" or ":".
bool CarrierReader::take_annotation() {
  constexpr std::string_view kMark = "##[error]";
  const std::string_view text = carried_.text;
  if (text.starts_with(kMark)) {
    keep(kMark.size(), text.size());
    return true;
  }
  const std::size_t message = text.starts_with("::") ? annotation_message(text) : 0;
  if (message == 0) return false;
  replace(decode_percent(base(), carried_.begin + message, carried_.begin + text.size()));
  return true;
}

// "[deploy] " of a branch that runs beside others. Nothing but the pipeline around it tells it from
// what a program prints in brackets.
bool CarrierReader::take_branch() {
  const std::string_view text = carried_.text;
  if (text.starts_with(kPipelineMark)) is_jenkins_ = true;
  if (!is_jenkins_ && !stream_.ends_with("\x1fjenkins")) return false;
  constexpr std::size_t kLongestBranch = 200;
  const std::size_t close = text.substr(0, kLongestBranch).find("] ");
  if (close == std::string_view::npos || !is_branch(text.substr(1, close - 1))) return false;
  stream_ +=
      "\x1f"
      "branch";
  stream_ += text.substr(1, close - 1);
  keep(close + 2, text.size());
  return true;
}

bool CarrierReader::take_octal() {
  const std::size_t at = carried_.text.find("#0");
  if (at == std::string_view::npos || !is_octal_control(carried_.text.substr(at))) return false;
  replace(decode_octal(base(), carried_.begin, carried_.begin + carried_.text.size()));
  return true;
}

// "message:SDK.ServerError" below the fields that SLS adds.
bool CarrierReader::take_console_copy() {
  const bool below = console_copy_;
  console_copy_ = stream_.empty() && is_console_field(carried_.text);
  if (!below || console_copy_ || !stream_.empty()) return false;
  const std::size_t value = console_value(carried_.text);
  if (value == 0) return false;
  keep(value, carried_.text.size());
  return true;
}

bool CarrierReader::take_one() {
  if (take_prefix()) return true;
  switch (carried_.text.empty() ? '\0' : carried_.text[0]) {
    case '#':
    case ':':
      if (take_annotation()) return true;
      break;
    case '[':
      if (take_branch()) return true;
      break;
    case '\x1E':  // of a sequence of JSON texts, as journalctl -o json-seq writes it
      keep(1, carried_.text.size());
      return true;
    default:
      if (take_json()) return true;
  }
  return in_syslog_ && take_octal();
}

const CarriedLine& CarrierReader::take_off(std::string_view line, bool plain) {
  line_ = line;
  plain_ = plain;
  in_syslog_ = false;
  carried_ = CarriedLine{};
  carried_.text = line;
  stream_.clear();
  show();
  for (int layers = 0; layers < kMostLayers && take_one(); ++layers) show();
  if (console_copy_ || carried_.text.starts_with('_')) take_console_copy();
  if (stream_.size() > kLongestStream) stream_.resize(kLongestStream);
  carried_.stream = stream_;
  return carried_;
}

}  // namespace dtsdoctor
