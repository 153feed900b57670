// SPDX-License-Identifier: Apache-2.0
#include "input/labels.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/by_length.h"
#include "base/hex.h"
#include "input/code_mention.h"

namespace dtsdoctor {
namespace {

constexpr std::array<KnownLabel, 35> kLabels = {{
    {"code", LabelRole::code},
    {"errorcode", LabelRole::code},
    {"errcode", LabelRole::code},
    {"错误码", LabelRole::code},
    {"错误代码", LabelRole::code},
    {"message", LabelRole::message},
    {"errormessage", LabelRole::message},
    {"errmessage", LabelRole::message},
    {"errormsg", LabelRole::message},
    {"errmsg", LabelRole::message},
    {"错误信息", LabelRole::message},
    {"错误消息", LabelRole::message},
    {"报错信息", LabelRole::message},
    {"requestid", LabelRole::request_id},
    {"请求id", LabelRole::request_id},
    {"authaction", LabelRole::detail},
    {"authprincipaltype", LabelRole::detail},
    {"authprincipalownerid", LabelRole::detail},
    {"authprincipaldisplayname", LabelRole::detail},
    {"nopermissiontype", LabelRole::detail},
    {"policytype", LabelRole::detail},
    {"encodeddiagnosticmessage", LabelRole::other},
    {"accessdenieddetail", LabelRole::other},
    {"recommend", LabelRole::other},
    {"hostid", LabelRole::other},
    {"respheaders", LabelRole::other},
    {"statuscode", LabelRole::other},
    {"httpstatuscode", LabelRole::other},
    {"httpstatus", LabelRole::other},
    {"httpcode", LabelRole::other},
    {"dynamiccode", LabelRole::other},
    {"dynamicmessage", LabelRole::dynamic},
    {"success", LabelRole::other},
    {"response", LabelRole::other},
    {"url", LabelRole::other},
}};

constexpr ByLength kByLength(kLabels);

// The label of that name, case, blanks, underscores and hyphens aside.
const KnownLabel* find_label(std::string_view label) {
  std::array<char, 32> spelled{};  // no key is longer
  std::size_t length = 0;
  for (const char c : label) {
    if (c == ' ' || c == '_' || c == '-') continue;
    if (length == spelled.size()) return nullptr;
    spelled[length++] = to_lower(c);
  }
  return kByLength.find({spelled.data(), length});
}

bool is_word(char c) { return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// A label in Chinese may stand in running text, which has no blanks.
Span chinese_label_before(std::string_view text, std::size_t end) {
  for (const KnownLabel& label : kLabels) {
    const bool chinese = static_cast<unsigned char>(label.key[0]) >= 0x80;
    if (chinese && text.substr(0, end).ends_with(label.key)) return {end - label.key.size(), end};
  }
  return {end, end};
}

// "**Code**: X" and "`Code`: X" of Markdown, "[ErrorCode]: X" of OSS: the bytes that close the
// label which ends at `end`.
std::size_t label_mark_before(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  if (text[end - 1] == '`' || text[end - 1] == ']') return 1;
  return text.substr(0, end).ends_with("**") ? 2 : 0;
}

// The label that ends right before the separator at `at`: one word, or two with a blank between.
Span label_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  while (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'' || text[end - 1] == '\\')) --end;
  end -= label_mark_before(text, end);
  constexpr std::size_t kLongest = 40;  // bytes; every separator of a line walks back so far
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest &&
         (is_word(text[begin - 1]) || text[begin - 1] == '-')) {
    --begin;
  }
  if (begin == end) return {at, at};
  if (static_cast<unsigned char>(text[end - 1]) >= 0x80) return chinese_label_before(text, end);
  const bool glued =
      begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '/');
  if (glued) return {at, at};
  if (begin > 1 && text[begin - 1] == ' ') {
    std::size_t word = begin - 1;
    while (word > 0 && end - word < kLongest && is_word(text[word - 1])) --word;
    // Of "level=error msg=…" the first is a value.
    const bool is_value = word > 0 && text[word - 1] == '=';
    const bool both =
        !is_value && word < begin - 1 && find_label(text.substr(word, end - word)) != nullptr;
    if (both) return {word, end};
  }
  return {begin, end};
}

// Tea prints "code: <HTTP status>, <message>": the number is no error code.
bool is_status_prefix(std::string_view value) {
  return value.size() > 5 && is_digit(value[0]) && is_digit(value[1]) && is_digit(value[2]) &&
         value[3] == ',' && value[4] == ' ';
}

// Where a value that opens with quotes ends, npos if it has none or is not closed on its line.
Span quoted_value(std::string_view text, std::size_t at, std::size_t line_end) {
  std::size_t open = at;
  if (open < line_end && text[open] == 'u') ++open;  // Python 2: u'…'
  const std::size_t quote_begin = open;
  while (open < line_end && text[open] == '\\') ++open;
  if (open >= line_end || (text[open] != '"' && text[open] != '\'')) return {0, 0};
  const std::string_view quote = text.substr(quote_begin, open + 1 - quote_begin);
  const std::size_t begin = open + 1;
  text = text.substr(0, line_end);
  for (std::size_t end = text.find(quote, begin); end < line_end; end = text.find(quote, end + 1)) {
    const bool escaped = quote.size() == 1 && end > begin && text[end - 1] == '\\';
    if (!escaped) return {begin, end};
  }
  return {begin, line_end};
}

// The same of what Markdown sets off: "**Code:** `X`", "Code: **X**". Where no mark closes at the
// end of the line, the value is the line behind "**"; a backtick alone is one of it.
Span set_off_value(std::string_view text, std::size_t at, std::size_t line_end) {
  const std::string_view line = text.substr(0, line_end);
  const auto within = [&](std::size_t begin, std::string_view mark) {
    const bool closes = line.size() >= begin + 2 * mark.size() &&
                        line.substr(begin).starts_with(mark) && line.ends_with(mark);
    return closes ? Span{begin + mark.size(), line_end - mark.size()} : Span{begin, line_end};
  };
  if (line.substr(at).starts_with("** ")) at = line.find_first_not_of(' ', at + 2);
  if (at >= line_end) return {line_end, line_end};
  return within(at, text[at] == '*' ? "**" : "`");
}

// What an element holds whose tag ends at `at`: up to the next tag, or what its CDATA section
// holds.
Span element_value(std::string_view text, std::size_t at, std::size_t line_end) {
  constexpr std::string_view kCdata = "<![CDATA[";
  if (!text.substr(at).starts_with(kCdata))
    return {at, std::min(text.substr(0, line_end).find('<', at), line_end)};
  const std::size_t begin = at + kCdata.size();
  return {begin, std::min(text.substr(0, line_end).find("]]>", begin), line_end)};
}

// The first byte at or behind `at` that a separator may begin with.
std::size_t next_separator(std::string_view text, std::size_t at) {
  static constexpr auto kBegins = [] {
    std::array<bool, 256> begins{};
    for (const char c : {':', '=', '>', "："[0]}) begins[static_cast<unsigned char>(c)] = true;
    return begins;
  }();
  while (at < text.size() && !kBegins[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

std::size_t separator_length(std::string_view text, std::size_t at) {
  if (text[at] == ':' || text[at] == '=' || text[at] == '>') return 1;
  return text.substr(at).starts_with("：") ? std::string_view("：").size() : 0;
}

// errors_total{code="DTS-30019",job="x"} 3: what a metric counts, not what failed.
bool is_of_metric(std::string_view text, std::size_t name, std::size_t separator, Span quoted) {
  constexpr std::size_t kFar = 1000;  // bytes of further labels
  if (text[separator] != '=' || quoted.begin != separator + 2 || name == 0 ||
      (text[name - 1] != '{' && text[name - 1] != ','))
    return false;
  const std::string_view rest = text.substr(0, quoted.end + kFar).substr(quoted.end);
  const std::size_t close = rest.substr(0, rest.find('\n')).find("\"} ");
  return close != std::string_view::npos && close + 3 < rest.size() && is_digit(rest[close + 3]);
}

std::string_view without_tail(std::string_view value) {
  while (!value.empty()) {
    if (is_one_of(value.back(), " ,;\t\r")) {
      value.remove_suffix(1);
    } else if (value.ends_with("，") || value.ends_with("；")) {
      value.remove_suffix(std::string_view("，").size());
    } else {
      break;
    }
  }
  return value;
}

// A code or an id is one word; a full stop behind it is none of it.
std::string_view first_word(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size() && (is_alnum(value[end]) || is_one_of(value[end], "._-:@*"))) ++end;
  while (end > 0 && (value[end - 1] == '.' || value[end - 1] == ':')) --end;
  return value.substr(0, end);
}

// A UUID ends where it ends: where a page lost a line end, the next word stands right behind it.
std::string_view without_next_word(std::string_view id) {
  constexpr std::string_view kUuid = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (id.size() <= kUuid.size()) return id;
  for (std::size_t at = 0; at < kUuid.size(); ++at) {
    if (kUuid[at] == 'x' ? !is_hex(id[at]) : id[at] != kUuid[at]) return id;
  }
  return id.substr(0, kUuid.size());
}

// "(DynamicMessage: X)", or "… (DynamicMessage: X)</Message>": what closes the text around it is no
// part of the value.
std::string_view within_brackets(std::string_view value) {
  std::size_t open = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '(') ++open;
    if (value[at] == ')' && open-- == 0) return value.substr(0, at);
  }
  return value;
}

void cut_at_next_label(std::string_view text, std::vector<Label>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Span& value = labels[i].value;
    if (i + 1 < labels.size())
      value.end = std::max(value.begin, std::min(value.end, labels[i + 1].begin));
    std::string_view kept = without_tail(text.substr(value.begin, value.end - value.begin));
    const LabelRole role = labels[i].role;
    const bool sentence = role == LabelRole::message || role == LabelRole::dynamic ||
                          role == LabelRole::status_prefix;
    if (!sentence) kept = first_word(kept);
    if (role == LabelRole::request_id) kept = without_next_word(kept);
    if (role == LabelRole::dynamic) kept = within_brackets(kept);
    value.end = value.begin + kept.size();
    if (role == LabelRole::code && is_labelled_mention(text, value.begin, value.end))
      labels[i].role = LabelRole::other;
  }
}

}  // namespace

bool may_hold_status_prefix(std::string_view text) {
  for (std::size_t at = text.find(", "); at != std::string_view::npos;
       at = text.find(", ", at + 1)) {
    if (at >= 3 && is_status_prefix(text.substr(at - 3))) return true;
  }
  return false;
}

std::span<const KnownLabel> known_labels() { return kLabels; }

bool is_label(std::string_view key) { return find_label(key) != nullptr; }

LabelRole role_of_key(std::string_view key) {
  const KnownLabel* known = find_label(key);
  return known == nullptr ? LabelRole::other : known->role;
}

std::vector<Label> find_labels(std::string_view text) {
  std::vector<Label> labels;
  std::size_t line_end = 0;
  for (std::size_t at = next_separator(text, 0); at < text.size();
       at = next_separator(text, at + 1)) {
    if (at >= line_end) line_end = std::min(text.find('\n', at), text.size());
    const std::size_t separator = separator_length(text, at);
    if (separator == 0) continue;
    const Span name = label_before(text, at);
    const KnownLabel* known = name.begin == name.end
                                  ? nullptr
                                  : find_label(text.substr(name.begin, name.end - name.begin));
    if (known == nullptr || (!labels.empty() && name.begin < labels.back().begin)) continue;
    // "URL: https://…" ends what pop-core prints; "(url:192.168.0.10:3306, …" is part of a message.
    if (known->key == "url" && !text.substr(at).starts_with(": http")) continue;
    const bool tag = text[at] == '>';
    if (tag && (name.begin == 0 || text[name.begin - 1] != '<')) continue;
    std::size_t begin = at + separator;
    while (begin < line_end && is_blank(text[begin])) ++begin;
    Label label{
        known->role, text.substr(name.begin, name.end - name.begin), name.begin, {begin, line_end}};
    if (label.role == LabelRole::code && is_status_prefix(text.substr(begin, line_end - begin))) {
      label.role = LabelRole::status_prefix;
      label.value.begin += 5;
    } else if (tag) {
      label.value = element_value(text, at + 1, line_end);
    } else if (const Span quoted = quoted_value(text, begin, line_end); quoted.begin != 0) {
      if (is_of_metric(text, name.begin, at, quoted)) continue;
      label.value = quoted;
      at = quoted.end;  // what looks like a label inside quotes belongs to the value
    } else if (begin < line_end && (text[begin] == '*' || text[begin] == '`')) {
      label.value = set_off_value(text, begin, line_end);
    }
    labels.push_back(label);
  }
  cut_at_next_label(text, labels);
  return labels;
}

}  // namespace dtsdoctor
