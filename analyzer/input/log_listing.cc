// SPDX-License-Identifier: Apache-2.0
#include "input/log_listing.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/json_members.h"
#include "base/json_text.h"
#include "input/json_row.h"
#include "input/json_time.h"
#include "input/reply_fields.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxLevels = 8;  // that a list may stand in

// What an entry says, in words.
constexpr std::array<std::string_view, 23> kWords = {
    "log",         "message",    "msg",         "content", "line",   "textpayload",
    "jsonpayload", "logentry",   "_raw",        "body",    "text",   "event",
    "out",         "error",      "description", "subject", "title",  "errormessage",
    "_source",     "attributes", "result",      "comment", "fields",
};

// When it was filed. Not the time of what it tells of, but as good a sign that it is an entry.
constexpr std::array<std::string_view, 8> kFiled = {"created_at",  "createdat",  "created",
                                                    "create_time", "createtime", "gmt_create",
                                                    "gmtcreate",   "updated_at"};

// Does a reply about tasks have it? Such a reply is taken apart by what it means.
bool is_of_tasks(std::string_view key) {
  const ReplyField* field = find_reply_field(key);
  return field != nullptr && (field->telling || field->role == ReplyRole::job_id);
}

bool is_key(std::string_view text, std::size_t quote) {
  const std::size_t colon = past_space(text, quote + 1);
  return colon < text.size() && text[colon] == ':';
}

bool is_entry(std::string_view object) {
  if (object.starts_with('[')) return json_row(object).has_value();
  bool has_words = false;
  bool is_filed = false;
  bool of_tasks = false;
  each_member(object, [&](std::string_view key, std::size_t) {
    of_tasks = is_of_tasks(key);
    has_words = has_words || is_among_fold(key, kWords);
    is_filed = is_filed || is_among_fold(key, kFiled);
    return !of_tasks;
  });
  if (of_tasks) return false;
  return has_words && (is_filed || json_time(object).length > 0);
}

class Search {
 public:
  explicit Search(std::string_view text) : text_(text) {}

  LogListing run() {
    std::size_t levels = 0;
    for (std::size_t at = past_space(text_, 0); at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '"') {
        const std::size_t end = json_string_end(text_, at);
        if (end == std::string_view::npos) break;
        const std::string_view key = text_.substr(at + 1, end - at - 1);
        if (is_key(text_, end) && is_of_tasks(key)) return {};
        at = end;
      } else if (c == '[' && levels < kMaxLevels && take_list(at, levels)) {
        at = found_.lists.back().end - 1;
        if (levels == 0) break;
      } else if (c == '{' || c == '[') {
        ++levels;
      } else if ((c == '}' || c == ']') && --levels == 0) {
        break;
      }
    }
    return found_.entries.size() < 2 ? LogListing() : std::move(found_);
  }

 private:
  bool take_list(std::size_t begin, std::size_t levels) {
    const std::size_t had = found_.entries.size();
    std::size_t at = past_space(text_, begin + 1);
    while (at < text_.size() && (text_[at] == '{' || text_[at] == '[')) {
      const std::size_t end = json_extent(text_, at);
      if (end == std::string_view::npos) {
        found_.rest = {at, text_.size()};
        at = text_.size();
        break;
      }
      if (!is_entry(text_.substr(at, end - at))) {
        found_.entries.resize(had);
        return false;
      }
      found_.entries.push_back({at, end});
      at = past_space(text_, end);
      if (at < text_.size() && text_[at] == ',') at = past_space(text_, at + 1);
    }
    if (found_.entries.size() == had) return false;
    if (found_.lists.empty()) found_.levels = levels;
    found_.lists.push_back({begin, std::min(at + 1, text_.size())});
    return true;
  }

  std::string_view text_;
  LogListing found_;
};

}  // namespace

LogListing find_listing(std::string_view text) {
  const std::size_t begin = past_space(text, 0);
  if (begin == text.size() || (text[begin] != '{' && text[begin] != '[')) return {};
  if (text.find('[', begin) == std::string_view::npos) return {};
  return Search(text).run();
}

}  // namespace dtsdoctor
