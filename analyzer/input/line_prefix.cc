// SPDX-License-Identifier: Apache-2.0
#include "input/line_prefix.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/hex.h"
#include "input/log_level.h"
#include "input/name_prefix.h"
#include "input/store_prefix.h"

namespace dtsdoctor {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "};

// Digits where the picture has 'd', else itself; the picture's size, or 0 if it does not fit.
std::size_t picture_length(std::string_view text, std::string_view picture) {
  if (text.size() < picture.size()) return 0;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    if (picture[i] == 'd' ? !is_digit(text[i]) : text[i] != picture[i]) return 0;
  }
  return picture.size();
}

constexpr ByteSet kTagBytes([](char c) { return is_alnum(c) || is_one_of(c, "._/@-()"); });

struct Stamp {
  std::size_t length = 0;
  std::size_t decimals = 0;
  bool utc = false;  // "Z"
};

// "2026-03-04T05:06:07.123456789Z", with or without decimals, or with an offset.
Stamp read_stamp(std::string_view text) {
  Stamp stamp;
  if (text.size() <= 10 || text[10] != 'T') return stamp;  // faster than to ask for all of it
  std::size_t at = picture_length(text, "dddd-dd-ddTdd:dd:dd");
  if (at == 0) return stamp;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    const std::size_t begin = ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
    stamp.decimals = at - begin;
  }
  const std::string_view zone = text.substr(at);
  stamp.utc = zone.starts_with('Z');
  std::size_t length = stamp.utc ? 1 : 0;
  for (const std::string_view picture : {"+dd:dd", "-dd:dd", "+dddd", "-dddd"})
    length = std::max(length, picture_length(zone, picture));
  if (length > 0) stamp.length = at + length;
  return stamp;
}

// "HOST TAG[PID]: " of syslog and journald; the PID may be missing if not `needs_pid`.
std::size_t host_and_tag_length(std::string_view text, bool needs_pid) {
  const std::size_t host = text.substr(0, kLongestName).find(' ');
  if (host == std::string_view::npos || host == 0) return 0;
  // There a program's own logger has a level, or its time; or it is the line of a trace.
  if (is_upper(text[0]) && is_level_in_capitals(text.substr(0, host))) return 0;
  if (is_blank(text[0]) || text.starts_with("Caused by: ")) return 0;
  if (is_digit(text[0]) && picture_length(text, "dddd-dd-dd ") > 0) return 0;
  const std::size_t tag = host + 1;
  std::size_t at = tag;
  while (at < text.size() && at - tag < kLongestName && kTagBytes.holds(text[at])) ++at;
  if (at == tag || at >= text.size()) return 0;
  if (text[at] == '[') {
    const std::size_t close = text.substr(at, 16).find(']');
    if (close == std::string_view::npos || !all_digits(text.substr(at + 1, close - 1))) return 0;
    at += close + 1;
  } else if (needs_pid) {
    return 0;
  }
  if (!text.substr(at).starts_with(':')) return 0;
  ++at;
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

LinePrefix syslog_behind(std::string_view line, std::size_t stamp, bool needs_pid,
                         std::string& stream) {
  if (!line.substr(stamp).starts_with(' ')) return {};
  const std::string_view rest = line.substr(stamp + 1);
  const std::size_t length = host_and_tag_length(rest, needs_pid);
  if (length == 0) return {};
  add_stream_name(stream, "syslog", rest.substr(0, length));
  return {.length = stamp + 1 + length, .is_syslog = true, .goes_on_bare = true};
}

// "Mar  4 05:06:07" of RFC 3164 and journalctl.
std::size_t bsd_stamp_length(std::string_view line) {
  constexpr std::size_t kDay = 4;
  constexpr std::size_t kTime = 7;
  constexpr std::size_t kLength = 15;
  if (line.size() < kLength || line[kDay - 1] != ' ' || line[kTime - 1] != ' ')
    return 0;  // faster than to ask for twelve
  const bool month = std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view m) {
    return line[0] == m[0] && line[1] == m[1] && line[2] == m[2];
  });
  if (!month || (line[kDay] != ' ' && !is_digit(line[kDay])) || !is_digit(line[kDay + 1])) return 0;
  if (picture_length(line.substr(kTime), "dd:dd:dd") == 0) return 0;
  std::size_t at = kLength;
  if (at < line.size() && line[at] == '.') {
    for (++at; at < line.size() && is_digit(line[at]);) ++at;
  }
  return at;
}

// "Wed 2026-03-04 05:06:07 CST" of journalctl -o short-full.
std::size_t full_stamp_length(std::string_view line) {
  constexpr std::size_t kDate = 4;
  if (line.size() <= kDate || line[kDate - 1] != ' ' || !is_digit(line[kDate])) return 0;
  const std::size_t clock = picture_length(line.substr(kDate), "dddd-dd-dd dd:dd:dd");
  if (clock == 0) return 0;
  std::size_t at = line.find(' ', kDate + clock);  // behind what there is of a fraction
  if (at == std::string_view::npos) return 0;
  const std::size_t zone = ++at;
  while (at < line.size() &&
         (is_upper(line[at]) || is_digit(line[at]) || is_one_of(line[at], "+-")))
    ++at;
  return at > zone ? at : 0;
}

// One SD-ELEMENT of RFC 5424, "[id name=\"value\"]"; its length.
std::size_t structured_data_length(std::string_view text) {
  bool quoted = false;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (quoted && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[at] == ']') {
      return at + 1;
    }
  }
  return 0;
}

// RFC 5424: "<PRI>1 STAMP HOST APP PROCID MSGID SD MESSAGE"; `begin` is behind "<PRI>1 ".
LinePrefix syslog_5424(std::string_view line, std::size_t begin, std::string& stream) {
  std::size_t at = begin;
  std::size_t host = begin;
  for (int field = 0; field < 5; ++field) {
    const std::size_t end = line.find(' ', at);
    if (end == std::string_view::npos) return {};
    if (field == 0 && read_stamp(line.substr(at)).length != end - at &&
        line.substr(at, end - at) != "-")
      return {};
    at = end + 1;
    if (field == 0) host = at;
  }
  const std::string_view name = line.substr(host, at - host);
  if (line.substr(at).starts_with('-')) {
    ++at;
  } else if (line.substr(at).starts_with('[')) {
    while (line.substr(at).starts_with('[')) {
      const std::size_t length = structured_data_length(line.substr(at));
      if (length == 0) return {};
      at += length;
    }
  } else {
    return {};
  }
  if (line.substr(at).starts_with(' ')) ++at;
  if (line.substr(at).starts_with("\xEF\xBB\xBF")) at += 3;
  add_stream_name(stream, "syslog", name);
  return {.length = at, .is_syslog = true, .goes_on_bare = true};
}

// "<34>" in front of either syslog.
LinePrefix syslog_with_priority(std::string_view line, std::string& stream) {
  const std::size_t close = line.substr(0, 5).find('>');
  if (close == std::string_view::npos || !all_digits(line.substr(1, close - 1))) return {};
  if (line.substr(close + 1).starts_with("1 ")) return syslog_5424(line, close + 3, stream);
  const std::size_t stamp = bsd_stamp_length(line.substr(close + 1));
  return stamp == 0 ? LinePrefix{} : syslog_behind(line, close + 1 + stamp, false, stream);
}

// Kubernetes CRI: "STAMP stdout|stderr F|P ", further tags after colons.
LinePrefix cri_behind(std::string_view line, std::size_t stamp, std::string& stream) {
  const std::string_view rest = line.substr(stamp);
  if (!rest.starts_with(" stdout ") && !rest.starts_with(" stderr ")) return {};
  if (rest.size() < 9 || (rest[8] != 'F' && rest[8] != 'P')) return {};
  std::size_t at = 9;
  if (at < rest.size() && rest[at] == ':') at = std::min(rest.find(' ', at), rest.size());
  if (at < rest.size() && rest[at] != ' ') return {};
  add_stream_name(stream, "cri", rest.substr(1, 6));
  return {.length = std::min(stamp + at + 1, line.size()), .partial = rest[8] == 'P'};
}

// GitLab: "STAMP 00O TEXT", the number of a stream, output or error, "+" if it goes on.
LinePrefix gitlab_behind(std::string_view line, std::size_t stamp, std::string& stream) {
  const std::string_view rest = line.substr(stamp);
  if (rest.size() < 5 || rest[0] != ' ') return {};
  if (!is_hex(rest[1]) || !is_hex(rest[2]) || (rest[3] != 'O' && rest[3] != 'E')) return {};
  if (rest[4] != ' ' && rest[4] != '+') return {};
  add_stream_name(stream, "gitlab", rest.substr(1, 3));
  return {.length = stamp + 5, .glued = rest[4] == '+'};
}

// What begins with a digit: a time of some collector.
LinePrefix time_prefix(std::string_view line, bool has_tab, std::string& stream) {
  // Jenkins' Timestamper as its page shows it, and minutes and seconds since a job began.
  if (line[2] == ':') {
    for (const std::string_view picture : {"dd:dd:dd  ", "dd:dd "}) {
      if (picture_length(line, picture) == 0) continue;
      add_stream_name(stream, "clock", "");
      return {.length = picture.size()};
    }
  }
  if (const std::size_t unix = picture_length(line, "dddddddddd.dddddd"))
    return syslog_behind(line, unix, true, stream);  // journalctl -o short-unix
  if (const LinePrefix loki = has_tab ? epoch_and_stamp(line, stream) : LinePrefix();
      loki.length > 0)
    return loki;
  const Stamp stamp = read_stamp(line);
  if (stamp.length == 0) return {};
  if (const LinePrefix cri = cri_behind(line, stamp.length, stream); cri.length > 0) return cri;
  if (const LinePrefix ci = gitlab_behind(line, stamp.length, stream); ci.length > 0) return ci;
  // GitHub Actions writes seven decimals; `docker logs -t` and `kubectl logs --timestamps` nine,
  // less trailing zeros. A program's own logger writes three or six.
  const std::size_t fewest = stamp.utc ? 7 : 8;  // with an offset .NET writes seven
  if (stamp.decimals >= fewest && stamp.decimals <= 9 &&
      line.substr(stamp.length).starts_with(' ')) {
    add_stream_name(stream, "stamp", "");
    return {.length = stamp.length + 1, .goes_on_bare = true};
  }
  if (const LinePrefix loki = labels_behind(line, stamp.length, stream); loki.length > 0)
    return loki;
  if (const LinePrefix dyno = dyno_behind(line, stamp.length, stream); dyno.length > 0) return dyno;
  return syslog_behind(line, stamp.length, true, stream);
}

// Files of Airflow whose log lines are a child's output, line by line; all others log for
// themselves.
constexpr std::array<std::string_view, 6> kAirflowRelays = {"subprocess.py",    "bash.py",
                                                            "bash_operator.py", "pod_manager.py",
                                                            "pod_launcher.py",  "docker.py"};

// "[STAMP] {subprocess.py:93} INFO - " of Airflow.
LinePrefix airflow_prefix(std::string_view line, std::string& stream) {
  const std::size_t stamp = std::max(read_stamp(line.substr(1)).length,
                                     picture_length(line.substr(1), "dddd-dd-dd dd:dd:dd,ddd"));
  if (stamp == 0 || !line.substr(1 + stamp).starts_with("] {")) return {};
  const std::size_t file = 1 + stamp + 3;
  const std::size_t colon = line.find(':', file);
  const std::size_t close = line.find("} ", file);
  if (colon >= close || close == std::string_view::npos) return {};
  const std::string_view name = line.substr(file, colon - file);
  if (std::find(kAirflowRelays.begin(), kAirflowRelays.end(), name) == kAirflowRelays.end())
    return {};
  const std::size_t level = close + 2;
  const std::size_t dash = line.find(" - ", level);
  if (dash == std::string_view::npos || dash - level > 8 ||
      !all_digits(line.substr(colon + 1, close - colon - 1)))
    return {};
  add_stream_name(stream, "airflow", "");
  return {.length = dash + 3};
}

// "[2026-03-04T05:06:07.123Z] " of Jenkins' Timestamper, "[pod/NAME/CONTAINER] " of kubectl.
LinePrefix bracket_prefix(std::string_view line, std::string& stream) {
  if (const std::size_t jenkins = picture_length(line, "[dddd-dd-ddTdd:dd:dd.dddZ] ")) {
    add_stream_name(stream, "jenkins", "");
    return {.length = jenkins};
  }
  if (line.size() > 1 && is_digit(line[1])) return airflow_prefix(line, stream);
  if (!line.starts_with("[pod/")) return bracketed_pod(line, stream);
  const std::size_t close = line.substr(0, 2 * kLongestName).find("] ");
  if (close == std::string_view::npos) return {};
  const std::string_view name = line.substr(5, close - 5);
  if (std::count(name.begin(), name.end(), '/') != 1 || name.find(' ') != std::string_view::npos)
    return {};
  add_stream_name(stream, "pod", name);
  return {.length = close + 2};
}

// "JOB\tSTEP\tSTAMP " of `gh run view --log`; the stamp is left to be the next prefix.
LinePrefix job_and_step_prefix(std::string_view line, std::string& stream) {
  constexpr std::size_t kLongestTitle = 300;
  const std::string_view front = line.substr(0, kLongestTitle);
  const std::size_t job = front.find('\t');
  if (job == std::string_view::npos || job == 0) return {};
  const std::size_t step = front.find('\t', job + 1);
  if (step == std::string_view::npos) return {};
  std::size_t at = step + 1;
  if (line.substr(at).starts_with("\xEF\xBB\xBF")) at += 3;
  const Stamp stamp = read_stamp(line.substr(at));
  if (stamp.decimals != 7 || !stamp.utc) return {};
  add_stream_name(stream, "job", line.substr(0, step));
  return {.length = at};
}

}  // namespace

LinePrefix line_prefix(std::string_view line, std::string& stream, bool has_tab) {
  if (line.size() < 4) return {};
  const char first = line[0];
  LinePrefix prefix;
  if (is_digit(first)) prefix = time_prefix(line, has_tab, stream);
  if (first == '@') prefix = tai_label(line, stream);
  if (first == '[') prefix = bracket_prefix(line, stream);
  if (first == '<') prefix = syslog_with_priority(line, stream);
  if (is_upper(first)) {
    std::size_t stamp = bsd_stamp_length(line);
    if (stamp == 0) stamp = full_stamp_length(line);
    if (stamp > 0) prefix = syslog_behind(line, stamp, false, stream);
  }
  const bool is_dated = is_digit(first) && line.size() > 7 && line[4] == '-' && line[7] == '-';
  if (prefix.length == 0 && may_begin_name(first) && !is_dated) prefix = name_prefix(line, stream);
  if (prefix.length == 0 && has_tab) prefix = job_and_step_prefix(line, stream);
  return prefix;
}

}  // namespace dtsdoctor
