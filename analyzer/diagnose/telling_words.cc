// SPDX-License-Identifier: Apache-2.0
#include "diagnose/telling_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// Of states, actions and kinds of things, as far as their endings do not tell them; sorted.
constexpr std::array<std::string_view, 243> kWords = {
    "abnormal",  "abort",        "absent",     "accept",       "account",     "acquire",
    "active",    "after",        "again",      "all",          "allocate",    "allow",
    "already",   "alter",        "ambiguous",  "any",          "apply",       "archive",
    "attach",    "auth",         "away",       "backup",       "bad",         "before",
    "begin",     "bind",         "binlog",     "break",        "broke",       "broken",
    "build",     "can",          "cancel",     "cannot",       "certificate", "change",
    "check",     "clean",        "client",     "close",        "column",      "commit",
    "compile",   "connect",      "connection", "convert",      "copy",        "corrupt",
    "cpu",       "crash",        "create",     "database",     "dead",        "deallocate",
    "decode",    "delete",       "deny",       "destination",  "destroy",     "detach",
    "directory", "disable",      "disconnect", "disk",         "down",        "drop",
    "duplicate", "empty",        "enable",     "encode",       "end",         "error",
    "errors",    "exceeds",      "execute",    "exist",        "exists",      "exit",
    "expire",    "fail",         "fails",      "failure",      "failures",    "false",
    "fatal",     "fault",        "few",        "file",         "find",        "finish",
    "first",     "flush",        "forbid",     "found",        "full",        "get",
    "gone",      "grant",        "high",       "host",         "idle",        "ignore",
    "illegal",   "in",           "inactive",   "incompatible", "incorrect",   "index",
    "insert",    "insufficient", "internal",   "invalid",      "key",         "kill",
    "lack",      "large",        "last",       "launch",       "leave",       "less",
    "listen",    "load",         "lock",       "login",        "logout",      "long",
    "lost",      "low",          "lower",      "many",         "master",      "match",
    "max",       "memory",       "migrate",    "min",          "mismatch",    "missing",
    "more",      "mount",        "move",       "must",         "network",     "new",
    "no",        "none",         "not",        "null",         "off",         "ok",
    "old",       "on",           "only",       "open",         "out",         "panic",
    "parse",     "partition",    "password",   "pause",        "permission",  "policy",
    "port",      "post",         "primary",    "privilege",    "privileges",  "put",
    "quit",      "quota",        "read",       "receive",      "refuse",      "register",
    "reject",    "release",      "remove",     "rename",       "replay",      "replica",
    "replicate", "reset",        "resolve",    "restore",      "resume",      "retry",
    "role",      "rollback",     "run",        "save",         "schedule",    "schema",
    "select",    "send",         "server",     "session",      "set",         "short",
    "shutdown",  "signature",    "skip",       "slave",        "slot",        "small",
    "source",    "space",        "spawn",      "start",        "state",       "stop",
    "submit",    "success",      "sync",       "table",        "target",      "terminate",
    "throw",     "timeout",      "token",      "too",          "topic",       "transaction",
    "true",      "truncate",     "unable",     "unavailable",  "unexpected",  "unknown",
    "unmount",   "unregister",   "up",         "update",       "upper",       "user",
    "validate",  "vcpu",         "verify",     "view",         "wait",        "without",
    "write",     "wrong",        "yes"};
static_assert(std::is_sorted(kWords.begin(), kWords.end()));

constexpr std::size_t kLongestWord = 12;

bool ends(std::string_view word, std::string_view with) {
  return word.size() >= with.size() && equals_fold(word.substr(word.size() - with.size()), with);
}

// "failed", "Starting", "unavailable", "SQLException", "NoSuchElementError"
bool has_telling_end(std::string_view word) {
  if (word.size() < 4) return false;
  switch (to_lower(word.back())) {
    case 'd':
      return ends(word, "ed");
    case 'g':
      return ends(word, "ing");
    case 'e':
      return ends(word, "able") || ends(word, "ible") || ends(word, "failure");
    case 'n':
      return ends(word, "exception");
    case 'r':
      return ends(word, "error");
    case 't':
      return ends(word, "n't") || ends(word, "fault") || ends(word, "timeout");
    default:
      return false;
  }
}

// "1045" behind the word error, "ORA-01017", "SCREEN_ON", "HTTPS"; no class within a package.
bool is_code(std::string_view word) {
  bool letter = false;
  for (const char c : word) {
    if (is_upper(c)) {
      letter = true;
    } else if (!is_digit(c) && c != '_' && c != '-') {
      return false;
    }
  }
  return letter ? word.size() >= 3 : is_digit(word[0]);
}

// "AccessDenied", "getTasks", "EntityNotExist.Role"; no class within a package,
// no name that is put together.
bool is_name_of_code(std::string_view word) {
  if (!is_upper(word[0])) word = word.substr(0, word.find('.'));
  bool found = false;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] == '-' || word[i] == '_') return false;
    found = found || (is_upper(word[i]) && is_alpha(word[i - 1]) && !is_upper(word[i - 1]));
  }
  return found;
}

}  // namespace

bool tells_errors_apart(std::string_view word) {
  if (word.empty() || word.front() == '<') return false;
  if (std::any_of(word.begin(), word.end(),
                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return true;
  if (is_code(word) || has_telling_end(word) || is_name_of_code(word)) return true;
  return word.size() <= kLongestWord &&
         std::binary_search(kWords.begin(), kWords.end(), lowered(word));
}

}  // namespace dtsdoctor
