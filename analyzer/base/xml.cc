// SPDX-License-Identifier: Apache-2.0
#include "base/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <unordered_map>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

// One past the ">" of the tag at `at`, npos if it has none. Quoted values may hold one.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = '\0';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return kNone;
}

// One past `sign` behind `at`, npos if it does not come.
std::size_t behind(std::string_view text, std::string_view sign, std::size_t at) {
  const std::size_t found = text.find(sign, at);
  return found == kNone ? kNone : found + sign.size();
}

// What stands between tags and is none: its end, or `at` if nothing such begins there.
std::size_t skip_aside(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<!--")) return behind(text, "-->", at + 4);
  if (rest.starts_with(kCdata)) return behind(text, kCdataEnd, at + kCdata.size());
  if (rest.starts_with("<?")) return behind(text, "?>", at + 2);
  return at;
}

bool begins_name(char c) {
  return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

class Builder {
 public:
  Builder(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  // False if the tree is deeper than allowed.
  bool run(const pugi::xml_document& document, JsonValue& root) {
    root.span = {0, text_.size()};
    root.kind = JsonValue::Kind::object;
    return add_elements(document, root, 1);
  }

 private:
  // Fills `to` with the elements in `node`; end_ is then behind the last of them.
  bool add_elements(const pugi::xml_node& node, JsonValue& to, std::size_t depth) {
    if (depth > max_depth_) return false;
    std::unordered_map<std::string_view, std::size_t> known;
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() != pugi::node_element) {
        end_ = text_of(child).end;
        continue;
      }
      const std::string_view name = child.name();
      JsonValue value;
      if (!read(child, value, depth)) return false;
      const auto [at, is_new] = known.emplace(name, to.members.size());
      if (is_new) {
        const auto begin = static_cast<std::size_t>(child.offset_debug());
        to.members.push_back({std::string(name), {begin, begin + name.size()}, std::move(value)});
      } else {
        join(to.members[at->second].value, std::move(value));
      }
    }
    return true;
  }

  static void join(JsonValue& list, JsonValue value) {
    if (!list.is_array()) {
      JsonValue first = std::move(list);
      list = JsonValue();
      list.kind = JsonValue::Kind::array;
      list.span = first.span;
      list.items.push_back(std::move(first));
    }
    list.span.end = std::max(list.span.end, value.span.end);
    list.items.push_back(std::move(value));
  }

  // Reads an element; end_ is then behind its closing tag.
  bool read(const pugi::xml_node& node, JsonValue& to, std::size_t depth) {
    const auto name = static_cast<std::size_t>(node.offset_debug());
    const std::size_t opened = std::min(tag_end(text_, name), text_.size());
    end_ = opened;
    const bool has_elements =
        std::any_of(node.children().begin(), node.children().end(),
                    [](const pugi::xml_node& c) { return c.type() == pugi::node_element; });
    if (has_elements) {
      to.kind = JsonValue::Kind::object;
      if (!add_elements(node, to, depth + 1)) return false;
      close();
      to.span = {name - 1, end_};
      return true;
    }
    to.kind = JsonValue::Kind::string;
    to.span = {opened, opened};
    for (const pugi::xml_node& child : node.children()) {
      const Span part = text_of(child);
      if (to.span.begin == to.span.end) to.span.begin = part.begin;
      to.span.end = end_ = part.end;
    }
    while (to.span.begin < to.span.end && is_space(text_[to.span.begin])) ++to.span.begin;
    while (to.span.end > to.span.begin && is_space(text_[to.span.end - 1])) --to.span.end;
    to.text = unescape_xml(text_, to.span).bytes();
    const bool closes_itself = opened >= 2 && text_[opened - 2] == '/';
    if (!closes_itself) close();
    return true;
  }

  void close() {
    const std::size_t tag = text_.find("</", end_);
    end_ = tag == kNone ? text_.size() : std::min(tag_end(text_, tag), text_.size());
  }

  [[nodiscard]] Span text_of(const pugi::xml_node& node) const {
    const auto begin = static_cast<std::size_t>(node.offset_debug());
    const std::size_t end = begin + std::string_view(node.value()).size();
    if (node.type() != pugi::node_cdata) return {begin, end};
    return {begin - kCdata.size(), end + kCdataEnd.size()};
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t end_ = 0;
};

XmlEntity numeric_entity(std::string_view text) {
  const int base = text.size() > 2 && to_lower(text[2]) == 'x' ? 16 : 10;
  std::size_t at = base == 16 ? 3 : 2;
  constexpr std::size_t kLongest = 10;
  char32_t value = 0;
  const std::size_t first = at;
  for (; at < text.size() && at < kLongest; ++at) {
    const int digit = hex_value(text[at]);
    if (digit < 0 || digit >= base) break;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  if (at == first || at >= text.size() || text[at] != ';') return {};
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {};
  XmlEntity out{at + 1, {}};
  append_utf8(out.plain, value);
  return out;
}

}  // namespace

Result<JsonValue> parse_xml(std::string_view text, const JsonLimits& limits) {
  // Text is left as it is spelled: what the library changed in place would have no offset.
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(
      text.data(), text.size(), pugi::parse_minimal | pugi::parse_cdata, pugi::encoding_utf8);
  if (!parsed) {
    return Problem{"not valid XML", std::nullopt,
                   fmt::format("{} at byte {}", parsed.description(), parsed.offset), ""};
  }
  JsonValue root;
  if (Builder(text, limits.max_depth).run(document, root)) return root;
  return Problem{"not valid XML", std::nullopt,
                 said("nested deeper than {} levels", limits.max_depth), ""};
}

XmlEntity xml_entity(std::string_view text) {
  if (!text.starts_with('&')) return {};
  if (text.starts_with("&#")) return numeric_entity(text);
  struct Known {
    std::string_view spelled;
    char plain;
  };
  constexpr std::array<Known, 5> kKnown = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  for (const Known& known : kKnown) {
    if (text.starts_with(known.spelled)) return {known.spelled.size(), std::string(1, known.plain)};
  }
  return {};
}

MappedText unescape_xml(std::string_view text, Span range) {
  const std::string_view whole = text.substr(0, range.end);
  MappedText out;
  std::size_t at = std::min(range.begin, whole.size());
  while (at < whole.size()) {
    const std::size_t stop = std::min(whole.find_first_of("&<", at), whole.size());
    out.append(whole.substr(at, stop - at), at);
    at = stop;
    if (at == whole.size()) break;
    if (const XmlEntity entity = xml_entity(whole.substr(at)); entity.length > 0) {
      out.append_for(entity.plain, {at, at + entity.length});
      at += entity.length;
      continue;
    }
    const std::size_t aside = std::min(skip_aside(whole, at), whole.size());
    if (aside == at) {
      out.append(whole.substr(at, 1), at);
      ++at;
      continue;
    }
    if (whole.substr(at).starts_with(kCdata)) {
      const std::size_t begin = at + kCdata.size();
      const bool closed = whole.substr(0, aside).ends_with(kCdataEnd);
      const std::size_t end = aside - (closed ? kCdataEnd.size() : 0);
      if (begin < end) out.append(whole.substr(begin, end - begin), begin);
    }
    at = aside;
  }
  return out;
}

std::size_t xml_extent(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  std::size_t at = begin;
  while (at != kNone && at + 1 < text.size()) {
    const std::size_t aside = skip_aside(text, at);
    if (aside == at) {
      const bool closes = text[at + 1] == '/';
      if (!closes && !begins_name(text[at + 1])) return kNone;
      const std::size_t end = tag_end(text, at);
      if (end == kNone || (closes && depth == 0)) return kNone;
      if (closes) {
        --depth;
      } else if (text[end - 2] != '/') {
        ++depth;
      }
      if (depth == 0) return end;
      at = end;
    } else {
      at = aside;
    }
    if (at != kNone) at = text.find('<', at);
  }
  return kNone;
}

}  // namespace dtsdoctor
