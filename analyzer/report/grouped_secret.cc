// SPDX-License-Identifier: Apache-2.0
#include "report/grouped_secret.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "report/document_marks.h"
#include "report/labelled_key.h"
#include "report/quotes.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"
#include "report/value_below.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

constexpr string_view kPasswords = "passwords";
constexpr size_t kMostItems = 1000;
constexpr size_t kLongestValue =
    1024;  // a label may stand at every few bytes of what looks like one

bool ends_with_fold(string_view name, string_view end) {
  return name.size() >= end.size() && equals_fold(name.substr(name.size() - end.size()), end);
}

class Group {
 public:
  Group(string_view text, Span name, std::vector<Span>& found)
      : text_(text),
        name_(name),
        // What is listed under such a name is nothing else.
        is_sure_(ends_with_fold(text.substr(name.begin, name.end - name.begin), kPasswords)),
        found_(found) {}

  size_t find() {
    const auto key = labelled_key(text_, name_);
    if (!key) return 0;
    const size_t at = past_space(text_, key->after);
    if (at >= text_.size()) return 0;
    if (text_[at] == '[') return items(at + 1);
    if (text_[at] == '{') return members(at + 1);
    const size_t end = line_end(text_.substr(0, at), key->after);
    if (end == at || !key->quote.empty() || key->is_element) return one(at);
    const auto indent = line_indent(text_, name_.begin);
    return indent ? lines(end + 1, at, *indent) : 0;
  }

 private:
  void take(Span value, bool is_item) {
    const string_view shown = text_.substr(value.begin, value.end - value.begin);
    if (shown.empty() || is_stand_in(shown) || is_reserved_word(shown)) return;
    const bool is_one_word = std::none_of(shown.begin(), shown.end(), is_space);
    const bool is_told = is_item ? is_one_word : is_password_like(shown);
    if ((is_sure_ && is_told) || is_key_like(shown)) found_.push_back(value);
  }

  // A value, and behind it; nothing where something else stands.
  std::optional<Span> value_at(size_t& at) const {
    const auto quote = quote_at(text_, at);
    const size_t begin = at + (quote ? quote->spelling.size() : 0);
    const string_view near = text_.substr(0, std::min(text_.size(), begin + kLongestValue + 1));
    if (quote) {
      const size_t end = quoted_end(near, begin, *quote);
      if (!text_.substr(end).starts_with(quote->spelling)) return std::nullopt;
      at = end + quote->spelling.size();
      return Span{begin, end};
    }
    if (at >= text_.size() || is_one_of(text_[at], "{[<(")) return std::nullopt;
    at = unquoted_end(near, at, false);
    if (at == begin || at - begin > kLongestValue) return std::nullopt;
    return Span{begin, at};
  }

  size_t one(size_t at) {
    const auto value = value_at(at);
    if (!value) return 0;
    const size_t known = found_.size();
    take(*value, false);
    if (found_.size() == known) take_second(at);
    return found_.size() > known ? at : 0;
  }

  // "credentials: dts / …"
  void take_second(size_t& at) {
    if (!text_.substr(at).starts_with(" / ")) return;
    const size_t begin = at + 3;
    const size_t end =
        unquoted_end(text_.substr(0, std::min(text_.size(), begin + kLongestValue)), begin, false);
    if (!is_password_like(text_.substr(begin, end - begin))) return;
    found_.push_back({begin, end});
    at = end;
  }

  // ["a", "b"]
  size_t items(size_t at) {
    for (size_t count = 0; count < kMostItems; ++count) {
      at = past_space(text_, at);
      const auto value = value_at(at);
      if (!value) return count == 0 ? 0 : at;
      take(*value, true);
      at = past_space(text_, at);
      if (at >= text_.size() || text_[at] != ',') break;
      ++at;
    }
    return at;
  }

  // {"source": "a", "destination": "b"}
  size_t members(size_t at) {
    for (size_t count = 0; count < kMostItems; ++count) {
      at = past_space(text_, at);
      if (!is_key(text_, at, false) && !is_spaced_key(at)) return count == 0 ? 0 : at;
      at = past_name(at);
      const auto value = value_at(at);
      if (!value) return count == 0 ? 0 : at;
      take(*value, false);
      at = past_space(text_, at);
      if (at < text_.size() && text_[at] == ',') ++at;
    }
    return at;
  }

  // source = "a", as HCL has it
  bool is_spaced_key(size_t at) const {
    const size_t begin = at;
    while (at < text_.size() && at - begin < kLongestName && is_name_char(text_[at])) ++at;
    if (at == begin) return false;
    at = past_blanks(text_, at);
    return at < text_.size() && text_[at] == '=';
  }

  size_t past_name(size_t at) const {
    if (const auto quote = quote_at(text_, at)) {
      const size_t end = quoted_end(text_, at + quote->spelling.size(), *quote);
      at = std::min(end + quote->spelling.size(), text_.size());
    } else {
      while (at < text_.size() && (is_name_char(text_[at]) || text_[at] == '.')) ++at;
    }
    at = past_blanks(text_, at);
    while (at < text_.size() && is_one_of(text_[at], ":=>")) ++at;
    return past_blanks(text_, at);
  }

  // - a          source: a
  // - b          destination: b
  size_t lines(size_t at, size_t first, size_t indent) {
    const bool is_list = text_[first] == '-';
    const size_t depth = first - (text_.rfind('\n', first) + 1);
    if (is_list ? depth < indent : depth <= indent) return 0;
    if (!is_list && !is_key(text_, first, false)) return one(first);
    size_t done = 0;
    for (size_t count = 0; count < kMostItems && at < text_.size(); ++count) {
      const size_t end = line_end(text_, at);
      size_t begin = past_blanks(text_, at);
      if (begin < end && text_[begin] != '\r') {
        const bool is_item = text_[begin] == '-' && begin + 1 < end && is_blank(text_[begin + 1]);
        if (begin - at != depth || is_item != is_list) break;
        begin = is_item ? past_blanks(text_, begin + 1) : begin;
        if (is_key(text_, begin, false) ? is_list : !is_list) break;
        begin = is_list ? begin : past_name(begin);
        const auto value = begin < end ? value_at(begin) : std::nullopt;
        if (value && is_all(begin, end)) take(*value, is_list);
        done = end;
      }
      at = end + 1;
    }
    return done;
  }

  // Nothing but a comment follows on the line.
  bool is_all(size_t at, size_t end) const {
    const string_view rest = trimmed(text_.substr(at, end - std::min(at, end)));
    return at <= end && (rest.empty() || rest[0] == '#');
  }

  string_view text_;
  Span name_;
  bool is_sure_;
  std::vector<Span>& found_;
};

}  // namespace

bool is_group_name(string_view name) {
  if (name.size() < 4) return false;
  if (to_lower(name.back()) == 'h') {
    const size_t before = name.size() - 4;
    return ends_with_fold(name, "auth") && (before == 0 || !is_alnum(name[before - 1]));
  }
  constexpr std::array<string_view, 4> kEnds = {kPasswords, "secrets", "tokens", "credentials"};
  return to_lower(name.back()) == 's' &&
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](string_view end) { return ends_with_fold(name, end); });
}

size_t find_grouped_secrets(string_view text, Span name, std::vector<Span>& found) {
  return Group(text, name, found).find();
}

}  // namespace dtsdoctor
