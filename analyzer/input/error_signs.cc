// SPDX-License-Identifier: Apache-2.0
#include "input/error_signs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// What has to stand beside a label, which a reply that tells of success may have, too.
enum class Beside : std::uint8_t { nothing, value, code };

struct Sign {
  std::string_view word;
  bool whole;        // letters may not go on behind it
  std::size_t pair;  // offset of its rarest two bytes
  Beside beside = Beside::nothing;
};

constexpr std::array<Sign, 31> kSigns = {{
    {"ERROR", true, 1},
    {"Error", false, 1},
    {"FATAL", true, 0},
    {"Fatal", true, 0},
    {"SEVERE", true, 0},
    {"CRITICAL", true, 0},
    {"Exception", false, 1},
    {"EXCEPTION", true, 1},
    {"FAILED", true, 0},
    {"Failed", true, 0},
    {"failed", true, 0},
    {"Traceback", true, 0},
    {"panic:", false, 4},
    {"错误", false, 0},
    {"失败", false, 0},
    {"异常", false, 0},
    {"error:", false, 1},
    {"error occurred", true, 1},
    {"level\":\"error", false, 9},
    {"level\": \"error", false, 10},
    {"level=error", true, 7},
    {"level\":\"fatal", false, 8},
    {"level\": \"fatal", false, 9},
    {"level=fatal", true, 6},
    {"severity\":\"error", false, 12},
    {"severity\": \"error", false, 13},
    {"severity=error", true, 10},
    {"[error]", false, 2},
    {"ErrCode", true, 1, Beside::value},
    {"errorCode", true, 1, Beside::value},
    {"HostId", true, 1, Beside::code},
}};

// Which signs have a byte there: a bit for each of them, by the byte.
template <typename Offset>
constexpr std::array<std::uint32_t, 256> signs_with(Offset offset) {
  std::array<std::uint32_t, 256> signs{};
  for (std::size_t i = 0; i < kSigns.size(); ++i)
    signs[static_cast<unsigned char>(kSigns[i].word[offset(kSigns[i])])] |= 1U << i;
  return signs;
}
constexpr auto kByFirst = signs_with([](const Sign&) { return std::size_t{0}; });
constexpr auto kByPair = signs_with([](const Sign& sign) { return sign.pair; });

// The first of the signs for which `is(sign)` holds.
template <typename Is>
const Sign* first_sign(std::uint32_t signs, const Is& is) {
  for (; signs != 0; signs &= signs - 1) {
    const Sign& sign = kSigns[static_cast<std::size_t>(std::countr_zero(signs))];
    if (is(sign)) return &sign;
  }
  return nullptr;
}

// Every sign has five bytes, so that one of the three windows of three bytes in its first five
// begins at a multiple of three: only those places are looked at.
constexpr std::size_t kWindow = 3;
static_assert(std::all_of(kSigns.begin(), kSigns.end(),
                          [](const Sign& sign) { return sign.word.size() >= 2 * kWindow - 1; }));

constexpr std::size_t kSlots = std::size_t{1} << 15;

std::size_t slot_of(std::uint32_t bytes) { return (bytes * 0x9E3779B1U) >> 17; }

std::uint32_t window_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
  };
  return byte(0) | byte(1) << 8 | byte(2) << 16;
}

const std::bitset<kSlots>& sign_windows() {
  static const std::bitset<kSlots> kWindows = [] {
    std::bitset<kSlots> windows;
    for (const Sign& sign : kSigns) {
      for (std::size_t i = 0; i < kWindow; ++i) windows.set(slot_of(window_at(sign.word, i)));
    }
    return windows;
  }();
  return kWindows;
}

// "Errors: 0", "0 failed", "Error=0": a count of nothing is no error.
bool counts_nothing(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t after = end;
  while (after < text.size() &&
         (text[after] == 's' || text[after] == ':' || text[after] == '=' || text[after] == ' '))
    ++after;
  const auto zero_at = [&](std::size_t at) {
    return at < text.size() && text[at] == '0' &&
           (at + 1 == text.size() || !is_alnum(text[at + 1])) &&
           (at == 0 || !is_alnum(text[at - 1]));
  };
  return (after > end && zero_at(after)) ||
         (begin >= 2 && text[begin - 1] == ' ' && zero_at(begin - 2));
}

// Behind a label for a code: one that names an error. Replies that tell of success have none, or a
// number, or say so.
bool names_an_error(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 9> kNone = {
      "null", "nil", "none", "ok", "success", "true", "succeed", "n", "undefined"};
  at = std::min(text.find_first_not_of("\\\"' :=>", at), text.size());
  std::size_t end = at;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '.' || text[end] == '_')) ++end;
  const std::string_view value = text.substr(at, end - at);
  return std::any_of(value.begin(), value.end(), is_alpha) &&
         std::none_of(kNone.begin(), kNone.end(),
                      [&](std::string_view word) { return equals_fold(word, value); });
}

// Does the record have a label "Code" with such a value?
bool has_error_code(std::string_view record) {
  constexpr std::string_view kLabel = "Code";
  for (std::size_t at = record.find(kLabel); at != std::string_view::npos;
       at = record.find(kLabel, at + kLabel.size())) {
    const std::size_t end = at + kLabel.size();
    const bool is_whole = (at == 0 || !is_alnum(record[at - 1])) && end < record.size() &&
                          std::string_view("\"\\':=>").find(record[end]) != std::string_view::npos;
    if (is_whole && names_an_error(record, end)) return true;
  }
  return false;
}

bool stands_beside(Beside what, std::string_view text, std::size_t end) {
  if (what == Beside::nothing) return true;
  return what == Beside::value ? names_an_error(text, end) : has_error_code(text);
}

// `escaped`: the text is not decoded, so that what stands in front may be an escape's letter.
bool is_sign(std::string_view text, std::size_t at, const Sign& sign, bool escaped) {
  // Nearly all candidates fall here.
  if (at + 2 >= text.size() || text[at + 2] != sign.word[2] || text[at] != sign.word[0])
    return false;
  if (text.substr(at, sign.word.size()) != sign.word) return false;
  const std::size_t end = at + sign.word.size();
  const bool left = escaped || !sign.whole || at == 0 || !is_alnum(text[at - 1]);
  const bool right =
      !sign.whole || end == text.size() || (!is_alnum(text[end]) && text[end] != '_');
  return left && right && !counts_nothing(text, at, end) &&
         (escaped || stands_beside(sign.beside, text, end));
}

}  // namespace

bool looks_like_error(std::string_view record) {
  const std::bitset<kSlots>& windows = sign_windows();
  for (std::size_t at = 0; at + kWindow <= record.size(); at += kWindow) {
    if (!windows[slot_of(window_at(record, at))]) continue;
    for (std::size_t back = 0; back < kWindow && back <= at; ++back) {
      const std::size_t begin = at - back;
      const std::uint32_t signs = kByFirst[static_cast<unsigned char>(record[begin])];
      if (first_sign(signs, [&](const Sign& sign) { return is_sign(record, begin, sign, false); }))
        return true;
    }
  }
  return false;
}

std::size_t error_sign_around(std::string_view text, std::size_t pair) {
  const std::uint32_t signs = kByPair[static_cast<unsigned char>(text[pair])];
  const Sign* const found = first_sign(signs, [&](const Sign& sign) {
    return pair >= sign.pair && is_sign(text, pair - sign.pair, sign, true);
  });
  return found == nullptr ? std::string_view::npos : pair - found->pair;
}

}  // namespace dtsdoctor
