// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "base/ascii.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"

namespace dtsdoctor {
namespace {

using std::string_view;

// How a client program is told a password. `sign`: a literal without which there is none.
struct Client {
  string_view sign;
  const char* until_value;     // of the expression, up to the value
  string_view must_hold = {};  // "curl -b cookies.txt" names a file
  char end = '\0';             // that goes on behind the value in the same word
};

// Between the program and its option: the same command.
#define DTSDOCTOR_OPTIONS "\\s(?:(?:[^\\n|;]|\\\\\\r?\\n)*?\\s)?"
// Headers have such marks.
#define DTSDOCTOR_CURL "\\bcurl\\s(?:(?:[^\\n]|\\\\\\r?\\n)*?\\s)?"
constexpr std::array<Client, 9> kClients = {{
    {"mysql", "\\bmysql(?:dump|admin|import|binlog|check|sh)?" DTSDOCTOR_OPTIONS "-p"},
    {"mongo", "\\bmongo(?:sh|dump|restore|export|import|stat|top)?" DTSDOCTOR_OPTIONS "-p\\s*"},
    {"redis-cli", "\\bredis-cli" DTSDOCTOR_OPTIONS "-a\\s*"},
    {"sqlcmd", "\\bsqlcmd" DTSDOCTOR_OPTIONS "-P\\s*"},
    {"sshpass", "\\bsshpass" DTSDOCTOR_OPTIONS "-p\\s*"},
    {"ossutil", "\\bossutil(?:64)?" DTSDOCTOR_OPTIONS "-k\\s*"},
    {"curl", DTSDOCTOR_CURL "(?:-u|--user)[\\s=]*[\"']?[^\\s:\"']*:"},
    {"curl", DTSDOCTOR_CURL "(?:-b|--cookie)[\\s=]*", "="},
    {"sqlplus", "\\bsqlplus" DTSDOCTOR_OPTIONS "[\"']?[A-Za-z_][\\w$#.]*/", "@", '@'},
}};
#undef DTSDOCTOR_OPTIONS
#undef DTSDOCTOR_CURL

RE2::Options options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  return options;
}

// Compiled when a text first needs it.
const RE2& shape_of(std::size_t client) {
  static std::array<std::once_flag, kClients.size()> once;
  static std::array<std::unique_ptr<const RE2>, kClients.size()> shapes;
  std::call_once(once[client], [&] {
    shapes[client] = std::make_unique<const RE2>(
        "(" + std::string(kClients[client].until_value) + ")", options());
  });
  return *shapes[client];
}

// "pass", "…", "<password>": how a documentation writes the command.
bool is_example(string_view value) {
  return is_stand_in(value) || is_reserved_word(value) || equals_fold(value, "pass") ||
         std::none_of(value.begin(), value.end(), is_alnum);
}

// What the shell takes for one word.
Span word_at(string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == '\'' || text[at] == '"')) {
    const std::size_t close = text.find_first_of(std::string{text[at], '\n'}, at + 1);
    return {at + 1, std::min(close, text.size())};
  }
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]) &&
         string_view("'\"`|;&<").find(text[end]) == string_view::npos)
    ++end;
  return {at, end};
}

void find_of_client(std::size_t client, string_view text, std::vector<Span>& found) {
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece option;
  while (RE2::FindAndConsume(&rest, shape_of(client), &option)) {
    const auto at = static_cast<std::size_t>(option.data() + option.size() - text.data());
    Span value = word_at(text, at);
    string_view shown = text.substr(value.begin, value.end - value.begin);
    if (shown.find(kClients[client].must_hold) == string_view::npos) continue;
    if (kClients[client].end != '\0') {
      shown = shown.substr(0, shown.find(kClients[client].end));
      value.end = value.begin + shown.size();
    }
    if (shown.empty()) continue;
    const bool is_option = shown.front() == '-' && value.begin == at;
    if (!is_option && !is_example(shown)) found.push_back(value);
  }
}

// ALTER USER … IDENTIFIED BY tiger; SET PASSWORD … = PASSWORD('…'); .withPassword("…")
void find_in_statements(string_view text, std::vector<Span>& found) {
  static const RE2 identified(
      "(?i)\\b(?:create|alter)\\s+user\\s+\\S+\\s+identified\\s+by\\s+([^\\s'\";<*\\\\]+)",
      options());
  static const RE2 called(
      "(?i)(?:\\b(?:set|with)\\w*|\\b|\\.\\w*)password\\s*\\(\\s*\\\\*[\"']([^\"'\\\\*]+)\\\\*[\"']"
      "\\s*\\)",
      options());
  for (const RE2* shape : {&identified, &called}) {
    re2::StringPiece rest(text.data(), text.size());
    re2::StringPiece part;
    while (RE2::FindAndConsume(&rest, *shape, &part)) {
      const string_view value(part.data(), part.size());
      const auto begin = static_cast<std::size_t>(value.data() - text.data());
      const bool names_hash = equals_fold(value, "values") || equals_fold(value, "password");
      if (!names_hash && !is_stand_in(value)) found.push_back({begin, begin + value.size()});
    }
  }
}

// AUTH s3cret, as Redis has it
void find_in_auth(string_view text, std::vector<Span>& found) {
  constexpr string_view kAuth = "AUTH ";
  for (std::size_t at = text.find(kAuth); at != string_view::npos; at = text.find(kAuth, at + 1)) {
    if (at > 0 && (is_name_char(text[at - 1]) || text[at - 1] == '.')) continue;
    if (const auto value = bare_password(text, "password", past_blanks(text, at + kAuth.size())))
      found.push_back(*value);
  }
}

bool holds(string_view text, string_view literal) {
  return text.find(literal) != string_view::npos;
}

}  // namespace

void find_command_secrets(string_view text, std::vector<Span>& found) {
  for (std::size_t client = 0; client < kClients.size(); ++client) {
    if (holds(text, kClients[client].sign)) find_of_client(client, text, found);
  }
  if (holds(text, "AUTH ")) find_in_auth(text, found);
  const bool statement =
      holds(text, "BY ") || holds(text, "by ") || holds(text, "assword") || holds(text, "ASSWORD");
  if (statement) find_in_statements(text, found);
}

}  // namespace dtsdoctor
