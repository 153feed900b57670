// SPDX-License-Identifier: Apache-2.0
#include "report/secret_spellings.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::string json_escaped(const std::string& value, bool ascii) {
  const std::string text = nlohmann::json(to_valid_utf8(value)).dump(-1, ' ', ascii);
  return text.substr(1, text.size() - 2);
}

std::string percent_escaped(const std::string& value, bool upper, bool plus) {
  std::string out;
  for (const char c : value) {
    if (is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '~') {
      out += c;
    } else if (plus && c == ' ') {
      out += '+';
    } else {
      const auto byte = static_cast<unsigned>(static_cast<unsigned char>(c));
      out += upper ? fmt::format("%{:02X}", byte) : fmt::format("%{:02x}", byte);
    }
  }
  return out;
}

// Each of `marks` replaced by what `with` makes of it.
template <typename With>
std::string replaced(const std::string& value, std::string_view marks, With with) {
  std::string out;
  for (const char c : value) {
    if (marks.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += with(c);
    }
  }
  return out;
}

std::string html_escaped(const std::string& value) {
  return replaced(value, "&<>\"'", [](char c) {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return "&quot;";
      default:
        return "&#39;";
    }
  });
}

// Go's JSON writes these three as \u00XX.
std::string go_escaped(const std::string& value) {
  return replaced(json_escaped(value, false), "&<>", [](char c) {
    return fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  });
}

}  // namespace

std::vector<std::string> spellings_of(const std::string& value) {
  constexpr std::string_view kShellMarks = " \t!\"#$&'()*;<>?[\\]^`{|}~";
  std::vector<std::string> all = {value,
                                  json_escaped(value, false),
                                  json_escaped(value, true),
                                  json_escaped(json_escaped(value, false), false),
                                  go_escaped(value),
                                  html_escaped(value),
                                  replaced(value, "'", [](char) { return "'\\''"; }),
                                  replaced(value, "'", [](char) { return "'\"'\"'"; }),
                                  replaced(value, "\"\\$`",
                                           [](char c) {
                                             return std::string{'\\', c};
                                           }),
                                  replaced(value, kShellMarks, [](char c) {
                                    return std::string{'\\', c};
                                  })};
  for (const bool upper : {true, false}) {
    for (const bool plus : {true, false}) {
      all.push_back(percent_escaped(value, upper, plus));
      all.push_back(percent_escaped(all.back(), upper, false));  // as in a string to sign
    }
  }
  return all;
}

}  // namespace dtsdoctor
