// SPDX-License-Identifier: Apache-2.0
#include "report/paint.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "1";
    case Ink::dim:
      return "2";
    case Ink::red:
      return "1;31";
    case Ink::yellow:
      return "1;33";
    case Ink::blue:
      return "1;34";
    case Ink::green:
      return "1;32";
    case Ink::magenta:
      return "1;35";
    case Ink::cyan:
      return "1;36";
  }
  return "";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
  const std::size_t begin = text.find_first_not_of(' ');
  if (!colour_ || ink == Ink::plain || begin == std::string_view::npos) return std::string(text);
  return fmt::format("{}\x1b[{}m{}\x1b[0m", text.substr(0, begin), code_of(ink),
                     text.substr(begin));
}

std::string Paint::link(std::string_view url) const {
  const std::string shown = visible(url);
  return links_ ? fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", shown, shown) : shown;
}

}  // namespace dtsdoctor
