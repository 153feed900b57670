// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what every record goes through is written for speed. Here each of it is
// compared, on random texts made of what it looks for, with a slow way to say the same.
#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "catch.h"
#include "input/clean_text.h"
#include "input/dts_context.h"
#include "input/labels.h"
#include "input/line_shape.h"
#include "input/paste_text.h"
#include "input/request_facts.h"

namespace dtsdoctor {
namespace {

constexpr int kTexts = 3000;

// Pieces of what the functions look for, and near misses of it.
constexpr auto kPieces = std::to_array<std::string_view>({"DTS-",
                                                          "DTS-1",
                                                          "dts.",
                                                          "dts.cn-x.aliyuncs.com",
                                                          "DTS.Msg.",
                                                          "Dts",
                                                          "product=",
                                                          "MigrationErr",
                                                          "Code",
                                                          "MigrationErrMsg",
                                                          "@",
                                                          "//",
                                                          ".",
                                                          "alicloud_",
                                                          "dts_",
                                                          "ALIYUN::DTS::",
                                                          "com.aliyun.",
                                                          "20200101.",
                                                          "DtsJobId",
                                                          "DtsInstance",
                                                          "I",
                                                          "Message",
                                                          "Error",
                                                          "code",
                                                          " ",
                                                          ": ",
                                                          "=",
                                                          "400, ",
                                                          "code: 400, x",
                                                          "RequestId",
                                                          "request id",
                                                          "错误码",
                                                          "：",
                                                          "<",
                                                          ">",
                                                          "\n",
                                                          "\t",
                                                          "\r",
                                                          "│",
                                                          "│ ",
                                                          "╷",
                                                          "&amp;",
                                                          "&",
                                                          "\u00A0",
                                                          "\u200B",
                                                          "é",
                                                          "Ａ",
                                                          "'",
                                                          "\"",
                                                          "\\",
                                                          "x",
                                                          "7",
                                                          "_",
                                                          "-",
                                                          ",",
                                                          "data"});

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto count = random() % 12; count > 0; --count) text += kPieces[random() % kPieces.size()];
  return text;
}

bool same(const MappedText& a, const MappedText& b) {
  bool same = a.bytes() == b.bytes();
  for (std::size_t at = 0; same && at <= a.size(); ++at) {
    same = a.origin({at, at}) == b.origin({at, at}) &&
           a.origin({at, at + 1}) == b.origin({at, at + 1});
  }
  return same;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool has_context(std::string_view text) {
  if (has_any(text, {"DTS.Msg.", "dts.retry.err.", "DTS-RETRY-ERR-", "DtsJobId", "DtsInstanceI",
                     "MigrationErrMsg", "MigrationErrCode", "product=Dts", "alicloud_dts_",
                     "ALIYUN::DTS::", "AliyunDTSDefaultRole"}))
    return true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool starts = !is_alnum(before) && before != '_' && before != '.' && before != '/';
    const std::string_view rest = text.substr(at);
    if (starts && rest.starts_with("DTS-") && rest.size() > 4 && is_digit(rest[4])) return true;
    const bool behind_scheme = at >= 2 && text.substr(at - 2, 2) == "//";
    if (!rest.starts_with("dts.") || before == '@' || !(starts || behind_scheme)) continue;
    const std::size_t domain = rest.substr(0, 60).find("aliyuncs.com");
    if (domain != std::string_view::npos &&
        rest.substr(0, domain).find_first_of(" \n\"'/") == std::string_view::npos)
      return true;
  }
  return equals_fold(request_facts(MappedText(text)).product.bytes(), "dts");
}

std::string without_separators(std::string_view word) {
  std::string out = lowered(word);
  std::erase_if(out, [](char c) { return c == ' ' || c == '_' || c == '-'; });
  return out;
}

bool is_known(std::string_view word) {
  const std::string key = without_separators(word);
  return std::any_of(known_labels().begin(), known_labels().end(),
                     [&](const KnownLabel& known) { return known.key == key; });
}

std::string slow_block_label(std::string_view line) {
  while (!line.empty() && is_blank(line[0])) line.remove_prefix(1);
  line = line.substr(0, 32);
  const std::size_t colon = std::min(line.find(':'), line.find("："));
  if (colon == std::string_view::npos) return {};
  const std::string label = lowered(trimmed(line.substr(0, colon)));
  const bool words = std::all_of(label.begin(), label.end(), [](char c) {
    return is_alpha(c) || c == ' ' || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
  });
  return words && (is_known(label) || label == "data" || label == "description") ? label : "";
}

}  // namespace

TEST_CASE("agreement: text that needs no cleaning is what cleaning leaves of it") {
  std::mt19937 random(1);
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    // With an escape sequence it is cleaned line by line, and nothing of the sequence stays.
    const MappedText slow = clean_text(text + "x\x1b[m");
    const MappedText fast = clean_text(text + "x");
    CHECK(same(fast, slow));
  }
}

TEST_CASE("agreement: a text has marks of pasting if taking them out changes it") {
  std::mt19937 random(2);
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    CHECK(has_paste_marks(text) == (unpasted(MappedText(text)).bytes() != text));
  }
}

TEST_CASE("agreement: DTS context is where any of its signs stands") {
  std::mt19937 random(3);
  int with = 0;
  for (int i = 0; i < kTexts; ++i) {
    Record record;
    record.raw = random_text(random);
    record.text = MappedText(record.raw);
    CAPTURE(record.raw);
    CHECK(has_dts_context(record) == has_context(record.raw));
    with += has_context(record.raw) ? 1 : 0;
  }
  CHECK((with > kTexts / 10 && with < kTexts * 9 / 10));
}

TEST_CASE("agreement: a label is known in every spelling") {
  std::mt19937 random(4);
  for (const auto& [key, role] : known_labels()) {
    std::string spelled;
    for (const char c : key) {
      if (random() % 4 == 0 && static_cast<unsigned char>(c) < 0x80) spelled += " _-"[random() % 3];
      const bool upper = random() % 2 == 0 && c >= 'a' && c <= 'z';
      spelled += upper ? static_cast<char>(c - 32) : c;
    }
    CAPTURE(spelled);
    CHECK(is_label(spelled));
    CHECK(role_of_key(spelled) == role);
    CHECK(is_label(std::string(key) + "s") == is_known(std::string(key) + "s"));
    CHECK(is_label(key.substr(1)) == is_known(key.substr(1)));
  }
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    CHECK(is_label(text) == is_known(text));
    CHECK(block_label(text) == slow_block_label(text));
  }
}

TEST_CASE("agreement: the labels of a line depend on no other line") {
  std::mt19937 random(5);
  int prefixes = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string front = random_text(random) + "\n";
    const std::string text = front + random_text(random);
    CAPTURE(text);
    const std::vector<Label> alone = find_labels(front);
    const std::vector<Label> among = find_labels(text);
    const auto in_front =
        static_cast<std::size_t>(std::count_if(among.begin(), among.end(), [&](const Label& label) {
          return label.begin < front.size();
        }));
    REQUIRE(alone.size() == in_front);
    for (std::size_t at = 0; at < in_front; ++at) {
      CHECK((alone[at].role == among[at].role && alone[at].name == among[at].name &&
             alone[at].begin == among[at].begin && alone[at].value == among[at].value));
    }
    for (const Label& label : among) {
      if (label.role != LabelRole::status_prefix) continue;
      CHECK(may_hold_status_prefix(text));
      ++prefixes;
    }
  }
  CHECK(prefixes > 0);
}

}  // namespace dtsdoctor
