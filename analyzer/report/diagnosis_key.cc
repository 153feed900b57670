// SPDX-License-Identifier: Apache-2.0
#include "report/diagnosis_key.h"

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kSeconds = 19;  // "2026-03-04T05:06:07"

void add(std::string_view text, std::string& key) {
  key += '\x1f';
  for (const char c : text) key += to_lower(c);
}

}  // namespace

std::string mixed_key_of(const DiagnosisReport& diagnosis) { return diagnosis.id; }

std::string key_of(const DiagnosisReport& diagnosis) {
  if (diagnosis.mixed) return mixed_key_of(diagnosis);
  std::string key = diagnosis.id;
  add(diagnosis.endpoint.value_or(""), key);
  key += '\x1f' + diagnosis.job;
  for (const auto& [name, value] : diagnosis.identity) {
    add(name, key);
    add(value, key);
  }
  return key;
}

bool is_earlier(const std::string& a, const std::string& b) {
  const int seconds = a.compare(0, kSeconds, b, 0, kSeconds);
  if (seconds != 0) return seconds < 0;
  // ".089Z" or "Z"
  const auto fraction = [](const std::string& time) {
    return time.size() > kSeconds + 1 ? time.substr(kSeconds + 1) : std::string();
  };
  return fraction(a) < fraction(b);
}

}  // namespace dtsdoctor
