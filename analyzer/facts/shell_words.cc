// SPDX-License-Identifier: Apache-2.0
#include "facts/shell_words.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

enum class Shell { posix, powershell, cmd };

// The first line end says which character continues lines.
Shell shell_at(std::string_view text, std::size_t begin) {
  std::size_t end = std::min(text.find('\n', begin), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  if (end > begin && text[end - 1] == '`') return Shell::powershell;
  return end > begin && text[end - 1] == '^' ? Shell::cmd : Shell::posix;
}

class CommandReader {
 public:
  CommandReader(std::string_view text, std::size_t begin)
      : text_(text), at_(begin), shell_(shell_at(text, begin)) {}

  ShellCommand read() {
    ShellCommand out;
    out.span.begin = at_;
    for (;;) {
      skip_blanks();
      if (at_end()) break;
      if (is_redirection()) {
        skip_redirection();
        continue;
      }
      if (is_operator(text_[at_])) break;
      out.words.push_back(read_word());
    }
    out.span.end = at_;
    out.closed = closed_;
    return out;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool is_mark() const {
    return peek() == (shell_ == Shell::posix ? '\\' : shell_ == Shell::cmd ? '^' : '`');
  }

  // Length of the continuation of a line that stands here, 0 if none does.
  std::size_t continuation() const {
    if (!is_mark()) return 0;
    if (peek(1) == '\n') return 2;
    return peek(1) == '\r' && peek(2) == '\n' ? 3 : 0;
  }

  // The same where pasting lost the mark, or set blanks behind it: no command begins with an
  // option, so that a line that does so goes on.
  std::size_t lost_continuation() const {
    if (!at_end() && !is_mark()) return 0;
    const std::size_t begin = at_ + (is_mark() ? 1 : 0);
    const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", begin), text_.size());
    const bool is_option = text_.substr(next).starts_with("--") && next + 2 < text_.size() &&
                           is_alpha(text_[next + 2]);
    const bool is_line = text_.substr(begin, next - begin).find('\n') != std::string_view::npos;
    return is_option && is_line ? next - at_ : 0;
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      if (const std::size_t length = std::max(continuation(), lost_continuation()); length > 0) {
        at_ += length;
      } else if (is_blank(text_[at_])) {
        ++at_;
      } else {
        break;
      }
    }
  }

  bool at_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  bool is_operator(char c) const {
    return c == ';' || c == '|' || c == '&' || c == ')' || (c == '`' && shell_ == Shell::posix);
  }

  // 2>&1, > file. "<word>" is no redirection but a placeholder of documentation.
  bool is_redirection() const {
    std::size_t ahead = 0;
    while (is_digit(peek(ahead))) ++ahead;
    if (peek(ahead) == '>') return true;
    return peek(ahead) == '<' && !is_placeholder(at_ + ahead);
  }

  bool is_placeholder(std::size_t at) const {
    const std::size_t end = text_.find_first_of("<>\n\"'", at + 1);
    return end != std::string_view::npos && text_[end] == '>' && end > at + 1;
  }

  void skip_redirection() {
    while (is_digit(peek())) ++at_;
    while (peek() == '<' || peek() == '>' || peek() == '&') ++at_;
    skip_blanks();
    if (!at_end() && !is_operator(peek())) (void)read_word();
  }

  ShellWord read_word() {
    ShellWord word;
    word.span.begin = at_;
    while (!at_end() && !is_blank(text_[at_]) && !is_operator(text_[at_]) && continuation() == 0 &&
           text_[at_] != '>') {
      read_piece(word);
    }
    word.span.end = at_;
    return word;
  }

  void read_piece(ShellWord& word) {
    const char c = text_[at_];
    if (c == '\'' && shell_ != Shell::cmd) return read_single_quoted(word);
    if (c == '"') return read_double_quoted(word);
    if (c == '$' && peek(1) == '\'' && shell_ == Shell::posix) return read_ansi_quoted(word);
    if (c == '<' && is_placeholder(at_)) {
      word.resolved = false;
      at_ = text_.find('>', at_) + 1;
      return;
    }
    if (is_computed()) return skip_computed(word);
    const bool escapes = (c == '\\' && shell_ == Shell::posix) ||
                         (c == '`' && shell_ == Shell::powershell) ||
                         (c == '^' && shell_ == Shell::cmd);
    if (escapes && at_ + 1 < text_.size()) ++at_;
    take(word);
  }

  void take(ShellWord& word) {
    word.text.append(text_.substr(at_, 1), at_);
    ++at_;
  }

  // $name, ${…}, $(…), `…` in double quotes, %NAME% of cmd.
  bool is_computed() const {
    const char next = peek(1);
    if (shell_ == Shell::cmd) {
      if (peek() != '%') return false;
      const std::size_t end = text_.find_first_of("% \t\r\n", at_ + 1);
      return end != std::string_view::npos && text_[end] == '%' && end > at_ + 1;
    }
    return peek() == '$' && (is_alnum(next) || next == '_' || next == '{' || next == '(' ||
                             next == '@' || next == '*' || next == '?');
  }

  void skip_computed(ShellWord& word) {
    word.resolved = false;
    if (peek() == '%') {
      at_ = text_.find('%', at_ + 1) + 1;
      return;
    }
    ++at_;
    const char open = peek();
    if (open != '{' && open != '(') {
      if (!is_alnum(open) && open != '_') {
        ++at_;
        return;
      }
      while (is_alnum(peek()) || peek() == '_' || peek() == ':') ++at_;
      return;
    }
    const char close = open == '{' ? '}' : ')';
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == open) ++depth;
      if (c == close && --depth == 0) return;
    }
    closed_ = false;
  }

  void read_single_quoted(ShellWord& word) {
    const std::size_t end = text_.find('\'', at_ + 1);
    if (end == std::string_view::npos) return open_quote(word);
    word.text.append(text_.substr(at_ + 1, end - at_ - 1), at_ + 1);
    at_ = end + 1;
    // Two of them within a string of PowerShell are one.
    if (shell_ == Shell::powershell && peek() == '\'') word.text.append("'", at_);
  }

  // An open quote is a paste that was cut: the rest of the line is all there is.
  void open_quote(ShellWord& word) {
    closed_ = false;
    word.resolved = false;
    at_ = std::min(text_.find('\n', at_), text_.size());
  }

  void read_double_quoted(ShellWord& word) {
    const std::size_t quote = at_;
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (const std::size_t length = continuation(); length > 0 && shell_ != Shell::cmd) {
        at_ += length;
      } else if (is_computed()) {
        skip_computed(word);
      } else if (text_[at_] == '`' && shell_ == Shell::posix) {
        word.resolved = false;
        at_ = std::min(text_.find('`', at_ + 1), text_.size() - 1) + 1;
      } else {
        const char next = peek(1);
        const bool escapes = text_[at_] == '\\' && shell_ != Shell::powershell
                                 ? next == '"' || next == '\\' || next == '$' || next == '`'
                                 : text_[at_] == '`' && shell_ == Shell::powershell;
        if (escapes && at_ + 1 < text_.size()) ++at_;
        take(word);
      }
    }
    if (at_ < text_.size()) {
      ++at_;
      return;
    }
    at_ = quote;
    open_quote(word);
  }

  // $'…': the escapes of C, of which JSON's are those that occur.
  void read_ansi_quoted(ShellWord& word) {
    const std::size_t begin = at_ + 2;
    std::size_t end = begin;
    while (end < text_.size() && text_[end] != '\'') end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size()) return open_quote(word);
    std::size_t from = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] != '\\') continue;
      word.text.append(text_.substr(from, i - from), from);
      const char c = text_[i + 1];
      const std::string_view plain = c == 'n' ? "\n" : c == 't' ? "\t" : c == 'r' ? "\r" : "";
      const bool known = !plain.empty() || c == '\'' || c == '"' || c == '\\' || c == '?';
      if (!known) word.resolved = false;  // octal, hexadecimal and control escapes
      word.text.append_for(plain.empty() ? text_.substr(i + 1, 1) : plain, {i, i + 2});
      from = i + 2;
      ++i;
    }
    word.text.append(text_.substr(from, end - from), from);
    at_ = end + 1;
  }

  std::string_view text_;
  std::size_t at_;
  Shell shell_;
  bool closed_ = true;
};

}  // namespace

ShellCommand read_command(std::string_view text, std::size_t begin) {
  return CommandReader(text, begin).read();
}

bool is_program_at(std::string_view text, std::size_t at, std::string_view program) {
  constexpr std::string_view kBefore = " \t\n\r/\\;&|(`$\"'>:#%*";
  const bool begins = at == 0 || kBefore.find(text[at - 1]) != std::string_view::npos ||
                      static_cast<unsigned char>(text[at - 1]) >= 0x80;
  const std::string_view after = text.substr(at + program.size(), 4);
  return begins && !after.empty() && (is_blank(after[0]) || equals_fold(after, ".exe"));
}

}  // namespace dtsdoctor
