// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what stands in a Markdown page comes from logs and rules, and must be shown as
// it is: no character of it may become markup, and no code block may end early. It knows CommonMark
// with tables and nothing of what is written.
#pragma once

#include <string>
#include <string_view>

namespace dtsdoctor {

// Prose on one line, characters that mean something escaped.
[[nodiscard]] std::string markdown_prose(std::string_view text);

// Prose that may hold words of a log, to stand anywhere in a page. What sites turn into a link, a
// mention or an action of their own accord (@name, addresses, #1, /close) becomes code.
[[nodiscard]] std::string markdown_foreign(std::string_view text);

// Markdown inside of a table, where a bar ends the cell even in code.
[[nodiscard]] std::string markdown_cell(std::string_view markdown);

// `text` as a code span, whatever it holds.
[[nodiscard]] std::string markdown_code(std::string_view text);

// A fenced block; each line behind `indent`, for lists.
[[nodiscard]] std::string markdown_block(std::string_view text, std::string_view language = "",
                                         std::string_view indent = "");

// What a block with the contents of this file is marked as: "sql" for "grant.sql".
[[nodiscard]] std::string_view markdown_language(std::string_view file_name);

// The anchor that a heading of this text gets on the usual sites.
[[nodiscard]] std::string markdown_anchor(std::string_view heading);

}  // namespace dtsdoctor
