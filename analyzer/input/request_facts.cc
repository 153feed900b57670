// SPDX-License-Identifier: Apache-2.0
#include "input/request_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "input/labels.h"

namespace dtsdoctor {
namespace {

bool in_name(char c) { return is_alnum(c) || c == '_'; }

// The name that begins at `at`.
Span name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && in_name(text[end])) ++end;
  return {at, end};
}

// The name that ends at `end`.
Span name_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && in_name(text[begin - 1])) --begin;
  return {begin, end};
}

Span after(std::string_view text, std::string_view sign) {
  const std::size_t at = text.find(sign);
  return at == std::string_view::npos ? Span{} : name_at(text, at + sign.size());
}

Span before(std::string_view text, std::string_view sign) {
  const std::size_t at = text.find(sign);
  return at == std::string_view::npos ? Span{} : name_before(text, at);
}

bool is_status(std::string_view text, Span span) {
  return span.end == span.begin + 3 && all_digits(text.substr(span.begin, 3));
}

Span status_of(std::string_view text) {
  constexpr std::size_t kPrefix = 5;  // "403, " in front of Tea's message
  for (const Label& label : find_labels(text)) {
    if (label.role == LabelRole::status_prefix)
      return {label.value.begin - kPrefix, label.value.begin - kPrefix + 3};
    std::string key = lowered(label.name);
    std::erase(key, ' ');
    const bool named =
        key == "statuscode" || key == "httpstatuscode" || key == "httpstatus" || key == "httpcode";
    if (named && is_status(text, label.value)) return label.value;
  }
  return {};
}

// "dts" of dts.cn-hangzhou.aliyuncs.com; "acs:ram" and <id>@dts.aliyuncs.com are no hosts.
Span product_of_host(std::string_view text) {
  constexpr std::string_view kDomain = ".aliyuncs.com";
  for (std::size_t at = text.find(kDomain); at != std::string_view::npos;
       at = text.find(kDomain, at + 1)) {
    std::size_t begin = at;
    constexpr std::size_t kLongest = 60;
    while (begin > 0 && at - begin < kLongest &&
           (is_alnum(text[begin - 1]) || text[begin - 1] == '-' || text[begin - 1] == '.'))
      --begin;
    const bool principal = begin > 0 && text[begin - 1] == '@';
    const Span name = name_at(text, begin);
    if (!principal && name.end > name.begin) return name;
  }
  return {};
}

// "dts" of com.aliyun.dts20200101.
Span product_of_package(std::string_view text) {
  Span name = after(text, "com.aliyun.");
  constexpr std::size_t kDate = 8;
  if (name.end - name.begin <= kDate || !all_digits(text.substr(name.end - kDate, kDate)))
    return {};
  return {name.begin, name.end - kDate};
}

// "dts" of alicloud_dts_synchronization_job.
Span product_of_resource(std::string_view text) {
  const Span name = after(text, "alicloud_");
  const std::size_t end = text.substr(0, name.end).find('_', name.begin);
  return end == std::string_view::npos ? Span{} : Span{name.begin, end};
}

// The first place that names one.
template <std::size_t N>
Span first_of(const std::array<Span, N>& spans) {
  const auto found =
      std::find_if(spans.begin(), spans.end(), [](const Span& s) { return s.end > s.begin; });
  return found == spans.end() ? Span{} : *found;
}

}  // namespace

Span product_in(std::string_view text) {
  return first_of(std::array<Span, 4>{after(text, "product="), product_of_host(text),
                                      product_of_package(text), product_of_resource(text)});
}

Span product_of_call(std::string_view text) {
  return first_of(std::array<Span, 3>{after(text, "product="), product_of_package(text),
                                      product_of_resource(text)});
}

RequestFacts request_facts(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  const auto part = [&](Span span) { return text.slice(span.begin, span.end); };
  return {part(status_of(bytes)), part(product_in(bytes)),
          part(first_of(std::array<Span, 3>{before(bytes, " Failed!!!"),
                                            before(bytes, " failed, response:"),
                                            before(bytes, "WithOptions(")}))};
}

}  // namespace dtsdoctor
