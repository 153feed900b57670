// SPDX-License-Identifier: Apache-2.0
#include "report/label_sites.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "report/grouped_secret.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

// "\\u5bc6\\u7801"
bool is_escaped_chinese(string_view text, Span name) {
  constexpr size_t kCode = 5;
  if (name.end - name.begin != kCode || to_lower(text[name.begin]) != 'u') return false;
  size_t end = name.begin;
  while (end > 0 && text[end - 1] == '\\') --end;
  if (end == name.begin || end <= kCode || text[end - kCode - 1] != '\\') return false;
  const string_view first = text.substr(end - kCode, kCode);
  const string_view second = text.substr(name.begin, kCode);
  return std::any_of(kEscapedChineseSecrets.begin(), kEscapedChineseSecrets.end(),
                     [&](const auto& word) {
                       return equals_fold(first, word[0]) && equals_fold(second, word[1]);
                     });
}

// "fs.s3a.secret.key", "API key": the parts of such a name are words of one.
bool is_parted_key(string_view text, Span name) {
  if (!equals_fold(text.substr(name.begin, name.end - name.begin), "key")) return false;
  const string_view before = text.substr(0, name.begin);
  constexpr std::array<string_view, 5> kWords = {"secret ", "private ", "api ", "access ",
                                                 "encryption "};
  if (std::any_of(kWords.begin(), kWords.end(), [&](string_view word) {
        const size_t at = before.size() - std::min(before.size(), word.size());
        return equals_fold(before.substr(at), word) && (at == 0 || !is_name_char(before[at - 1]));
      }))
    return true;
  constexpr std::array<string_view, 4> kHeads = {"secret.", "access.", "private.", "api."};
  return std::any_of(kHeads.begin(), kHeads.end(), [&](string_view head) {
    return before.size() > head.size() && before[before.size() - head.size() - 1] == '.' &&
           equals_fold(before.substr(before.size() - head.size()), head);
  });
}

}  // namespace

size_t end_of_name(string_view text, size_t at) {
  constexpr ByteSet kOfNames(is_name_char);
  while (at < text.size() && kOfNames.holds(text[at])) ++at;
  return at;
}

std::optional<LabelSite> label_site(string_view text, Span word) {
  const string_view name = text.substr(word.begin, word.end - word.begin);
  if (is_secret_label(name) || is_escaped_chinese(text, word) || is_parted_key(text, word))
    return LabelSite{word, false};
  return is_group_name(name) ? std::optional(LabelSite{word, true}) : std::nullopt;
}

LabelSites label_sites(string_view text) {
  LabelSites sites;
  for (size_t at = 0; at < text.size();) {
    if (const size_t length = chinese_secret_at(text, at)) {
      sites.push_back({{at, at + length}, false});
      at += length;
      continue;
    }
    const size_t end = end_of_name(text, at);
    if (end > at) {
      if (const auto site = label_site(text, {at, end})) sites.push_back(*site);
    }
    at = std::max(end, at + 1);
  }
  return sites;
}

LabelSites sites_of_lines(string_view lines, const std::vector<size_t>& breaks,
                          const LabelSites& sites) {
  LabelSites out;
  size_t next = 0;
  for (const size_t at : breaks) {  // of each, the word that it cut
    for (; next < sites.size() && sites[next].word.begin <= at; ++next) {
      if (sites[next].word.begin < at) out.push_back(sites[next]);
    }
    const size_t end = end_of_name(lines, at + 1);
    if (end == at + 1) continue;
    if (const auto site = label_site(lines, {at + 1, end})) out.push_back(*site);
  }
  out.insert(out.end(), sites.begin() + static_cast<std::ptrdiff_t>(next), sites.end());
  return out;
}

void CopiedSites::copy(Span part, size_t at) {
  while (next_ < sites_.size() && sites_[next_].word.begin < part.begin) ++next_;
  const size_t word = end_of_name(text_, part.begin);
  const bool is_cut = part.begin > 0 && word > part.begin && is_name_char(text_[part.begin - 1]);
  if (is_cut) add(text_.substr(part.begin, std::min(word, part.end) - part.begin), at);
  for (; next_ < sites_.size() && sites_[next_].word.end <= part.end; ++next_) {
    const Span from = sites_[next_].word;
    copied_.push_back(
        {{from.begin - part.begin + at, from.end - part.begin + at}, sites_[next_].is_group});
  }
  const bool is_open = part.end > part.begin && part.end < text_.size() &&
                       is_name_char(text_[part.end - 1]) && is_name_char(text_[part.end]);
  if (!is_open || (is_cut && word > part.end)) return;
  size_t begin = part.end;
  while (begin > part.begin && is_name_char(text_[begin - 1])) --begin;
  add(text_.substr(begin, part.end - begin), begin - part.begin + at);
}

void CopiedSites::add(string_view other, size_t at) {
  for (LabelSite site : label_sites(other)) {
    site.word.begin += at;
    site.word.end += at;
    copied_.push_back(site);
  }
}

}  // namespace dtsdoctor
