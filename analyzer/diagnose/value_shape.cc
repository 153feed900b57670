// SPDX-License-Identifier: Apache-2.0
#include "diagnose/value_shape.h"

namespace dtsdoctor {
namespace {

bool ends_fold(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && equals_fold(word.substr(word.size() - end.size()), end);
}

// Not "keycode", "postcode".
bool names_code(std::string_view word) {
  if (ends_fold(word, "errno") || ends_fold(word, "status") || ends_fold(word, "sqlstate"))
    return true;
  if (!ends_fold(word, "code")) return false;
  word.remove_suffix(4);
  if (word.empty() || word.back() == '_' || word.back() == '-' || word.back() == '.') return true;
  for (const std::string_view each : {"error", "err", "exit", "return", "ret", "status", "result",
                                      "response", "reason", "sql", "vendor", "http"}) {
    if (ends_fold(word, each)) return true;
  }
  return false;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t digits_at_end(std::string_view word) {
  std::size_t count = 0;
  while (count < word.size() && is_digit(word[word.size() - 1 - count])) ++count;
  return count;
}

}  // namespace

Announces announced_by(std::string_view word) {
  if (word.ends_with("码")) return Announces::code;
  if (word.size() < 3 || word.size() > 24) return Announces::nothing;
  switch (to_lower(word.back())) {
    case 'e':
    case 'o':
    case 's':
      return names_code(word) ? Announces::code : Announces::nothing;
    case 'n':
      return equals_fold(word, "exception") ? Announces::error : Announces::nothing;
    case 'r':
      return equals_fold(word, "error") || equals_fold(word, "err") ? Announces::error
                                                                    : Announces::nothing;
    default:
      return Announces::nothing;
  }
}

bool is_dashed_code(std::string_view word) {
  const std::size_t digits = digits_at_end(word);
  if (digits < 3 || digits > 7 || word.size() < digits + 3 || !is_upper(word[0])) return false;
  const std::string_view name = word.substr(0, word.size() - digits);
  return name.back() == '-' &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_upper(c) || c == '-'; });
}

bool may_be_code(std::string_view word) {
  const std::size_t digits = digits_at_end(word);
  const std::string_view name = word.substr(0, word.size() - digits);
  return digits >= 4 && digits <= 7 && !name.empty() && name.size() <= 4 &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_upper(c); });
}

bool may_be_announced(std::string_view word) {
  if (word.starts_with("0x") && word.size() <= 10) return is_hex_id(word);
  return word.size() <= 7 &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || is_upper(c); });
}

bool is_unit(std::string_view word, bool joined) {
  if (word.empty() || word.size() > 3) return false;
  if (joined && one_of(word, {"s", "m", "h", "K", "M", "G"})) return true;
  return one_of(word, {"B", "KB", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "ms", "us", "ns",
                       "sec", "min"});
}

bool is_host_name(std::string_view word, bool has_port) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view last = word.substr(dot + 1);
  if (one_of(last, {"com", "net", "org", "cn", "edu", "gov", "io", "local", "internal"}))
    return true;
  if (word.find('.') == dot ||
      std::any_of(word.begin(), word.end(), [](char c) { return is_upper(c); }))
    return false;
  return has_port || (last.size() == 2 && is_alpha(last[0]) && is_alpha(last[1]));
}

bool is_hex_id(std::string_view word) {
  if (word.size() > 2 && word[0] == '0' && to_lower(word[1]) == 'x')
    return std::all_of(word.begin() + 2, word.end(), [](char c) { return is_hex(c); });
  return word.size() >= 8 &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_hex(c) || c == '-'; });
}

std::size_t address_length(std::string_view text) {
  constexpr std::size_t kLongestGroup = 4;
  constexpr int kFewestGroups = 5;
  constexpr int kMostGroups = 8;
  std::size_t at = 0;
  int groups = 0;
  while (groups <= kMostGroups) {
    std::size_t end = at;
    while (end < text.size() && is_hex(text[end])) ++end;
    if (end - at > kLongestGroup) return 0;
    ++groups;
    at = end;
    if (at + 1 >= text.size() || text[at] != ':' || (!is_hex(text[at + 1]) && text[at + 1] != ':'))
      break;
    ++at;
  }
  const bool ends = at >= text.size() || !is_alnum(text[at]);
  return groups >= kFewestGroups && groups <= kMostGroups && ends ? at : 0;
}

}  // namespace dtsdoctor
