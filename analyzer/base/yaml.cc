// SPDX-License-Identifier: Apache-2.0
#include "base/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

// Offsets in bytes for libyaml's in characters; these only ever grow.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {}

  std::size_t at(std::size_t characters) {
    if (characters < characters_) {
      characters_ = 0;
      bytes_ = 0;
    }
    const std::size_t more = bytes_of_characters(text_.substr(bytes_), characters - characters_);
    characters_ = characters;
    bytes_ += more;
    return bytes_;
  }

 private:
  std::string_view text_;
  std::size_t characters_ = 0;
  std::size_t bytes_ = 0;
};

struct DeleteParser {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
};

struct Event {
  yaml_event_t event{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event); }
};

class Builder {
 public:
  Builder(const Source& source, const JsonLimits& limits)
      : source_(source),
        limits_(limits),
        text_(to_valid_utf8(source.bytes())),
        begins_(source.bytes()),
        ends_(source.bytes()),
        parser_(new yaml_parser_t{}) {
    yaml_parser_initialize(parser_.get());
    yaml_parser_set_encoding(parser_.get(), YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        parser_.get(), reinterpret_cast<const unsigned char*>(text_.data()), text_.size());
  }

  Result<JsonValue> build() {
    for (;;) {
      Event next;
      if (yaml_parser_parse(parser_.get(), &next.event) == 0) {
        const char* why = parser_->problem;
        return problem(why == nullptr ? Message("it is no YAML") : Message::known(why),
                       parser_->problem_mark.index);
      }
      const yaml_event_t& event = next.event;
      if (event.type == YAML_DOCUMENT_END_EVENT || event.type == YAML_STREAM_END_EVENT) break;
      if (open_.size() > limits_.max_depth)
        return problem("it is nested too deeply", event.start_mark.index);
      take(event);
    }
    return std::move(root_);
  }

 private:
  Problem problem(Message why, std::size_t index) {
    const std::size_t at = Offsets(source_.bytes()).at(index);
    return {"this is no YAML that can be read", source_.place({at, at + 1}), std::move(why), ""};
  }

  Span span(const yaml_event_t& event) {
    const std::size_t begin = begins_.at(event.start_mark.index);
    return {begin, std::max(begin, ends_.at(event.end_mark.index))};
  }

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_ALIAS_EVENT: {
        JsonValue alias;
        alias.kind = JsonValue::Kind::object;
        alias.span = span(event);
        return add(std::move(alias));
      }
      case YAML_MAPPING_START_EVENT:
        return open(event, JsonValue::Kind::object, view(event.data.mapping_start.tag));
      case YAML_SEQUENCE_START_EVENT:
        return open(event, JsonValue::Kind::array, view(event.data.sequence_start.tag));
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        return close();
      default:
        return;
    }
  }

  void take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    JsonValue value;
    value.kind = JsonValue::Kind::string;
    value.span = span(event);
    value.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    // The text of a block begins on the line behind its | or >.
    if (scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE) {
      const std::size_t line = source_.bytes().find('\n', value.span.begin);
      if (line < value.span.end) value.span.begin = line + 1;
    }
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && (value.text == "~" || value.text == "null" || value.text.empty()))
      value.kind = JsonValue::Kind::null;
    const bool is_key = !open_.empty() && open_.back().value.is_object() && !open_.back().has_key;
    if (is_key) {
      open_.back().key = value.text;
      open_.back().key_span = value.span;
      open_.back().has_key = true;
      return;
    }
    add(tagged(view(scalar.tag), std::move(value)));
  }

  // !Ref x is short for {"Ref": x}, any other !Name for {"Fn::Name": x}.
  static JsonValue tagged(std::string_view tag, JsonValue value) {
    if (tag.size() < 2 || tag[0] != '!' || tag[1] == '!') return value;
    const std::string_view name = tag.substr(1);
    JsonValue out;
    out.kind = JsonValue::Kind::object;
    out.span = value.span;
    JsonMember member;
    member.key = name == "Ref" ? "Ref" : "Fn::" + std::string(name);
    member.key_span = value.span;
    member.value = std::move(value);
    out.members.push_back(std::move(member));
    return out;
  }

  void open(const yaml_event_t& event, JsonValue::Kind kind, std::string_view tag) {
    Level level;
    level.value.kind = kind;
    level.value.span = span(event);
    level.tag = tag;
    // A mapping as a key has no name.
    if (!open_.empty() && open_.back().value.is_object()) open_.back().has_key = true;
    open_.push_back(std::move(level));
  }

  void close() {
    Level level = std::move(open_.back());
    open_.pop_back();
    add(tagged(level.tag, std::move(level.value)));
  }

  void add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    Level& level = open_.back();
    if (level.value.is_array()) {
      level.value.items.push_back(std::move(value));
      return;
    }
    JsonMember member;
    member.key = std::move(level.key);
    member.key_span = level.key_span;
    member.value = std::move(value);
    level.value.members.push_back(std::move(member));
    level.key.clear();
    level.has_key = false;
  }

  struct Level {
    JsonValue value;
    std::string tag;
    std::string key;
    Span key_span;
    bool has_key = false;
  };

  const Source& source_;
  JsonLimits limits_;
  std::string text_;
  Offsets begins_;
  Offsets ends_;
  std::unique_ptr<yaml_parser_t, DeleteParser> parser_;
  std::vector<Level> open_;
  JsonValue root_;
};

}  // namespace

Result<JsonValue> parse_yaml(const Source& source, const JsonLimits& limits) {
  return Builder(source, limits).build();
}

}  // namespace dtsdoctor
