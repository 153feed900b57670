// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "base/ascii.h"
#include "report/byte_shapes.h"
#include "report/literal_search.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"
#include "report/sign_lines.h"
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
constexpr std::array<Client, 25> kClients = {{
    {"mysql", "\\bmysql(?:dump|admin|import|binlog|check|sh)?" DTSDOCTOR_OPTIONS "-p"},
    {"mariadb", "\\bmariadb(?:-(?:dump|admin|import|binlog|check))?" DTSDOCTOR_OPTIONS "-p"},
    {"mongo", "\\bmongo(?:sh|dump|restore|export|import|stat|top)?" DTSDOCTOR_OPTIONS "-p\\s*"},
    {"obclient", "\\bobclient" DTSDOCTOR_OPTIONS "-p"},
    {"hdbsql", "\\bhdbsql" DTSDOCTOR_OPTIONS "-p\\s*"},
    {"redis-cli", "\\bredis-cli" DTSDOCTOR_OPTIONS "-a\\s*"},
    {"sqlcmd", "\\bsqlcmd" DTSDOCTOR_OPTIONS "-P\\s*"},
    {"isql", "\\bisql" DTSDOCTOR_OPTIONS "-P\\s*"},
    {"bcp", "\\bbcp" DTSDOCTOR_OPTIONS "-P\\s*"},
    {"login ",
     "\\b(?:docker|podman|nerdctl|buildah|skopeo|oras|helm registry|az|az acr) "
     "login" DTSDOCTOR_OPTIONS "-p\\s*"},
    {"SETUSER", "\\bSETUSER\\s(?:[^\\n]*?\\s)?>"},
    {"ldap",
     "\\bldap(?:search|modify|add|delete|compare|passwd|whoami)" DTSDOCTOR_OPTIONS "-w\\s*"},
    {"htpasswd", "\\bhtpasswd\\s+-[A-Za-z]*b[A-Za-z]*\\s+(?:-\\S+\\s+)*\\S+\\s+\\S+\\s+"},
    {"rman ", "\\brman\\s+(?:target|catalog)\\s+[\"']?[A-Za-z_][\\w$#]*/", "", '@'},
    {"sqlldr ", "\\bsqlldr\\s+(?:userid=)?[\"']?[A-Za-z_][\\w$#]*/", "", '@'},
    {"sshpass", "\\bsshpass" DTSDOCTOR_OPTIONS "-p\\s*"},
    {"ossutil", "\\bossutil(?:64)?" DTSDOCTOR_OPTIONS "-k\\s*"},
    {"curl", DTSDOCTOR_CURL "(?:-[A-Za-z]*u|--user)[\\s=]*[\"']?[^\\s:\"']*:"},
    {"curl", DTSDOCTOR_CURL "(?:-b|--cookie)[\\s=]*", "="},
    {"sqlplus", "\\bsqlplus" DTSDOCTOR_OPTIONS "[\"']?[A-Za-z_][\\w$#.]*/", "@", '@'},
    {"disql", "\\bdisql\\s+[\"']?[A-Za-z_][\\w$#.]*/", "@", '@'},
    {"pdp ", "\\b(?:exp|imp)dp\\s+(?:userid=)?[\"']?[A-Za-z_][\\w$#]*/", "", '@'},
    {"db2", "\\bdb2\\s+[\"']?connect\\s+to\\s+\\S+\\s+user\\s+\\S+\\s+using\\s+"},
    {"ConvertTo-SecureString",
     "\\bConvertTo-SecureString\\s+(?:-(?:AsPlainText|Force|String)\\s+)*"},
    {"from-literal", "--from-literal[=\\s]+[\"']?[^\\s=]+="},
}};
#undef DTSDOCTOR_OPTIONS
#undef DTSDOCTOR_CURL

// Compiled when a text first needs it.
const RE2& shape_of(std::size_t client) {
  static std::array<std::once_flag, kClients.size()> once;
  static std::array<std::unique_ptr<const RE2>, kClients.size()> shapes;
  std::call_once(once[client], [&] {
    shapes[client] = std::make_unique<const RE2>(
        "(" + std::string(kClients[client].until_value) + ")", byte_options());
  });
  return *shapes[client];
}

// "pass", "…", "<password>", "your-password": how a documentation writes the command.
bool is_example(string_view value) {
  const bool is_yours = value.starts_with("your") &&
                        std::all_of(value.begin(), value.end(),
                                    [](char c) { return is_name_char(c) && !is_digit(c); });
  return is_yours || is_stand_in(value) || is_reserved_word(value) || equals_fold(value, "pass") ||
         std::none_of(value.begin(), value.end(), is_alnum);
}

// "$password": a variable, for the shell and for PowerShell.
bool is_variable(string_view word) {
  return word.size() > 1 && word.front() == '$' && !is_digit(word[1]) &&
         std::all_of(word.begin() + 1, word.end(),
                     [](char c) { return is_name_char(c) || is_one_of(c, "{}:."); });
}

// What the shell takes for one word.
Span word_at(string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == '\'' || text[at] == '"')) {
    const std::size_t close = text.find_first_of(std::string{text[at], '\n'}, at + 1);
    return {at + 1, std::min(close, text.size())};
  }
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]) && !is_one_of(text[end], "'\"`|;&<")) ++end;
  return {at, end};
}

// `part`: of the text; what it is told may stand behind it.
void find_of_client(std::size_t client, string_view text, Span part, std::vector<Span>& found) {
  re2::StringPiece rest(text.data() + part.begin, part.end - part.begin);
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
    const bool is_call = shown.front() == '(';
    const bool is_named = value.begin == at && (is_variable(shown) || is_call);
    if (!is_option && !is_named && !is_example(shown)) found.push_back(value);
  }
}

void add_value(string_view text, const re2::StringPiece& part, std::vector<Span>& found) {
  const string_view value(part.data(), part.size());
  const auto begin = static_cast<std::size_t>(value.data() - text.data());
  const bool names_hash = equals_fold(value, "values") || equals_fold(value, "password");
  if (!names_hash && !is_stand_in(value)) found.push_back({begin, begin + value.size()});
}

// ALTER USER … IDENTIFIED BY tiger; SET PASSWORD … = PASSWORD('…'); .withPassword("…");
// .SetAccessKeySecret(tea.String("…"))
void find_in_statements(const LiteralSearch& search, string_view text, std::vector<Span>& found) {
  static const RE2 identified(
      "(?i)\\b(?:create|alter)\\s+user\\s+\\S+\\s+identified\\s+by\\s+([^\\s'\";<*\\\\]+)",
      byte_options());
  // SET PASSWORD FOR … = '…'
  static const RE2 assigned("(?i)\\bset\\s+password\\s+for\\s+[^\\s=]+\\s*=\\s*'([^'\\\\*]+)'",
                            byte_options());
  // CREATE DATABASE LINK … CONNECT TO … IDENTIFIED BY …
  static const RE2 linked("(?i)\\bconnect\\s+to\\s+\\S+\\s+identified\\s+by\\s+([^\\s'\";<*\\\\]+)",
                          byte_options());
  static const RE2 called("(?i)password\\s*\\(\\s*\\\\*[\"']([^\"'\\\\*]+)\\\\*[\"']\\s*\\)",
                          byte_options());
  static const RE2 set(
      "(?i)\\b(?:set|with)\\w*(?:secret|secret_?key|security_?token)\\(\\s*(?:(?:\\w+\\.)?String\\("
      ")?"
      "\\\\*[\"']([^\"'\\\\*]+)\\\\*[\"']\\s*\\)",
      byte_options());
  const auto find = [&](const RE2& shape, Span near) {
    re2::StringPiece rest(text.data() + near.begin, near.end - near.begin);
    re2::StringPiece part;
    while (RE2::FindAndConsume(&rest, shape, &part)) add_value(text, part, found);
  };
  if (holds_fold(text, "IDENTIFIED", 6)) {
    find(identified, {0, text.size()});
    find(linked, {0, text.size()});
  }
  for (const string_view word : {"assword", "ASSWORD"}) {
    if (!search.holds(word)) continue;
    for (const Span& near : sign_lines(text, word, " \t\r\n(", 1)) {
      find(called, near);
      find(assigned, near);
    }
  }
  for (const string_view call :
       {"ecret(", "ecretKey(", "ecretkey(", "ecret_key(", "ecurityToken(", "ecurity_token("}) {
    if (!search.holds(call)) continue;
    for (const Span& near : sign_lines(text, call, {}, 1)) find(set, near);
  }
}

// A function that is given a password by its place, behind so many other arguments.
struct Call {
  string_view name;
  int before;
};
constexpr std::array<Call, 8> kCalls = {{
    {"db.auth", 1},
    {"changeUserPassword", 1},
    {"updateUserPassword", 1},
    {"NetworkCredential", 1},
    {"getConnection", 2},
    {"connect", 2},
    {"mysqli", 2},
    {"PDO", 2},
}};

void find_in_calls(string_view text, std::vector<Span>& found) {
#define DTSDOCTOR_STRING "\\s*\\\\*[\"'][^\"'\\\\\\n]*\\\\*[\"']\\s*,"
#define DTSDOCTOR_VALUE "\\s*\\\\*[\"']([^\"'\\\\*]+)\\\\*[\"']"
  static const RE2 second(DTSDOCTOR_STRING DTSDOCTOR_VALUE, byte_options());
  static const RE2 third("(?:[^()\"'\\n,]*,|" DTSDOCTOR_STRING ")" DTSDOCTOR_STRING DTSDOCTOR_VALUE,
                         byte_options());
#undef DTSDOCTOR_STRING
#undef DTSDOCTOR_VALUE
  constexpr std::size_t kNear = 400;
  for (std::size_t at = text.find('('); at != string_view::npos; at = text.find('(', at + 1)) {
    const auto* call = std::find_if(kCalls.begin(), kCalls.end(), [&](const Call& each) {
      return text.substr(0, at).ends_with(each.name);
    });
    if (call == kCalls.end()) continue;
    const string_view arguments = text.substr(at + 1, kNear);
    re2::StringPiece rest(arguments.data(), arguments.size());
    re2::StringPiece value;
    if (RE2::Consume(&rest, call->before == 1 ? second : third, &value))
      add_value(text, value, found);
  }
}

// AUTH s3cret, AUTH user s3cret, as Redis has it
void find_in_auth(string_view text, std::vector<Span>& found) {
  constexpr string_view kAuth = "AUTH ";
  for (std::size_t at = text.find(kAuth); at != string_view::npos; at = text.find(kAuth, at + 1)) {
    if (at > 0 && (is_name_char(text[at - 1]) || text[at - 1] == '.')) continue;
    std::size_t word = past_blanks(text, at + kAuth.size());
    auto value = bare_password(text, "password", word);
    while (word < text.size() && is_name_char(text[word])) ++word;
    if (!value) value = bare_password(text, "password", past_blanks(text, word));
    if (value) found.push_back(*value);
  }
}

}  // namespace

void find_command_secrets(string_view text, std::vector<Span>& found) {
  const LiteralSearch search(text);
  for (std::size_t client = 0; client < kClients.size(); ++client) {
    if (!search.holds(kClients[client].sign)) continue;
    // A blank of such a command may be a line end.
    for (const Span& part : sign_lines(text, kClients[client].sign, {}, 2))
      find_of_client(client, text, part, found);
  }
  if (search.holds("AUTH ")) find_in_auth(text, found);
  find_in_statements(search, text, found);
  find_in_calls(text, found);
  if (search.holds("|") || search.holds("<<")) find_piped_secrets(text, found);
  find_inserted_secrets(text, found);
}

}  // namespace dtsdoctor
