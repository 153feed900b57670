// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/quotes.h"
#include "report/secret_finder.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kShortest = 4;

// "SourceEndpointRole", "source_endpoint_role"
bool is_request_field(std::string_view name) {
  constexpr std::array<std::string_view, 6> kBegins = {
      "sourceendpoint", "destinationendpoint", "srcendpoint", "destendpoint", "dtsjob", "jobtype"};
  std::string plain;
  for (const char c : name) {
    if (is_alnum(c)) plain += to_lower(c);
  }
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return plain.starts_with(begin); });
}

// The end of a line within a text; "\n" is one too.
std::size_t line_end(std::string_view text, std::size_t at) {
  while ((at = text.find_first_of("\n\\", at)) != std::string_view::npos) {
    if (text[at] == '\n' || (at + 1 < text.size() && text[at + 1] == 'n')) return at;
    ++at;
  }
  return text.size();
}

bool begins_before(const Span& a, const Span& b) { return a.begin < b.begin; }

// What a line tells by itself, of those that are asked for in their order.
class LoneLine {
 public:
  explicit LoneLine(std::string_view text) : text_(text) {}

  // Is all of `secret` found also where its line alone is shown?
  bool tells(Span secret) {
    if (secret.begin >= line_.end || line_.end == 0) move_to(secret.begin);
    if (secret.end > line_.end) return false;
    while (next_ < found_.size() && line_.begin + found_[next_].end < secret.end) ++next_;
    return next_ < found_.size() && line_.begin + found_[next_].begin <= secret.begin;
  }

 private:
  void move_to(std::size_t at) {
    while (line_.end <= at && line_.end < text_.size()) {
      line_.begin = line_.end == 0 ? 0 : line_.end + (text_[line_.end] == '\\' ? 2 : 1);
      line_.end = std::max(line_end(text_, line_.begin), line_.begin + 1);
    }
    line_.end = std::min(line_.end, text_.size());
    found_.clear();
    find_labelled_secrets(text_.substr(line_.begin, line_.end - line_.begin), found_);
    std::sort(found_.begin(), found_.end(), begins_before);
    next_ = 0;
  }

  std::string_view text_;
  Span line_;
  std::vector<Span> found_;
  std::size_t next_ = 0;  // the first that does not end before what is asked for
};

void add_lines(std::string_view value, std::vector<std::string>& lines) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = line_end(value, at);
    std::string_view line = trimmed(value.substr(at, end - at));
    while (!line.empty() && (line.back() == '\\' || line.back() == '"' || line.back() == '\''))
      line.remove_suffix(1);
    while (!line.empty() && (line.front() == '\\' || line.front() == '"' || line.front() == '\''))
      line.remove_prefix(1);
    if (line.size() >= kShortest) lines.emplace_back(line);
    at = end + (end < value.size() && value[end] == '\\' ? 2 : 1);
  }
}

}  // namespace

void find_open_head(std::string_view text, std::vector<Span>& found) {
  constexpr std::size_t kFarthest = 1024;
  constexpr std::string_view kMask = "***";
  const std::size_t begin = past_space(text, 0);
  if (begin >= text.size() || text[begin] == '{' || text[begin] == '[' || text[begin] == '<' ||
      text.substr(begin).starts_with(kMask))
    return;
  const std::string_view line =
      text.substr(0, std::min({line_end(text, begin), begin + kFarthest, text.size()}));
  for (std::size_t at = begin; (at = line.find(',', at)) != std::string_view::npos; ++at) {
    const auto quote = quote_at(line, past_blanks(line, at + 1));
    if (!quote || quote->mark == '\0') continue;
    const std::size_t name = past_blanks(line, at + 1) + quote->spelling.size();
    const std::size_t end = quoted_end(line, name, *quote);
    if (!is_request_field(line.substr(name, end - name))) continue;
    const std::string_view head = line.substr(begin, at - begin);
    if (head.find(':') == std::string_view::npos && head.size() >= kShortest)
      found.push_back({begin, at});
    return;
  }
}

std::vector<std::string> secret_lines(std::string_view text) {
  std::vector<Span> spans;
  find_labelled_secrets(text, spans);
  find_manifest_secrets(text, spans);
  std::sort(spans.begin(), spans.end(), begins_before);
  std::vector<std::string> lines;
  LoneLine lone(text);
  for (const Span& span : spans) {
    if (!lone.tells(span)) add_lines(text.substr(span.begin, span.end - span.begin), lines);
  }
  return lines;
}

}  // namespace dtsdoctor
