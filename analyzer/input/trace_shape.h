// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: loggers print a line of their own and, below it at the left margin, what the
// language says of the failure: the exception of a Java or .NET program, a Python traceback, Go's
// goroutines. These tell the two apart by their shapes; whether they belong together is for
// line_group.h to say. What has no name in a package is no exception here: any program says
// "Error:".
#pragma once

#include <string_view>

namespace dtsdoctor {

// A logger's line (a time or a level stands in front) that tells of an error or a warning.
[[nodiscard]] bool is_error_head(std::string_view line);

// "java.sql.SQLException: …", "a.b.CError", "System.X.YException (0x80131904): …".
[[nodiscard]] bool opens_exception(std::string_view line);

// "Traceback (most recent call last):"
[[nodiscard]] bool opens_traceback(std::string_view line);

// The same behind a logger's header, or whatever else.
[[nodiscard]] bool ends_in_traceback(std::string_view line);

// What Python prints between two tracebacks of one failure, with a blank line on either side.
[[nodiscard]] bool opens_chained(std::string_view line);

// java.util.logging prints two lines: "Nov 26, 2026 8:00:00 AM com.example.Job run", and below it
// "SEVERE: …".
[[nodiscard]] bool is_stamp_line(std::string_view line);
[[nodiscard]] bool is_level_line(std::string_view line);

// "goroutine 1 [running]:"
[[nodiscard]] bool opens_goroutine(std::string_view line);

// "[signal SIGSEGV: …]", between a panic and its goroutines.
[[nodiscard]] bool opens_signal(std::string_view line);

// "main.run(0x1, …)", "created by main.run in goroutine 1": what stands flush left in a goroutine.
[[nodiscard]] bool is_goroutine_frame(std::string_view line);

// Any of those that a logger's line may have below it.
[[nodiscard]] bool opens_trace(std::string_view line);

// "panic: …", "fatal error: …": Go prints goroutines below, behind a blank line.
[[nodiscard]] bool opens_panic(std::string_view line);

// "At line:1 char:1", "所在位置 C:\\a.ps1:12 字符: 3": PowerShell prints it below an error, and
// below that the line of the script, behind a plus.
[[nodiscard]] bool opens_position(std::string_view line);

// "    ^", "    ~~~^~": a mark under a line of a program.
[[nodiscard]] bool marks_source(std::string_view line);

// "TypeError: …", "AssumeRoleFailError: …": what Node.js prints of what was thrown.
[[nodiscard]] bool opens_thrown(std::string_view line);

// May a line of a trace with a time in front of it have this behind the time? What a logger puts
// there (one blank and a level, a thread) may not.
[[nodiscard]] bool may_follow_stamp(std::string_view rest);

// "<log4j:event …": Log4j's XML layout prints one for each call, flush left; "<Event xmlns=…": so
// are the entries of Windows' event log exported.
[[nodiscard]] bool opens_event(std::string_view line);

}  // namespace dtsdoctor
