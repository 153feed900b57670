// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: colour is an extra on top of words and symbols, never the only carrier, so one
// class decides whether it is there at all. Without colour its output is exactly its input. It
// refuses to nest styles: what is painted is painted once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dtsdoctor {

enum class Ink : std::uint8_t { plain, bold, dim, red, yellow, blue, green, magenta, cyan };

class Paint {
 public:
  Paint(bool colour, bool links) : colour_(colour), links_(links) {}

  // Text in a colour (colours are bold); blanks and empty texts stay as they are.
  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const;

  // The address, as an OSC 8 hyperlink where links are wanted.
  [[nodiscard]] std::string link(std::string_view url) const;

 private:
  bool colour_;
  bool links_;
};

}  // namespace dtsdoctor
