// SPDX-License-Identifier: Apache-2.0
//
// The search for replies in a text; what failed in them is told by job_reply.cc.
#include <algorithm>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/json_cut.h"
#include "base/json_text.h"
#include "base/object_literal.h"
#include "base/xml.h"
#include "input/job_reply.h"
#include "input/reply_fields.h"

namespace dtsdoctor {
namespace {

bool is_structure(const JsonValue& value) { return value.is_object() || value.is_array(); }

bool is_job_reply(const JsonValue& object) {
  bool has_id = false;
  bool has_state = false;
  bool has_text = false;
  bool is_of_api = false;  // names as the API spells them
  bool telling = false;
  for (const JsonMember& member : object.members) {
    const std::string_view key = reply_key(member.key);
    // What failed is the call, not a task.
    if (key == "Success" && equals_fold(member.value.text, "false")) return false;
    const ReplyField* field = find_reply_field(key);
    if (field == nullptr) continue;
    telling = telling || (field->telling && is_structure(member.value));
    has_state = has_state || field->role == ReplyRole::state;
    has_text = has_text || field->role == ReplyRole::text || field->role == ReplyRole::code;
    if (key != "DtsJobId") continue;
    has_id = true;
    is_of_api = key == member.key;
  }
  // Programs log the id of a task beside states and messages of their own.
  return telling || (has_id && has_state && has_text && is_of_api);
}

// Keys as the API spells them.
void spell_keys(JsonValue& value) {
  for (JsonValue& item : value.items) spell_keys(item);
  for (JsonMember& member : value.members) {
    if (const std::string_view key = reply_key(member.key); key != member.key) member.key = key;
    spell_keys(member.value);
  }
}

// How a document of some form is found and read.
struct Form {
  std::size_t (*extent)(std::string_view text, std::size_t begin);
  Result<JsonValue> (*parse)(std::string_view text, const JsonLimits& limits);
  MappedText (*decode)(std::string_view text, Span value);
};

Result<JsonValue> parse_json_part(std::string_view text, const JsonLimits& limits) {
  return parse_json(text, limits);
}

constexpr Form kJson = {json_extent, parse_json_part, unescape_json};
constexpr Form kXml = {xml_extent, parse_xml, unescape_xml};

class Search {
 public:
  Search(const Limits& limits, std::vector<JobReply>& found) : limits_(limits), found_(found) {}

  void run(const MappedText& text) {
    this->text(text, 0);
    for (JobReply& reply : found_) reply.broken = broken_;
  }

 private:
  void text(const MappedText& text, std::size_t depth) {
    constexpr std::size_t kMaxNesting = 8;  // strings in strings
    constexpr std::size_t kMaxMisses = 64;  // brackets of each form that open nothing whole
    if (depth > kMaxNesting) return;
    const std::string_view bytes = text.bytes();
    std::size_t json_misses = 0;
    std::size_t xml_misses = 0;
    constexpr ByteSet kOpens([](char c) { return c == '{' || c == '<'; });
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      if (!kOpens.holds(bytes[at])) continue;
      const Form& form = bytes[at] == '{' ? kJson : kXml;
      std::size_t& misses = bytes[at] == '{' ? json_misses : xml_misses;
      if (misses == kMaxMisses || !may_open(bytes.substr(at))) continue;
      const std::size_t end = form.extent(bytes, at);
      const bool is_whole = end != std::string_view::npos;
      if (is_whole && (!may_hold_job_reply(bytes.substr(at, end - at)) ||
                       read_whole(text, {at, end}, form, depth))) {
        at = end - 1;
        continue;
      }
      if (const std::size_t printed = printed_object(text, at, depth); printed > 0) {
        at = printed - 1;
        continue;
      }
      // Only the outermost of the brackets that stay open is worth the while.
      if (!is_whole && misses == 0 && bytes[at] == '{' && cut_off(text, at, depth)) return;
      ++misses;
      broken_ = broken_ || (is_whole && depth == 0);
    }
  }

  // False if it is no document of that form.
  bool read_whole(const MappedText& text, Span span, const Form& form, std::size_t depth) {
    const std::string_view bytes =
        std::string_view(text.bytes()).substr(span.begin, span.end - span.begin);
    Result<JsonValue> root = form.parse(bytes, {limits_.max_depth});
    if (!root.ok()) return false;
    if (depth == 0) outer_ = text.origin(span);
    value(std::move(root).value(),
          std::make_shared<const MappedText>(text.slice(span.begin, span.end)), form, depth);
    return true;
  }

  // What a program printed as its language writes objects; where it ends, or 0 if that holds none.
  std::size_t printed_object(const MappedText& text, std::size_t begin, std::size_t depth) {
    const std::string_view rest = std::string_view(text.bytes()).substr(begin);
    if (rest[0] != '{' || !may_hold_job_reply(rest)) return 0;
    std::optional<ObjectLiteral> object = read_object_literal(rest);
    if (!object) return 0;
    Result<JsonValue> root = parse_json(object->json.bytes(), {limits_.max_depth});
    if (!root.ok()) return 0;
    const std::size_t end = begin + object->end;
    if (depth == 0) outer_ = text.origin({begin, end});
    value(std::move(root).value(),
          std::make_shared<const MappedText>(object->json.through(text.slice(begin, end))), kJson,
          depth);
    return end;
  }

  // A document whose end is missing; false if what is there is none.
  bool cut_off(const MappedText& text, std::size_t begin, std::size_t depth) {
    const std::string_view bytes = text.bytes();
    if (!may_hold_job_reply(bytes.substr(begin))) return false;
    const CutJson cut = complete_json(bytes, begin);
    MappedText whole = text.slice(begin, cut.end);
    const std::size_t behind = text.origin({cut.end, cut.end}).end;
    whole.append_for(cut.closing, {behind, behind});
    Result<JsonValue> root = parse_json(whole.bytes(), {limits_.max_depth});
    if (!root.ok()) return false;
    const std::size_t found_before = found_.size();
    if (depth == 0) outer_ = text.origin({begin, cut.end});
    value(std::move(root).value(), std::make_shared<const MappedText>(std::move(whole)), kJson,
          depth);
    broken_ = broken_ || depth == 0;
    return found_.size() > found_before;
  }

  static bool may_open(std::string_view text) {
    return text[0] == '{' || (text.size() > 1 && is_alpha(text[1]));
  }

  void value(JsonValue value, const std::shared_ptr<const MappedText>& text, const Form& form,
             std::size_t depth) {
    if (value.is_object() && is_job_reply(value)) {
      spell_keys(value);
      found_.push_back({text, std::move(value), form.decode, outer_});
      return;
    }
    for (JsonValue& item : value.items) this->value(std::move(item), text, form, depth);
    for (JsonMember& member : value.members) {
      if (is_structure(member.value)) {
        this->value(std::move(member.value), text, form, depth);
      } else if (member.value.is_string() && may_hold_job_reply(member.value.text)) {
        this->text(form.decode(text->bytes(), member.value.span).through(*text), depth + 1);
      }
    }
  }

  const Limits& limits_;
  std::vector<JobReply>& found_;
  Span outer_;
  bool broken_ = false;
};

}  // namespace

std::vector<JobReply> find_job_replies(const MappedText& text, const Limits& limits) {
  std::vector<JobReply> found;
  Search(limits, found).run(text);
  return found;
}

}  // namespace dtsdoctor
