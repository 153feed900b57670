// SPDX-License-Identifier: Apache-2.0
#include "report/redact.h"

#include <algorithm>

#include "base/ascii.h"
#include "report/encoded_secrets.h"
#include "report/label_sites.h"
#include "report/secret_finder.h"
#include "report/secret_spellings.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kMask = "***";
constexpr std::size_t kShortest = 4;

// A value that could be part of a word ("test" in "latest") is only found on its own.
bool stands_alone(std::string_view text, Span span) {
  const std::string_view value = text.substr(span.begin, span.end - span.begin);
  if (value.size() >= 8 || !std::all_of(value.begin(), value.end(), is_alnum)) return true;
  if (span.end < text.size() && is_alnum(text[span.end])) return false;
  if (span.begin == 0 || !is_alnum(text[span.begin - 1])) return true;
  return span.begin >= 3 && text[span.begin - 3] == '%';  // "%3Dtest"
}

// ---- what is cut

// Sorted, without overlaps; what touches is one, masks that stand there already included.
std::vector<Span> merged(std::string_view text, std::vector<Span> spans) {
  for (Span& span : spans) {
    while (span.begin > 0 && text[span.begin - 1] == '*') --span.begin;
    while (span.end < text.size() && text[span.end] == '*') ++span.end;
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

void find_unlabelled_secrets(std::string_view text, std::vector<Span>& found) {
  find_shaped_secrets(text, found);
  find_manifest_secrets(text, found);
}

// Those that the text tells by itself, and `secrets` wherever they stand.
std::vector<Span> secrets_in(std::string_view text, std::vector<Span> found,
                             const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    for (std::size_t at = text.find(secret); at != std::string_view::npos;
         at = text.find(secret, at)) {
      const Span span{at, at + secret.size()};
      if (stands_alone(text, span)) found.push_back(span);
      at = span.end;
    }
  }
  return merged(text, std::move(found));
}

}  // namespace

Redactor::Redactor(const std::vector<std::string>& secrets, const Redaction& what)
    : ids_(what.ids ? std::make_shared<IdLabels>(what.max_labels) : nullptr) {
  learn(secrets);
}

void Redactor::learn(const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    if (secret.size() < kShortest || is_reserved_word(secret)) continue;
    if (secret.find_first_not_of('*') == std::string::npos) continue;
    for (std::string& spelling : spellings_of(secret)) secrets_.push_back(std::move(spelling));
  }
  std::sort(secrets_.begin(), secrets_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  secrets_.erase(std::unique(secrets_.begin(), secrets_.end()), secrets_.end());
}

Redactor Redactor::knowing(const std::vector<std::string>& secrets) const {
  Redactor out = *this;
  out.learn(secrets);
  return out;
}

ToldByText Redactor::told_by(std::string_view text) const {
  ToldByText told;
  const LabelSites sites = label_sites(text);
  find_labelled_secrets(text, sites, told.labelled);
  told.secrets = told.labelled;
  find_unlabelled_secrets(text, told.secrets);
  find_encoded_secrets(text, sites, find_unlabelled_secrets, told.secrets);
  find_open_head(text, told.secrets);
  if (ids_ != nullptr) told.ids = told_ids(text);
  return told;
}

void Redactor::number_ids(std::string_view text, const ToldByText& told) const {
  if (ids_ != nullptr) (void)ids_->find(text, told.ids);
}

std::vector<Cut> Redactor::cuts_in(std::string_view text) const {
  return cuts_in(text, told_by(text));
}

std::vector<Cut> Redactor::cuts_in(std::string_view text, const ToldByText& told) const {
  std::vector<Cut> cuts;
  for (const Span& span : secrets_in(text, told.secrets, secrets_)) cuts.push_back({span, kMask});
  if (ids_ == nullptr) return cuts;
  const std::size_t secrets = cuts.size();
  std::size_t next = 0;  // the first secret that does not end before the id
  for (const LabelledId& id : ids_->find(text, told.ids)) {
    while (next < secrets && cuts[next].span.end <= id.span.begin) ++next;
    if (next < secrets && cuts[next].span.begin < id.span.end) continue;
    cuts.push_back({id.span, id.label});
  }
  std::sort(cuts.begin(), cuts.end(),
            [](const Cut& a, const Cut& b) { return a.span.begin < b.span.begin; });
  return cuts;
}

std::optional<std::string_view> Redactor::instead_of(std::string_view name,
                                                     std::string_view value) const {
  if (value.empty()) return std::nullopt;
  if (is_secret_label(name)) return kMask;
  const std::optional<IdKind> kind = ids_ == nullptr ? std::nullopt : id_kind_of_label(name);
  if (!kind || is_common_name(value)) return std::nullopt;
  return ids_->label(*kind, value);
}

std::string Redactor::redacted(std::string_view text) const {
  return redacted(text, told_by(text));
}

std::string Redactor::redacted(std::string_view text, const ToldByText& told) const {
  std::vector<Cut> cuts = cuts_in(text, told);
  std::string out(text);
  for (int round = 1; !cuts.empty(); ++round) {
    out = without(out, cuts);
    if (round == kMostRounds) break;
    cuts = cuts_in(out);
  }
  return out;
}

MappedText Redactor::redact(std::string_view text) const {
  MappedText out(text);
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<Cut> cuts = cuts_in(out.bytes());
    if (cuts.empty()) break;
    MappedText next;
    std::size_t at = 0;
    for (const Cut& cut : cuts) {
      next.append(out, at, cut.span.begin);
      next.append_for(cut.instead, out.origin(cut.span));
      at = cut.span.end;
    }
    next.append(out, at, out.size());
    out = std::move(next);
  }
  return out;
}

std::string without(std::string_view text, const std::vector<Cut>& cuts) {
  std::string out;
  std::size_t at = 0;
  for (const Cut& cut : cuts) {
    out += text.substr(at, cut.span.begin - at);
    out += cut.instead;
    at = cut.span.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace dtsdoctor
