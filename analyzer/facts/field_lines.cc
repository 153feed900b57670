// SPDX-License-Identifier: Apache-2.0
#include "facts/field_lines.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "facts/field_line.h"

namespace dtsdoctor {
namespace {

// Tasks have some tens of fields. What has more under one heading is something else.
constexpr std::size_t kMostFields = 400;

class Reader {
 public:
  Reader(std::string_view text, const std::function<bool(std::string_view)>& is_heading)
      : text_(text), is_heading_(is_heading) {}

  std::optional<std::vector<JsonValue>> read() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      if (!take({at, end})) return std::nullopt;
      at = end + 1;
    }
    close();
    return std::move(out_);
  }

 private:
  bool take(Span span) {
    const FieldLine line(text_, span);
    const bool is_indented = span.begin < span.end && is_blank(text_[span.begin]);
    if (line.is_quiet()) {
      if (trimmed(text_.substr(span.begin, span.end - span.begin)).empty()) begin_block();
      return true;
    }
    std::optional<Span> heading = line.heading();
    const Span words = line.words();
    if (!heading && is_heading_(text_.substr(words.begin, words.end - words.begin)))
      heading = words;
    if (heading) {
      begin_block();
      section_ = *heading;
      return true;
    }
    std::optional<JsonMember> field = line.field();
    // It goes on with the value of the line above.
    if (!field && is_indented && last_ != nullptr) {
      *last_ = JsonValue{JsonValue::Kind::object, last_->span, {}, {}, {}};
      return true;
    }
    if (!field) return false;
    add(std::move(*field), span);
    return fields_.size() <= kMostFields;
  }

  // Blank lines and headings part blocks: where a name comes again, its block is the next thing's.
  void begin_block() { block_ = fields_.size(); }

  void add(JsonMember field, Span line) {
    const auto is_same = [&](const Field& each) {
      return each.member.key == field.key && same_section(each.section);
    };
    if (std::any_of(fields_.begin(), fields_.end(), is_same)) close_before();
    fields_.push_back({section_, line.begin, std::move(field)});
    last_ = &fields_.back().member.value;
  }

  [[nodiscard]] bool same_section(const std::optional<Span>& other) const {
    const auto name = [&](const std::optional<Span>& span) {
      return span ? text_.substr(span->begin, span->end - span->begin) : std::string_view();
    };
    return name(other) == name(section_);
  }

  // What stands before the block that began last is one thing.
  void close_before() {
    const std::size_t at = block_ == 0 ? fields_.size() : block_;
    std::vector<Field> rest(std::make_move_iterator(fields_.begin() + static_cast<long>(at)),
                            std::make_move_iterator(fields_.end()));
    fields_.resize(at);
    close();
    fields_ = std::move(rest);
    block_ = 0;
  }

  void close() {
    if (fields_.empty()) return;
    JsonValue& root = out_.emplace_back();
    root.kind = JsonValue::Kind::object;
    root.span = {fields_.front().begin, fields_.back().member.value.span.end};
    for (Field& field : fields_) {
      if (!field.section) {
        root.members.push_back(std::move(field.member));
        continue;
      }
      const std::string name(
          text_.substr(field.section->begin, field.section->end - field.section->begin));
      auto group = std::find_if(
          root.members.begin(), root.members.end(),
          [&](const JsonMember& each) { return each.value.is_object() && each.key == name; });
      if (group == root.members.end()) {
        JsonValue object{JsonValue::Kind::object, *field.section, {}, {}, {}};
        root.members.push_back({name, *field.section, std::move(object)});
        group = root.members.end() - 1;
      }
      group->value.members.push_back(std::move(field.member));
    }
    fields_.clear();
  }

  struct Field {
    std::optional<Span> section;
    std::size_t begin = 0;
    JsonMember member;
  };

  std::string_view text_;
  const std::function<bool(std::string_view)>& is_heading_;
  std::optional<Span> section_;
  std::vector<Field> fields_;
  std::size_t block_ = 0;  // where in fields_ the block that is being read begins
  JsonValue* last_ = nullptr;
  std::vector<JsonValue> out_;
};

}  // namespace

bool may_be_field_lines(std::string_view head) {
  int left = 2;  // a heading may stand in front
  for (std::size_t at = 0; at < head.size() && left > 0;) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const FieldLine line(head, {at, end});
    at = end + 1;
    if (line.is_quiet()) continue;
    if (line.heading() || line.field()) return true;
    --left;
  }
  return false;
}

std::optional<std::vector<JsonValue>> read_field_lines(
    std::string_view text, const std::function<bool(std::string_view)>& is_heading) {
  return Reader(text, is_heading).read();
}

}  // namespace dtsdoctor
