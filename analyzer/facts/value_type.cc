// SPDX-License-Identifier: Apache-2.0
#include "facts/value_type.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {

bool is_of_type(std::string_view text, std::string_view type) {
  if (type == "text" || type == "list") return true;
  if (type == "account_id") return all_digits(text);
  if (type == "boolean") return text == "true" || text == "false";
  if (type == "role_name") {
    constexpr std::size_t kLongest = 64;  // RAM reference, CreateRole
    const auto legal = [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '_'; };
    return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), legal);
  }
  if (type == "time") {
    return text.size() >= 10 && all_digits(text.substr(0, 4)) && text[4] == '-' && text[7] == '-';
  }
  return false;
}

}  // namespace dtsdoctor
