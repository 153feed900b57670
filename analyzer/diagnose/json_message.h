// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: structured loggers make one object of a line, or pairs of keys and values, with
// the message somewhere between ids, names and labels. Errors that no rule explains are alike if
// what they say is alike, so this finds the words. It decodes nothing, and takes no member for
// words that only some program has.
#pragma once

#include <string_view>

namespace dtsdoctor {

// Both as they are spelled in the line: of several lines the one that tells of an error, else the
// first. Either may be empty.
struct JsonMessage {
  std::string_view message;
  std::string_view error;  // what a logger writes beside the message: the error that it is about

  [[nodiscard]] bool empty() const { return message.empty() && error.empty(); }
};

// Empty if the text does not begin with an object that has such members, nor is a line of pairs.
[[nodiscard]] JsonMessage json_message(std::string_view text);

}  // namespace dtsdoctor
