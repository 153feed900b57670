// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the questions that framing asks about one line, each answered from its bytes
// alone. They are heuristics, tuned to err towards separate records: a record too few hides a
// second failure, a record too many costs nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

// Blanks and tabs in front.
[[nodiscard]] std::size_t indent_of(std::string_view line);

[[nodiscard]] bool is_blank_line(std::string_view line);

// Does a log header stand in front: a date, a time, a bracketed date, a syslog or klog stamp?
[[nodiscard]] bool starts_with_time(std::string_view line);

// Bytes of the time that a line begins with and of the blank behind it, 0 if there is none.
[[nodiscard]] std::size_t stamp_in_front(std::string_view line);

// The lower-case label in front of the first colon, when it is one of those that SDK error blocks
// print ("ErrorCode: …", "RequestId : …"); else empty.
[[nodiscard]] std::string block_label(std::string_view line);

// Does the line end in a word of a code's shape, behind a label for codes or a colon ("错误码 X",
// "| Error Code | X |", "we got: X"), or behind a quotation mark that stays open ('it says "X')?
// What follows may be its message. Empty if not.
[[nodiscard]] std::string_view announced_code(std::string_view line);

// A label alone, whose value stands on the next line ("错误码：").
[[nodiscard]] bool is_lone_label(std::string_view line);

// Part of a stack trace that goes on from the line before ("\tat x", "Caused by: …", "... 3 more").
[[nodiscard]] bool is_stack_line(std::string_view line);

// First words of an SDK's error block, which follows a line that ends in a colon.
[[nodiscard]] bool opens_error_block(std::string_view line);

// "… some/file.go:533:", a line that Terraform's provider prints in front of the error itself, and
// "… org.postgresql.util.PSQLException:", whose message stands below.
[[nodiscard]] bool announces_error(std::string_view line);

// Bytes of a box drawing prefix ("│ ", "╷", "╵", "|  " is none), 0 if there is none.
[[nodiscard]] std::size_t box_prefix(std::string_view line);

// How many brackets are open behind the line, `open` of them in front of it; those within double
// quotes do not count, and one that closes none ("main.go:114] {") is of something else.
[[nodiscard]] int brackets_left_open(std::string_view line, int open);

}  // namespace dtsdoctor
