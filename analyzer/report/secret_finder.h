// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: redaction must know where in a text a secret stands before it can cut anything.
// This finds secrets by what they look like and by the label in front of them, in the spellings in
// which logs carry them: quoted, escaped, percent-encoded, as shell arguments, as XML. It changes
// nothing and refuses to judge prose: "invalid password" and "(using password: YES)" hold none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// Does a value under this name have to stay secret? ("SourceEndpointPassword", "access_key_secret")
[[nodiscard]] bool is_secret_label(std::string_view name);

// Is this word one of the labels themselves, or a word no password may take out of a text ("YES")?
[[nodiscard]] bool is_reserved_word(std::string_view value);

// Both append to `found`, in no order and maybe overlapping. Linear time. What already reads "***"
// is not found again.
void find_labelled_secrets(std::string_view text, std::vector<Span>& found);
void find_shaped_secrets(std::string_view text, std::vector<Span>& found);

// What programs and statements are given without a label: mysql -p…, redis-cli -a …, AUTH …
void find_command_secrets(std::string_view text, std::vector<Span>& found);

// What is written to the standard input of a program: echo … | docker login --password-stdin
void find_piped_secrets(std::string_view text, std::vector<Span>& found);

// insert into users (name, password) values ('dts', '…')
void find_inserted_secrets(std::string_view text, std::vector<Span>& found);

// Passwords in the addresses of databases: scheme://user:…@host, user/…@host:1521/service
void find_address_secrets(std::string_view text, std::vector<Span>& found);

// Tokens whose first letters say who issued them: ghp_…, AKIA…, xoxb-…
void find_issued_tokens(std::string_view text, std::vector<Span>& found);

// The data of a Secret of Kubernetes, under whatever names.
void find_manifest_secrets(std::string_view text, std::vector<Span>& found);

// A record may begin within a value that was broken over two lines: what stands in front of the
// first field of a task's request could be the end of a password.
void find_open_head(std::string_view text, std::vector<Span>& found);

// Lines of secrets that are not told where each line is shown by itself: of those that reach over
// several lines, or stand below their label.
[[nodiscard]] std::vector<std::string> secret_lines(std::string_view text);

}  // namespace dtsdoctor
