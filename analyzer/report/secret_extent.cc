// SPDX-License-Identifier: Apache-2.0
#include "report/secret_extent.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/document_marks.h"
#include "report/secret_values.h"
#include "report/value_below.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

constexpr int kMostLines = 16;         // over which a value may go on
constexpr size_t kFarthest = 1 << 12;  // bytes that are looked at for what ends a value

bool is_comment(string_view text, size_t at) {
  return at < text.size() && (text[at] == '#' || text.substr(at).starts_with("//"));
}

// Marks of one kind between `at` and `end`; an apostrophe within a word is none.
size_t count_quotes(string_view text, size_t at, size_t end, const Quote& quote) {
  size_t count = 0;
  size_t run = 0;
  for (end = std::min(end, at + kFarthest); at < end; ++at) {
    if (text[at] == '\\') {
      ++run;
      continue;
    }
    const bool in_word = text[at] == '\'' && at > 0 && at + 1 < text.size() &&
                         is_alpha(text[at - 1]) && is_alpha(text[at + 1]);
    if (text[at] == quote.mark && run == quote.escapes && !in_word) ++count;
    run = 0;
  }
  return count;
}

// Prose goes on behind a value in quotes: "… 'x' is too short".
bool is_sentence(string_view text, size_t at) {
  constexpr std::array<string_view, 21> kWords = {
      "is",   "was",  "has", "does",    "must",   "can",    "cannot", "for", "not", "in", "on",
      "from", "with", "and", "expired", "failed", "should", "at",     "by",  "to",  "of"};
  size_t end = at;
  while (end < text.size() && is_alpha(text[end])) ++end;
  return end < text.size() && is_blank(text[end]) &&
         std::find(kWords.begin(), kWords.end(), text.substr(at, end - at)) != kWords.end();
}

// A line that is no member and closes a quotation mark which it did not open.
bool goes_on_below(string_view text, size_t at, const SecretForm& form) {
  if (!form.quote || at >= text.size() || text[at] == '\\') return false;
  at = past_space(text, at);
  if (begins_anew(text, at) || text[at] == ',') return false;
  // The last word of a text that is cut.
  if (text.find_first_of(" \t\r\n\"", at) == npos) return true;
  return count_quotes(text, at, next_member(text, at), *form.quote) % 2 == 1;
}

// What may stand behind a value of JSON. `at`: behind its quotation mark.
bool is_sound_member(string_view text, size_t at, const SecretForm& form) {
  const size_t next = past_blanks(text, at);
  if (is_break(text, next)) return !goes_on_below(text, next, form);
  const char c = text[next];
  if (is_comment(text, next)) return true;
  if (c == '\\')
    return past_backslashes(text, next) < text.size() &&
           !is_alnum(text[past_backslashes(text, next)]) &&
           form.key_quote.size() <= past_backslashes(text, next) - next;
  if (is_one_of(c, "}])")) {
    size_t behind = next;
    while (behind < text.size() && is_one_of(text[behind], "}])")) ++behind;
    return behind >= text.size() || !is_alnum(text[behind]);
  }
  if (c == ',') {
    const size_t key = past_space(text, next + 1);
    if (is_break(text, key) || is_one_of(text[key], "}]{.*") || is_key(text, key, false))
      return true;
    if (text.substr(key).starts_with("\u2026")) return true;
    const size_t mark = past_backslashes(text, key);
    return form.is_list && mark < text.size() && is_one_of(text[mark], "\"'");
  }
  return is_one_of(c, ";|<>&`") || (is_one_of(c, "\"'") && form.quote && c != form.quote->mark);
}

// The last word of a text that is cut, and no word of a language.
bool is_cut_word(string_view rest) {
  rest = trimmed(rest);
  return rest.size() <= kLongestName && rest.find_first_of(" \t\r\n\"'=:<>") == npos &&
         std::any_of(rest.begin(), rest.end(), is_digit) &&
         std::any_of(rest.begin(), rest.end(), is_alpha);
}

// Does a word go on behind a closing mark, as in the shell?
bool goes_on(string_view text, size_t at) {
  if (at >= text.size()) return false;
  if (is_alnum(text[at]) || is_one_of(text[at], "!@#$%^*_~")) return true;
  return is_one_of(text[at], "\"'-+.=?/{") && at + 1 < text.size() &&
         (is_alnum(text[at + 1]) || is_one_of(text[at + 1], "!@#$%^*_~"));
}

size_t word_end(string_view text, size_t at, char mark) {
  while (!is_break(text, at) && !is_blank(text[at]) && text[at] != mark &&
         !(is_one_of(text[at], ",;&)]}>") && starts_anew(text, at + 1)))
    ++at;
  return at;
}

// In front of closing brackets and a quotation mark that belong to what is around the value.
size_t without_tail(string_view text, size_t begin, size_t end) {
  const size_t whole = end;
  while (end > begin && is_one_of(text[end - 1], " \t,;}])>\r")) --end;
  if (end > begin && is_one_of(text[end - 1], "\"'")) {
    --end;
    while (end > begin && text[end - 1] == '\\') --end;
    return end;
  }
  return end > begin ? end : whole;
}

// A quotation mark that does not close on its line: what stands below belongs to the value, up to
// the mark or to where something new begins.
size_t end_below(string_view text, size_t at, const SecretForm& form) {
  size_t end = at;
  for (int line = 0; line < kMostLines && end < text.size(); ++line) {
    const size_t begin = end + 1;
    const size_t stop = line_end(text, begin);
    if (begin < text.size() && text[begin] != '\n' && begins_anew(text, begin)) return end;
    size_t close = begin;
    while ((close = quoted_end(text, close, *form.quote)) < stop) {
      if (form.key == SecretForm::Key::quoted ? is_sound_member(text, close + 1, form)
                                              : !goes_on(text, close + 1)) {
        return secret_end(text, {begin, close}, form);
      }
      if (form.key == SecretForm::Key::quoted) {
        return without_tail(text, begin, next_member(text, close));
      }
      ++close;
    }
    end = stop;
  }
  return end;
}

size_t end_of_quoted(string_view text, Span value, const SecretForm& form) {
  const Quote& quote = *form.quote;
  const size_t end = value.end;
  const bool is_closed = text.substr(std::min(end, text.size())).starts_with(quote.spelling);
  if (!is_closed) {
    if (end >= text.size() || text[end] != '\n') return end;
    return end_below(text, end, form);
  }
  const size_t behind = end + quote.spelling.size();
  if (quote.mark == '\0') {
    constexpr std::array<string_view, 10> kSound = {"%2C", "%7D", "%5D", "%26", "%20",
                                                    "%0",  "%3B", "%25", "%5C", "%22"};
    const string_view rest = text.substr(behind);
    const bool is_sound =
        rest.empty() || (rest[0] != '%' && !goes_on(text, behind) && !rest.starts_with("&quot;")) ||
        std::any_of(kSound.begin(), kSound.end(),
                    [&](string_view each) { return starts_with_fold(rest, each); });
    return is_sound ? end : std::min(text.find_first_of(" \t\r\n", behind), text.size());
  }
  if (form.key == SecretForm::Key::quoted) {
    if (is_sound_member(text, behind, form)) return end;
    const size_t next = past_blanks(text, behind);
    if (next < text.size() && is_one_of(text[next], "\r\n")) return end_below(text, next, form);
    return without_tail(text, value.begin, next_member(text, behind));
  }
  size_t last = end;
  size_t at = behind;
  // The mark closes, and the word goes on: "a"b"c".
  while (goes_on(text, at)) {
    const size_t from = at + (is_one_of(text[at], "\"'") ? 1 : 0);
    const size_t word = word_end(text, from, quote.mark);
    last = word;
    at = word + (word < text.size() && text[word] == quote.mark ? 1 : 0);
  }
  const size_t next = past_blanks(text, at);
  if (is_break(text, next)) return last;
  if (count_quotes(text, at, next_name(text, at, kFarthest), quote) % 2 == 1)
    return std::max(last, without_tail(text, value.begin, next_name(text, at)));
  const string_view rest = text.substr(at);
  if (rest.starts_with("\"\"") || rest.starts_with("''")) return next_name(text, at);
  if (is_cut_word(rest)) return text.size();
  if (form.key != SecretForm::Key::line || is_comment(text, next)) return last;
  if (is_one_of(text[next], ",;)]}\\|&>`\"'") && next == at) return last;
  if (is_key(text, next, false) || is_sentence(text, next) || text.substr(next).starts_with("--"))
    return last;
  return std::max(last, next_name(text, at));
}

size_t end_of_bare(string_view text, Span value, const SecretForm& form) {
  const size_t end = value.end;
  if (form.key == SecretForm::Key::quoted) {
    if (is_sound_member(text, end, form)) {
      // "Password": abc, def
      return end;
    }
    return without_tail(text, value.begin, next_member(text, end));
  }
  if (form.key == SecretForm::Key::line && end < text.size() && !is_break(text, end)) {
    const size_t next = past_blanks(text, end);
    const bool is_indented = line_indent(text, form.name_begin).value_or(0) > 0;
    if (next > end && (is_comment(text, next) || is_sentence(text, next))) return end;
    if (is_break(text, next) || (next == end && is_one_of(text[next], ",;}])"))) return end;
    size_t stop = end;
    if (is_indented) {
      while (!is_break(text, stop) && !(is_blank(text[stop]) && is_comment(text, stop + 1))) ++stop;
    } else {
      stop = next_name(text, end);
    }
    while (stop > end && is_blank(text[stop - 1])) --stop;
    return stop;
  }
  return end;
}

}  // namespace

size_t secret_end(string_view text, Span value, const SecretForm& form) {
  return form.quote ? end_of_quoted(text, value, form) : end_of_bare(text, value, form);
}

}  // namespace dtsdoctor
