// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/byte_shapes.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"
#include "report/sign_lines.h"

namespace dtsdoctor {
namespace {

using std::string_view;

// Of a name and a password in one word ("root:…") the password.
Span password_of(string_view text, Span word, bool has_name) {
  const string_view shown = text.substr(word.begin, word.end - word.begin);
  const std::size_t colon = has_name ? shown.find(':') : string_view::npos;
  return {colon == string_view::npos ? word.begin : word.begin + colon + 1, word.end};
}

class PipedSecrets {
 public:
  PipedSecrets(string_view text, std::vector<Span>& found) : text_(text), found_(found) {}

  void find(string_view sign) {
    // echo … | docker login --password-stdin
    static const RE2 piped(
        "\\b(?:echo|printf)\\s+(?:-[A-Za-z]+\\s+|[\"']?%s(?:\\\\n)?[\"']?\\s+)*"
        "(\"[^\"\\n]+\"|'[^'\\n]+'|[^\\s\"'|]+)\\s*\\|[^\\n|;&]*"
        "(--password-stdin|\\bpasswd\\s[^\\n|]*--stdin|\\bchpasswd\\b|\\bsudo\\s+(?:-\\S+\\s+)*-"
        "S\\b)",
        byte_options());
    // docker login --password-stdin <<< …, and what stands below "<<EOF"
    static const RE2 here(
        "(--password-stdin|\\bchpasswd\\b|--stdin)[^\\n|<]*"
        "(?:<<<\\s*(\"[^\"\\n]+\"|'[^'\\n]+'|[^\\s\"';|]+)|<<-?\\s*[\"']?\\w+[\"']?[^\\n]*\\n\\s*"
        "([^\\s]+))",
        byte_options());
    for (const Span& near : sign_lines(text_, sign, {}, 1)) {
      re2::StringPiece rest(text_.data() + near.begin, near.end - near.begin);
      re2::StringPiece value, reader, below;
      for (re2::StringPiece left = rest; RE2::FindAndConsume(&left, piped, &value, &reader);)
        take(value, reader == "chpasswd");
      for (re2::StringPiece left = rest; RE2::FindAndConsume(&left, here, &reader, &value, &below);)
        take(value.empty() ? below : value, reader == "chpasswd");
    }
  }

 private:
  void take(const re2::StringPiece& part, bool has_name) {
    const auto begin = static_cast<std::size_t>(part.data() - text_.data());
    Span word{begin, begin + part.size()};
    const bool is_literal = text_[begin] == '\'';
    if (is_literal || text_[begin] == '"') word = {word.begin + 1, word.end - 1};
    const Span value = password_of(text_, word, has_name);
    const string_view shown = text_.substr(value.begin, value.end - value.begin);
    // "$PASSWORD", "$(cat file)"
    const bool is_named = !is_literal && !shown.empty() && is_one_of(shown[0], "$`");
    if (!shown.empty() && !is_named && !is_stand_in(shown) && !is_reserved_word(shown))
      found_.push_back(value);
  }

  string_view text_;
  std::vector<Span>& found_;
};

}  // namespace

void find_piped_secrets(string_view text, std::vector<Span>& found) {
  PipedSecrets piped(text, found);
  for (const string_view sign : {"-stdin", "chpasswd", "sudo "}) piped.find(sign);
}

}  // namespace dtsdoctor
