// SPDX-License-Identifier: Apache-2.0
#include "facts/document_walk.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "facts/json_in_text.h"

namespace dtsdoctor {
namespace {

// So many objects stand around a document at most: an event, in it a reply, in it a body.
constexpr std::size_t kMostAround = 6;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return equals_fold(each, word); });
}

// "code": "200", "message": "OK", "requestId": "…".
bool is_quiet(const JsonMember& member) {
  if (is_one_of(member.key, {"RequestId", "TraceId"})) return true;
  if (member.value.is_object() || member.value.is_array()) return false;
  const std::string_view text = trimmed(member.value.text);
  return text.empty() || all_digits(text) ||
         is_one_of(text, {"OK", "Success", "Succeeded", "true", "null"});
}

bool is_of_words(const JsonMember& member) {
  const std::string key = lowered(member.key);
  return is_one_of(key, {"message", "msg", "log", "level", "severity", "code"}) ||
         key.starts_with("err") || key.find("error") != std::string::npos ||
         key.find("exception") != std::string::npos;
}

class Walk {
 public:
  Walk(std::string_view bytes, std::size_t max_depth,
       const std::function<bool(std::string_view)>& may_hold, const TakeDocument& take)
      : bytes_(bytes), max_depth_(max_depth), may_hold_(may_hold), take_(take) {}

  // True if nothing but documents and what carries them is in there.
  bool within(const JsonValue& value, DocumentSpot spot, std::size_t depth) const {
    if (depth > kMostAround) return false;
    bool is_clean = true;
    for (const JsonValue& item : value.items) is_clean = at(item, spot, depth) && is_clean;
    spot.is_bare = false;  // what follows is in an object
    for (const JsonMember& member : value.members) {
      if (equals_fold(member.key, "headers")) continue;
      const bool is_carrier = at(member.value, spot, depth);
      is_clean = is_clean && (is_carrier || is_quiet(member));
    }
    return is_clean;
  }

  // A string that is JSON stands for what it holds.
  bool at(const JsonValue& value, const DocumentSpot& spot, std::size_t depth) const {
    if (!value.is_string()) return see(value, spot, depth);
    const std::string_view text = trimmed(value.text);
    const bool is_json = text.starts_with('{') || text.starts_with('[') || text.starts_with('"');
    if (!is_json || !may_hold_(text)) return false;
    const std::optional<JsonValue> inner = json_within(value, bytes_, max_depth_);
    return inner && see(*inner, spot, depth + 1);
  }

 private:
  bool see(const JsonValue& value, const DocumentSpot& spot, std::size_t depth) const {
    return (value.is_object() && take_(value, spot)) || within(value, spot, depth + 1);
  }

  std::string_view bytes_;
  std::size_t max_depth_;
  const std::function<bool(std::string_view)>& may_hold_;
  const TakeDocument& take_;
};

}  // namespace

bool says_something(const JsonValue& object) {
  return std::any_of(object.members.begin(), object.members.end(), [](const JsonMember& member) {
    return member.value.is_string() && is_of_words(member) && !is_quiet(member);
  });
}

bool walk_documents(const JsonValue& root, std::string_view bytes, std::size_t max_depth,
                    const std::function<bool(std::string_view)>& may_hold,
                    const TakeDocument& take) {
  const Walk walk(bytes, max_depth, may_hold, take);
  return root.is_string() ? walk.at(root, {}, 0) : walk.within(root, {}, 0);
}

}  // namespace dtsdoctor
