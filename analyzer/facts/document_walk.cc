// SPDX-License-Identifier: Apache-2.0
#include "facts/document_walk.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "facts/json_in_text.h"

namespace dtsdoctor {
namespace {

// So many objects stand around a document at most: an event, in it a reply, in it a body.
constexpr std::size_t kMostAround = 6;

// A member that says that something failed: errorCode, "Code": "Forbidden.RAM", but no status.
bool tells_error(const JsonMember& member) {
  const std::string_view text = trimmed(member.value.text);
  if (!member.value.is_string() || text.empty() || all_digits(text)) return false;
  const std::string key = lowered(member.key);
  if (key == "code")
    return !equals_fold(text, "OK") && !equals_fold(text, "Success") && !equals_fold(text, "null");
  return key.find("error") != std::string::npos || key.starts_with("err") ||
         key.find("exception") != std::string::npos;
}

class Walk {
 public:
  Walk(std::string_view bytes, std::size_t max_depth,
       const std::function<bool(std::string_view)>& may_hold, const TakeDocument& take)
      : bytes_(bytes), max_depth_(max_depth), may_hold_(may_hold), take_(take) {}

  void within(const JsonValue& value, DocumentSpot spot, std::size_t depth) const {
    if (depth > kMostAround) return;
    for (const JsonValue& item : value.items) at(item, spot, depth);
    if (!value.is_object()) return;
    spot.is_bare = false;
    spot.is_with_error =
        spot.is_with_error || std::any_of(value.members.begin(), value.members.end(), tells_error);
    for (const JsonMember& member : value.members) at(member.value, spot, depth);
  }

  // A string that is JSON stands for what it holds.
  void at(const JsonValue& value, const DocumentSpot& spot, std::size_t depth) const {
    if (!value.is_string()) return see(value, spot, depth);
    const std::string_view text = trimmed(value.text);
    const bool is_json = text.starts_with('{') || text.starts_with('[') || text.starts_with('"');
    if (!is_json || !may_hold_(text)) return;
    if (const std::optional<JsonValue> inner = json_within(value, bytes_, max_depth_))
      see(*inner, spot, depth + 1);
  }

 private:
  void see(const JsonValue& value, const DocumentSpot& spot, std::size_t depth) const {
    if (!value.is_object() || !take_(value, spot)) within(value, spot, depth + 1);
  }

  std::string_view bytes_;
  std::size_t max_depth_;
  const std::function<bool(std::string_view)>& may_hold_;
  const TakeDocument& take_;
};

}  // namespace

void walk_documents(const JsonValue& root, std::string_view bytes, std::size_t max_depth,
                    const std::function<bool(std::string_view)>& may_hold,
                    const TakeDocument& take) {
  const Walk walk(bytes, max_depth, may_hold, take);
  if (root.is_string()) {
    walk.at(root, {}, 0);
  } else {
    walk.within(root, {}, 0);
  }
}

}  // namespace dtsdoctor
