// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the shapes in which a failure is printed are data, and each escapes its values
// in its own way. This fills their templates: {{name}} is a value, {{>id}} another shape, and
// {{name|json|box}} passes it through filters. The byte kMark, which the message of an error starts
// with, goes through every filter untouched, so that the place of the message is known afterwards.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dtsdoctor::shapes {

inline constexpr char kMark = '\x01';

// What replaces one byte; false: the byte stays as it is.
using Escape = std::function<bool(std::string& out, char c)>;

inline std::string escaped(std::string_view text, const Escape& escape) {
  std::string out;
  for (const char c : text) {
    if (c == kMark || !escape(out, c)) out += c;
  }
  return out;
}

inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// Puts `prefix` in front of every line but the first.
inline std::string prefixed(std::string text, std::string_view prefix) {
  return replaced(std::move(text), "\n", "\n" + std::string(prefix));
}

inline std::string hex(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {kDigits[byte >> 4], kDigits[byte & 15]};
}

inline std::string json(std::string_view text) {
  return escaped(text, [](std::string& out, char c) {
    switch (c) {
      case '"':
      case '\\':
        (out += '\\') += c;
        return true;
      case '\n':
        out += "\\n";
        return true;
      case '\r':
        out += "\\r";
        return true;
      case '\t':
        out += "\\t";
        return true;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) return false;
        out += "\\u00" + hex(static_cast<unsigned char>(c));
        return true;
    }
  });
}

inline std::string markup(std::string_view text, std::string_view apostrophe) {
  return escaped(text, [&](std::string& out, char c) {
    const std::map<char, std::string_view> entities = {
        {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', apostrophe}};
    const auto entity = entities.find(c);
    if (entity != entities.end()) out += entity->second;
    return entity != entities.end();
  });
}

inline std::string percent(std::string_view text) {
  return escaped(text, [](std::string& out, char c) {
    const bool special = c == '%' || c == '\n' || c == '\r';
    if (special) out += "%" + hex(static_cast<unsigned char>(c));
    return special;
  });
}

inline bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Breaks lines after `width` characters, in mid-word, each with `mark` before the break.
inline std::string cut(std::string_view text, std::size_t width, std::string_view mark = "") {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    if (c != kMark && c != '\n' && starts_character(c) && column++ == width) {
      (out += mark) += '\n';
      column = 1;
    }
    if (c == '\n') column = 0;
    out += c;
  }
  return out;
}

// Breaks lines at the last blank that keeps them within `width` characters, as mail programs do.
inline std::string wrap(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  std::size_t blank = std::string::npos;  // in `out`, the last one of this line behind a word
  std::size_t since = 0;                  // characters behind that blank
  for (const char c : text) {
    out += c;
    if (c == kMark || !starts_character(c)) continue;
    ++column;
    ++since;
    if (c == '\n') {
      column = 0;
      blank = std::string::npos;
    } else if (c == ' ' && out.size() > 1 && out[out.size() - 2] != ' ' &&
               out[out.size() - 2] != '\n') {
      blank = out.size() - 1;
      since = 0;
    }
    if (column > width && blank != std::string::npos) {
      out[blank] = '\n';
      column = since;
      blank = std::string::npos;
    }
  }
  return out;
}

inline std::string quoted_printable(std::string_view text) {
  const std::string encoded = escaped(text, [](std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte != '=' && byte < 0x7F && (byte >= 0x20 || c == '\n' || c == '\t')) return false;
    out += "=" + hex(byte);
    return true;
  });
  std::string out;  // a soft break never stands inside of =XX
  std::size_t column = 0;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const std::size_t needs = encoded[i] == '=' ? 3 : 1;
    if (encoded[i] != '\n' && encoded[i] != kMark && column + needs > 75) {
      out += "=\n";
      column = 0;
    }
    out += encoded.substr(i, needs);
    column = encoded[i] == '\n' ? 0 : column + (encoded[i] == kMark ? 0 : needs);
    i += needs - 1;
  }
  return out;
}

inline std::string smart_quotes(std::string_view text) {
  bool open = false;
  return escaped(text, [&](std::string& out, char c) {
    if (c == '\'') out += "’";
    if (c == '"') out += (open = !open) ? "“" : "”";
    return c == '"' || c == '\'';
  });
}

// A place to break lines behind the dots of identifiers, as web pages put them.
inline std::string zero_width(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    const bool inside = i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '\n';
    if (inside && text[i] == '.') out += "\u200B";
  }
  return out;
}

inline std::string full_width(std::string text) {
  for (const auto& [plain, wide] : {std::pair<std::string_view, std::string_view>{": ", "："},
                                    {", ", "，"},
                                    {"(", "（"},
                                    {")", "）"}})
    text = replaced(std::move(text), plain, wide);
  return text;
}

// "     9\t" of `cat -n` in front of every line, or what `before` and `behind` say.
inline std::string numbered(std::string_view text, std::size_t width, std::string_view before,
                            std::string_view behind) {
  std::string out;
  std::size_t number = 7;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string digits = std::to_string(++number);
    out += std::string(before) + std::string(width - std::min(width, digits.size()), ' ') + digits;
    (out += behind) += text.substr(at, end + 1 - at);
    at = end + 1;
  }
  return out;
}

inline std::string filtered(std::string text, std::string_view filter) {
  if (filter == "json") return json(text);
  if (filter == "json-html") return replaced(json(text), "&", "\\u0026");
  if (filter == "python") return replaced(replaced(text, "\\", "\\\\"), "'", "\\'");
  if (filter == "xml") return markup(text, "&apos;");
  if (filter == "html") return markup(text, "&#39;");
  if (filter == "percent") return percent(text);
  if (filter == "indent2") return prefixed(text, "  ");
  if (filter == "indent6") return prefixed(text, "      ");
  if (filter == "indent4") return prefixed(text, "    ");
  if (filter == "box") return prefixed(text, "│ ");
  if (filter == "box-colour") return prefixed(text, "\x1b[31m│\x1b[0m \x1b[0m");
  if (filter == "bar") return prefixed(text, "| ");
  if (filter == "branch") return "[deploy] " + prefixed(text, "[deploy] ");
  if (filter == "octal") return replaced(replaced(text, "\n", "#012"), "\r", "#015");
  if (filter == "numbered") return numbered(text, 6, "", "\t");
  if (filter == "found") return numbered(text, 0, "logs/dts.log:", ":");
  if (filter == "quote") return "> " + prefixed(text, "> ");
  if (filter == "wrap") return wrap(text, 76);
  if (filter == "cut") return cut(text, 80);
  if (filter == "quoted-printable") return quoted_printable(text);
  if (filter == "no-break") return replaced(text, " ", "\u00A0");
  if (filter == "smart-quotes") return smart_quotes(text);
  if (filter == "full-width") return full_width(text);
  if (filter == "zero-width") return zero_width(text);
  if (filter == "crlf") return replaced(replaced(text, "\r\n", "\n"), "\n", "\r\n");
  throw std::invalid_argument("no such filter: " + std::string(filter));
}

// The value of a name in a template; `>id` asks for another shape.
using Values = std::function<std::string(std::string_view name)>;

inline std::string filled(std::string_view text, const Values& values) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("{{", at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) throw std::invalid_argument("unclosed {{");
    std::string_view inside = text.substr(open + 2, close - open - 2);
    std::size_t bar = std::min(inside.find('|'), inside.size());
    std::string value = values(inside.substr(0, bar));
    while (bar < inside.size()) {
      inside.remove_prefix(bar + 1);
      bar = std::min(inside.find('|'), inside.size());
      value = filtered(std::move(value), inside.substr(0, bar));
    }
    out += value;
    at = close + 2;
  }
  return out;
}

}  // namespace dtsdoctor::shapes
