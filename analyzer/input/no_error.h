// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the words of errors also count none of them, name fields that are empty, and are
// parts of the names of classes, files, pages and options. This tells such a place from one where
// something went wrong. It looks a few words around it and understands no sentence: what is not
// plainly none of these stays an error.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// "Errors: 0", "0 failed", "Error=0": a count of nothing, from `begin` to `end` a word of an error.
[[nodiscard]] bool counts_nothing(std::string_view text, std::size_t begin, std::size_t end);

// The same in more words ("Failed requests: 0", "无异常", "Error: null"), a name that goes on
// behind the word or begins far before it ("ErrorHandler", "/errors/Error", "--on-Error",
// "Error.log"), or the help of a metric.
[[nodiscard]] bool tells_of_no_error(std::string_view text, std::size_t begin, std::size_t end);

// Behind a label for a code: one that names an error. Replies that tell of success have none, or a
// number, or say so.
[[nodiscard]] bool names_an_error(std::string_view text, std::size_t at);

// Behind a label for a message: one that is neither empty nor says that all went well.
[[nodiscard]] bool tells_something(std::string_view text, std::size_t at);

}  // namespace dtsdoctor
