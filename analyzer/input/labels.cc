// SPDX-License-Identifier: Apache-2.0
#include "input/labels.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

struct KnownLabel {
  std::string_view key;  // lower case, blanks and underscores dropped
  LabelRole role;
};

// Every spelling that formats of errors use; `other` ones only end the value before them.
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
    {"dynamicmessage", LabelRole::other},
    {"success", LabelRole::other},
    {"response", LabelRole::other},
    {"url", LabelRole::other},
}};

std::string normalized(std::string_view label) {
  std::string key;
  for (const char c : label) {
    if (c != ' ' && c != '_' && c != '-') key += to_lower(c);
  }
  return key;
}

const KnownLabel* find_label(std::string_view label) {
  const std::string key = normalized(label);
  const auto found = std::find_if(kLabels.begin(), kLabels.end(),
                                  [&](const KnownLabel& l) { return l.key == key; });
  return found == kLabels.end() ? nullptr : &*found;
}

bool is_word(char c) { return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// The label that ends right before the separator at `at`: one word, or two with a blank between.
Span label_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  while (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'' || text[end - 1] == '\\')) --end;
  std::size_t begin = end;
  while (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '-')) --begin;
  const bool glued =
      begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '/');
  if (begin == end || glued) return {at, at};
  std::size_t first = begin;
  if (first > 1 && text[first - 1] == ' ') {
    std::size_t word = first - 1;
    while (word > 0 && is_word(text[word - 1])) --word;
    if (word < first - 1 && find_label(text.substr(word, end - word)) != nullptr)
      return {word, end};
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
  for (std::size_t end = text.find(quote, begin); end < line_end; end = text.find(quote, end + 1)) {
    const bool escaped = quote.size() == 1 && end > begin && text[end - 1] == '\\';
    if (!escaped) return {begin, end};
  }
  return {begin, line_end};
}

std::size_t separator_length(std::string_view text, std::size_t at) {
  if (text[at] == ':' || text[at] == '=') return 1;
  return text.substr(at).starts_with("：") ? std::string_view("：").size() : 0;
}

void cut_at_next_label(std::string_view text, std::vector<Label>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Span& value = labels[i].value;
    if (i + 1 < labels.size())
      value.end = std::max(value.begin, std::min(value.end, labels[i + 1].begin));
    while (value.end > value.begin &&
           std::string_view(" ,;\t\r\"'\\").find(text[value.end - 1]) != std::string_view::npos) {
      --value.end;
    }
    if (labels[i].role == LabelRole::message || labels[i].role == LabelRole::status_prefix)
      continue;
    const std::size_t stop =
        text.substr(value.begin, value.end - value.begin).find_first_of(" ,;]})\t");
    if (stop != std::string_view::npos) value.end = value.begin + stop;
  }
}

}  // namespace

bool is_label(std::string_view key) { return find_label(key) != nullptr; }

LabelRole role_of_key(std::string_view key) {
  const KnownLabel* known = find_label(key);
  return known == nullptr ? LabelRole::other : known->role;
}

std::vector<Label> find_labels(std::string_view text) {
  std::vector<Label> labels;
  std::size_t line_end = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at >= line_end) line_end = std::min(text.find('\n', at), text.size());
    const std::size_t separator = separator_length(text, at);
    if (separator == 0) continue;
    const Span name = label_before(text, at);
    const KnownLabel* known = name.begin == name.end
                                  ? nullptr
                                  : find_label(text.substr(name.begin, name.end - name.begin));
    if (known == nullptr || (!labels.empty() && name.begin < labels.back().begin)) continue;
    std::size_t begin = at + separator;
    while (begin < line_end && is_blank(text[begin])) ++begin;
    Label label{known->role,
                std::string(text.substr(name.begin, name.end - name.begin)),
                name.begin,
                {begin, line_end}};
    if (label.role == LabelRole::code && is_status_prefix(text.substr(begin, line_end - begin))) {
      label.role = LabelRole::status_prefix;
      label.value.begin += 5;
    } else if (const Span quoted = quoted_value(text, begin, line_end); quoted.begin != 0) {
      label.value = quoted;
      at = quoted.end;  // what looks like a label inside quotes belongs to the value
    }
    labels.push_back(std::move(label));
  }
  cut_at_next_label(text, labels);
  return labels;
}

}  // namespace dtsdoctor
