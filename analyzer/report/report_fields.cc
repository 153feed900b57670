// SPDX-License-Identifier: Apache-2.0
#include "report/report_fields.h"

#include <charconv>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::int64_t kMost = std::int64_t{1} << 48;

// "2026-03-04T05:06:07Z", "2026-03-04T05:06:07.089Z"
bool is_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00.000Z";
  if (text.size() != kForm.size() && text.size() != kForm.size() - 4) return false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool fits = kForm[i] == '0' ? is_digit(text[i]) : text[i] == kForm[i];
    if (!fits) return false;
  }
  return text.back() == 'Z';
}

std::int64_t read_whole(FirstProblem& problems, Spot spot, std::string_view name,
                        std::int64_t least) {
  std::int64_t value = 0;
  const std::string& text = spot.value->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = spot.value->kind == JsonValue::Kind::number && error == std::errc() &&
                        end == text.data() + text.size();
  if (is_whole && value >= least && value <= kMost) return value;
  const bool nested = spot.value->is_array() || spot.value->is_object();
  problems.add(fmt::format("{} must be a whole number from {} to {}", name, least, kMost),
               nested ? spot.opening() : spot.place());
  return 0;
}

}  // namespace

Place whole_report(const std::string& name) {
  Place place;
  place.input = name;
  return place;
}

std::uint64_t read_number(FirstProblem& problems, Spot spot, std::string_view name) {
  return static_cast<std::uint64_t>(read_whole(problems, spot, name, 0));
}

ReportFields::ReportFields(FirstProblem& problems, Spot spot, std::string_view what)
    : problems_(problems), spot_(spot), what_(what) {
  if (spot.value->is_object()) return;
  problems.add(fmt::format("{} must be an object", what),
               spot.value->is_array() ? spot.opening() : spot.place());
}

std::optional<Spot> ReportFields::find(std::string_view key) const {
  const JsonValue* value = spot_.value->find(key);
  if (value == nullptr || value->kind == JsonValue::Kind::null) return std::nullopt;
  return Spot{spot_.source, value};
}

std::optional<Spot> ReportFields::need(std::string_view key) const {
  if (spot_.value->is_object() && spot_.value->find(key) == nullptr)
    problems_.add(fmt::format("{} needs '{}'", what_, key), spot_.opening());
  return find(key);
}

std::string ReportFields::text(std::string_view key) const {
  return optional_text(key).value_or("");
}

std::optional<std::string> ReportFields::optional_text(std::string_view key) const {
  const std::optional<Spot> spot = need(key);
  if (!spot) return std::nullopt;
  return std::string(read_string(problems_, *spot, ObjectReader::quoted(key)));
}

std::optional<std::string> ReportFields::time(std::string_view key) const {
  std::optional<std::string> text = optional_text(key);
  if (text && !is_time(*text)) {
    problems_.add(fmt::format("'{}' must be a time", key), need(key)->place(), "",
                  "for example 2026-03-04T05:06:07Z");
    return std::nullopt;
  }
  return text;
}

std::uint64_t ReportFields::number(std::string_view key) const {
  const std::optional<Spot> spot = need(key);
  return spot ? read_number(problems_, *spot, ObjectReader::quoted(key)) : 0;
}

std::int64_t ReportFields::whole(std::string_view key) const {
  const std::optional<Spot> spot = need(key);
  return spot ? read_whole(problems_, *spot, ObjectReader::quoted(key), -kMost) : 0;
}

bool ReportFields::truth(std::string_view key) const {
  const std::optional<Spot> spot = need(key);
  return spot && read_boolean(problems_, *spot, ObjectReader::quoted(key));
}

std::vector<Spot> ReportFields::list(std::string_view key) const {
  const std::optional<Spot> spot = need(key);
  return spot ? read_list(problems_, *spot, ObjectReader::quoted(key)) : std::vector<Spot>();
}

std::vector<std::string> ReportFields::texts(std::string_view key) const {
  std::vector<std::string> out;
  for (const Spot& each : list(key))
    out.emplace_back(read_string(problems_, each, ObjectReader::quoted(key)));
  return out;
}

std::vector<std::vector<std::string>> ReportFields::argvs(std::string_view key) const {
  std::vector<std::vector<std::string>> out;
  for (const Spot& argv : list(key)) {
    std::vector<std::string>& words = out.emplace_back();
    for (const Spot& word : read_list(problems_, argv, ObjectReader::quoted(key)))
      words.emplace_back(read_string(problems_, word, ObjectReader::quoted(key)));
  }
  return out;
}

}  // namespace dtsdoctor
