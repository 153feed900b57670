// SPDX-License-Identifier: Apache-2.0
#include "report/shareable_text.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;  // bytes, once more came than can be held

// Is it sure to be the same secret wherever it stands? A word of a language is none.
bool is_telling(std::string_view secret) {
  constexpr std::size_t kShortest = 8;
  return secret.size() >= kShortest && !std::all_of(secret.begin(), secret.end(), is_alpha);
}

// Behind the last whole line, in front of a key that goes on; the whole text if it is within a
// line.
std::size_t cut_of(std::string_view text) {
  constexpr std::string_view kKey = "-----BEGIN ";
  constexpr std::string_view kKeyEnd = "-----END ";
  const std::size_t line = text.rfind('\n');
  if (line == std::string_view::npos) return text.size();
  const std::size_t key = text.rfind(kKey);
  const bool goes_on =
      key != std::string_view::npos && key > 0 && text.find(kKeyEnd, key) == std::string_view::npos;
  return goes_on ? std::min(key, line + 1) : line + 1;
}

}  // namespace

ShareableText::ShareableText(const Redaction& what, std::size_t most,
                             std::function<void(std::string_view)> out)
    : redactor_({}, what), most_(most), out_(std::move(out)) {}

void ShareableText::add(std::string_view part) {
  held_ += part;
  if (held_.size() <= (overflowed_ ? std::min(kPiece, most_) : most_)) return;
  overflowed_ = true;
  print(cut_of(held_));
}

void ShareableText::finish() { print(held_.size()); }

void ShareableText::learn(std::string_view text, const ToldByText& told) {
  std::vector<std::string> secrets;
  for (const Span& span : told.labelled) {
    const std::string_view secret = text.substr(span.begin, span.end - span.begin);
    if (is_telling(secret)) secrets.emplace_back(secret);
  }
  if (!secrets.empty()) redactor_ = redactor_.knowing(secrets);
  redactor_.number_ids(text, told);
}

void ShareableText::print(std::size_t end) {
  const std::string_view text = std::string_view(held_).substr(0, end);
  if (text.empty()) return;
  const ToldByText told = redactor_.told_by(text);
  learn(text, told);
  out_(redactor_.redacted(text, told));
  held_.erase(0, end);
}

}  // namespace dtsdoctor
