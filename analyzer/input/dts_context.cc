// SPDX-License-Identifier: Apache-2.0
#include "input/dts_context.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/request_facts.h"

namespace dtsdoctor {
namespace {

// What only DTS prints. Codes must start a word: SSIS prints DTS_E_…, device trees are .dts files.
// SDKs spell the names of fields in their own ways.
constexpr std::array<std::string_view, 20> kSigns = {
    "DTS.Msg.",          "dts.retry.err.",   "DTS-RETRY-ERR-",       "product=Dts",
    "alicloud_dts_",     "ALIYUN::DTS::",    "AliyunDTSDefaultRole", "The specified dts job",
    "DtsJobId",          "dtsJobId",         "dts_job_id",           "DtsInstanceI",
    "dtsInstanceI",      "dts_instance_i",   "MigrationErrMsg",      "migrationErrMsg",
    "migration_err_msg", "MigrationErrCode", "migrationErrCode",     "migration_err_code"};

// What every DTS host ends in.
constexpr std::string_view kDomain = "aliyuncs.com";

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || (!is_alnum(text[at - 1]) && text[at - 1] != '_' && text[at - 1] != '.' &&
                     text[at - 1] != '/');
}

// Where the name stands at or behind `from`, in any case; npos if nowhere.
constexpr std::size_t next_name(std::string_view text, std::size_t from) {
  const auto is = [&](std::size_t at, char low) { return (text[at] | 0x20) == low; };
  for (std::size_t last = from + 2; last < text.size();) {
    if (is(last, 's') && is(last - 1, 't') && is(last - 2, 'd')) return last - 2;
    last += is(last, 't') ? 1 : is(last, 'd') ? 2 : 3;
  }
  return std::string_view::npos;
}

// Is the name at `at` part of a sign?
bool is_in_sign(std::string_view text, std::size_t at) {
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    const std::size_t name = next_name(sign, 0);
    return name <= at && text.substr(at - name).starts_with(sign);
  });
}

// DTS-<digits>: a DTS error number.
bool is_error_number(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("DTS-") && starts_word(text, at) && at + 4 < text.size() &&
         is_digit(text[at + 4]);
}

// dts.aliyuncs.com, dts.cn-hangzhou.aliyuncs.com; not <id>@dts.aliyuncs.com, which is a principal.
bool is_host(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("dts.")) return false;
  if (!starts_word(text, at) && !(at >= 2 && text.substr(at - 2, 2) == "//")) return false;
  if (at > 0 && text[at - 1] == '@') return false;
  const std::string_view host = text.substr(at, 60);
  const std::size_t domain = host.find(kDomain);
  return domain != std::string_view::npos &&
         host.substr(0, domain).find_first_of(" \n\"'/") == std::string_view::npos;
}

bool has_unnamed_sign(std::string_view text) {
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return next_name(sign, 0) == std::string_view::npos &&
           text.find(sign) != std::string_view::npos;
  });
}

bool has_product(std::string_view text) {
  const Span product = product_in(text);
  return equals_fold(text.substr(product.begin, product.end - product.begin), "dts");
}

constexpr auto kWindows = [] {
  std::array<std::string_view, kSigns.size() + 1> all{};
  std::copy(kSigns.begin(), kSigns.end(), all.begin());
  all.back() = kDomain;
  return all;
}();

}  // namespace

std::span<const std::string_view> dts_windows() { return kWindows; }

bool may_hold_dts_number(std::string_view bytes) {
  return bytes.find("DTS-") != std::string_view::npos;
}

bool has_dts_context(const Record& record) {
  const std::string_view text = record.text.bytes();
  const std::size_t first = next_name(text, 0);
  for (std::size_t at = first; at != std::string_view::npos; at = next_name(text, at + 1)) {
    if (is_in_sign(text, at) || is_error_number(text, at) || is_host(text, at)) return true;
  }
  return has_unnamed_sign(text) || (first != std::string_view::npos && has_product(text));
}

bool is_of_other_product(const Record& record) {
  const std::string_view text = record.text.bytes();
  const Span product = product_of_call(text);
  return product.end > product.begin &&
         !equals_fold(text.substr(product.begin, product.end - product.begin), "dts");
}

}  // namespace dtsdoctor
