// SPDX-License-Identifier: Apache-2.0
#include "input/named_job.h"

#include <span>
#include <string>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kQuotes = "\"'`\\";

bool in_id(char c) { return is_alnum(c) || c == '-' || c == '_'; }

std::size_t skip(std::string_view text, std::size_t at, std::string_view what) {
  const std::size_t end = text.find_first_not_of(what, at);
  return end == std::string_view::npos ? text.size() : end;
}

// Where the value of a label that ends at `at` begins; npos if it has none. `quoted` tells whether
// a quote opens it.
std::size_t value_after(std::string_view text, std::size_t at, bool is_option, bool& quoted) {
  constexpr std::size_t kNone = std::string_view::npos;
  // "[DtsJobId] => x" of PHP.
  const bool in_brackets = text.substr(at).starts_with("] =>");
  std::size_t begin = skip(text, skip(text, at, kQuotes), " \t");
  if (in_brackets) {
    begin = skip(text, at + 4, " \t");
  } else if (begin < text.size() && (text[begin] == ':' || text[begin] == '=')) {
    begin = skip(text, begin + 1, " \t>");
  } else if (!is_option || begin == at) {
    return kNone;
  }
  const std::size_t inside = skip(text, begin, kQuotes);
  quoted = inside > begin;
  return inside < text.size() ? inside : kNone;
}

// Quoted or not, an id ends where its characters do.
std::string_view id_at(std::string_view text, std::size_t begin, bool) {
  constexpr std::size_t kShortest = 8;
  constexpr std::size_t kLongest = 64;
  std::size_t end = begin;
  bool has_digit = false;
  while (end < text.size() && in_id(text[end])) has_digit |= is_digit(text[end++]);
  const bool masked = end < text.size() && text[end] == '*';
  const bool is_id = has_digit && !masked && end - begin >= kShortest && end - begin <= kLongest;
  return is_id ? text.substr(begin, end - begin) : std::string_view();
}

std::string_view name_at(std::string_view text, std::size_t begin, bool quoted) {
  constexpr std::size_t kLongest = 256;
  const std::size_t end = text.find_first_of(quoted ? "\"'`\\\n" : " \t\r\n,;&)]}\"'", begin);
  const std::string_view name =
      text.substr(begin, end == std::string_view::npos ? end : end - begin);
  // An encoded name is not the name.
  const bool plain = quoted || name.find('%') == std::string_view::npos;
  return plain && name.size() <= kLongest ? name : std::string_view();
}

using ReadValue = std::string_view (*)(std::string_view, std::size_t, bool);

// The value that each mention of a label gives; empty if they differ.
std::string labelled(std::string_view text, std::span<const std::string_view> labels,
                     ReadValue read) {
  std::string_view value;
  for (const std::string_view label : labels) {
    for (std::size_t at = text.find(label); at != std::string_view::npos;
         at = text.find(label, at + 1)) {
      if (at > 0 && (is_alnum(text[at - 1]) || text[at - 1] == '_')) continue;
      const bool is_option = at > 1 && text.substr(at - 2, 2) == "--";
      bool quoted = false;
      const std::size_t begin = value_after(text, at + label.size(), is_option, quoted);
      if (begin == std::string_view::npos) continue;
      const std::string_view found = read(text, begin, quoted);
      if (found.empty()) continue;
      if (!value.empty() && found != value) return {};
      value = found;
    }
  }
  return std::string(value);
}

// "alicloud_dts_migration_job.orders" of Terraform's "with alicloud_dts_migration_job.orders,".
std::string resource_in(std::string_view text) {
  constexpr std::string_view kType = "alicloud_dts_";
  std::string_view address;
  for (std::size_t at = text.find("with "); at != std::string_view::npos;
       at = text.find("with ", at + 1)) {
    const std::size_t begin = at + 5;
    const std::size_t end = text.find_first_of(", \t\r\n", begin);
    if (end == std::string_view::npos || text[end] != ',') continue;
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t type = word.find(kType);
    const bool whole = type == 0 || (type != std::string_view::npos && word[type - 1] == '.');
    if (!whole || word.find('.', type) == std::string_view::npos) continue;
    if (!address.empty() && address != word) return {};
    address = word;
  }
  return std::string(address);
}

}  // namespace

Job job_named_in(std::string_view text) {
  // As the API spells them and as SDKs and Terraform do.
  constexpr std::string_view kId[] = {"DtsJobId", "dtsJobId", "dts_job_id"};
  constexpr std::string_view kName[] = {"DtsJobName", "dtsJobName", "dts_job_name"};
  constexpr std::string_view kInstance[] = {"DtsInstanceId", "DtsInstanceID", "dtsInstanceId",
                                            "dtsInstanceID", "dts_instance_id"};
  Job job;
  if (text.find("tsJob") != std::string_view::npos ||
      text.find("dts_job_") != std::string_view::npos) {
    job.id = labelled(text, kId, id_at);
    job.name = labelled(text, kName, name_at);
  }
  if (text.find("tsInstanceI") != std::string_view::npos ||
      text.find("dts_instance_id") != std::string_view::npos)
    job.instance = labelled(text, kInstance, id_at);
  if (job.name.empty()) job.name = resource_in(text);
  return job;
}

}  // namespace dtsdoctor
