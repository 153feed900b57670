// SPDX-License-Identifier: Apache-2.0
#include "input/dts_context.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/request_facts.h"

namespace dtsdoctor {
namespace {

// What only DTS prints. Codes must start a word: SSIS prints DTS_E_…, device trees are .dts files.
constexpr std::array<std::string_view, 11> kSigns = {
    "DTS.Msg.",      "dts.retry.err.",  "DTS-RETRY-ERR-",      "DtsJobId",
    "DtsInstanceI",  "MigrationErrMsg", "MigrationErrCode",    "product=Dts",
    "alicloud_dts_", "ALIYUN::DTS::",   "AliyunDTSDefaultRole"};

// What every DTS host ends in.
constexpr std::string_view kDomain = "aliyuncs.com";

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || (!is_alnum(text[at - 1]) && text[at - 1] != '_' && text[at - 1] != '.' &&
                     text[at - 1] != '/');
}

// DTS-<digits>: a DTS error number.
bool has_error_number(std::string_view text) {
  for (std::size_t at = text.find("DTS-"); at != std::string_view::npos;
       at = text.find("DTS-", at + 4)) {
    if (starts_word(text, at) && at + 4 < text.size() && is_digit(text[at + 4])) return true;
  }
  return false;
}

// dts.aliyuncs.com, dts.cn-hangzhou.aliyuncs.com; not <id>@dts.aliyuncs.com, which is a principal.
bool has_host(std::string_view text) {
  for (std::size_t at = text.find("dts."); at != std::string_view::npos;
       at = text.find("dts.", at + 4)) {
    if (!starts_word(text, at) && !(at >= 2 && text.substr(at - 2, 2) == "//")) continue;
    if (at > 0 && text[at - 1] == '@') continue;
    const std::string_view host = text.substr(at, 60);
    const std::size_t domain = host.find(kDomain);
    if (domain != std::string_view::npos &&
        host.substr(0, domain).find_first_of(" \n\"'/") == std::string_view::npos) {
      return true;
    }
  }
  return false;
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

namespace {

bool has_product(std::string_view text) {
  const Span product = product_in(text);
  return equals_fold(text.substr(product.begin, product.end - product.begin), "dts");
}

}  // namespace

bool has_dts_context(const Record& record) {
  const std::string_view text = record.text.bytes();
  const bool sign = std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
  return sign || has_error_number(text) || has_host(text) || has_product(text);
}

}  // namespace dtsdoctor
