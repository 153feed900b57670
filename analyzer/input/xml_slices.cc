// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.h"
#include "input/reply_fields.h"
#include "input/slice_reader.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxWord = 256;    // of an id
constexpr std::size_t kMaxTag = 4096;    // of a tag; a longer one is none
constexpr std::size_t kMaxLevels = 200;  // that a list may stand in

class XmlSlices : public SliceReader {
 public:
  using SliceReader::SliceReader;

 private:
  void take(char c) override {
    if (!aside_end_.empty()) {
      take_aside(c);
    } else if (!tag_.empty()) {
      take_in_tag(c);
    } else if (c == '<') {
      tag_ = c;
    } else {
      pass_on(c);
      if (word_.size() < kMaxWord) word_ += c;
    }
  }

  // Comments, CDATA and the like are passed on up to their end.
  void take_aside(char c) {
    pass_on(c);
    if (word_.size() < kMaxWord) word_ += c;
    tail_ += c;
    if (tail_.size() > aside_end_.size()) tail_.erase(0, 1);
    if (tail_ != aside_end_) return;
    aside_end_ = {};
    tail_.clear();
  }

  void take_in_tag(char c) {
    tag_ += c;
    for (const auto& [begin, end] : {std::pair<std::string_view, std::string_view>{"<!--", "-->"},
                                     {"<![CDATA[", "]]>"},
                                     {"<?", "?>"}}) {
      if (tag_ != begin) continue;
      aside_end_ = end;
      return flush_tag();
    }
    if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '>') {
      return take_tag();
    }
    if (tag_.size() > kMaxTag) {
      quote_ = '\0';
      flush_tag();
    }
  }

  void pass_on(char c) {
    if (!held_.empty()) {
      held_ += c;
      if (!is_space(c)) begin_held();
    } else {
      keep(c);
    }
  }

  void flush_tag() {
    if (!held_.empty()) begin_held();
    for (const char c : tag_) keep(c);
    tag_.clear();
  }

  void take_tag() {
    const bool closes = tag_.starts_with("</");
    const bool closes_itself = !closes && tag_.ends_with("/>");
    std::size_t end = closes ? 2 : 1;
    const std::size_t begin = end;
    while (end < tag_.size() && (is_alnum(tag_[end]) || tag_[end] == '_')) ++end;
    const std::string name = tag_.substr(begin, end - begin);
    if (name.empty()) return flush_tag();  // <!DOCTYPE …>
    if (closes) {
      close_tag(name);
    } else {
      open_tag(name, closes_itself);
    }
  }

  void open_tag(const std::string& name, bool closes_itself) {
    word_.clear();
    if (!held_.empty()) {
      // An element in an element: the outer one is the list, or the element is a task's own part.
      const ReplyField* field = find_reply_field(name);
      if (field != nullptr && holds_named(held_name_, *field)) {
        for (const char c : held_) keep(c);
        held_.clear();
        names_.push_back(held_name_);
      } else {
        begin_held();
      }
    }
    if (!in_slice() && is_element(name) && !closes_itself) {
      held_ = tag_;
      held_name_ = name;
      tag_.clear();
      return;
    }
    flush_tag();
    if (closes_itself) return;
    if (in_slice()) {
      ++depth_;
    } else {
      names_.push_back(names_.size() < kMaxLevels ? name : std::string());
    }
  }

  void close_tag(const std::string& name) {
    if (!held_.empty()) begin_held();  // it is empty
    flush_tag();
    if (in_slice()) {
      if (--depth_ == 0) end_slice(after_);
      return;
    }
    note_id(name);
    if (!names_.empty()) names_.pop_back();
    if (names_.empty()) end();
  }

  void note_id(const std::string& name) {
    const ReplyField* field = find_reply_field(name);
    const bool is_id = field != nullptr &&
                       (field->role == ReplyRole::job_id || field->role == ReplyRole::instance_id ||
                        field->role == ReplyRole::job_name);
    if (is_id && word_.find('<') == std::string::npos)
      ids_ += "<" + name + ">" + word_ + "</" + name + ">";
    word_.clear();
  }

  // Is `outer` a list of elements that are called so?
  static bool holds_named(std::string_view outer, const ReplyField& inner) {
    const ReplyField* field = find_reply_field(outer);
    const bool is_wrapper = field != nullptr && field->role == ReplyRole::wrapper;
    return is_wrapper || inner.role == ReplyRole::wrapper;
  }

  // May an element of that name, here, be one of a list that tells of tasks?
  [[nodiscard]] bool is_element(std::string_view name) const {
    const ReplyField* field = find_reply_field(name);
    if (field == nullptr || names_.empty()) return false;
    if (const ReplyField* outer = find_reply_field(names_.back()))
      return outer->telling && holds_named(names_.back(), *field);
    return field->telling && (field->role == ReplyRole::job || field->role == ReplyRole::item ||
                              field->role == ReplyRole::log || field->role == ReplyRole::wrapper);
  }

  void begin_held() {
    const std::string held = std::move(held_);
    held_.clear();
    const bool named = !names_.empty() && find_reply_field(names_.back()) != nullptr;
    begin_slice("<R>" + ids_ + (named ? "<" + names_.back() + ">" : ""));
    after_ = (named ? "</" + names_.back() + ">" : "") + std::string("</R>");
    depth_ = 1;
    for (const char c : held) keep(c);
  }

  std::vector<std::string> names_;  // of the elements that are open, outside of a slice
  std::size_t depth_ = 0;           // elements open in a slice
  std::string tag_;                 // begun, not complete
  char quote_ = '\0';
  std::string held_;  // a tag and blanks behind it: it may be a list or an element of one
  std::string held_name_;
  std::string_view aside_end_;
  std::string tail_;
  std::string word_;  // text behind the last tag that opened
  std::string ids_;   // elements that name a task, as they are spelled
  std::string after_;
};

}  // namespace

std::unique_ptr<SliceReader> xml_slices(std::size_t max_bytes, std::uint64_t line,
                                        std::size_t left_columns, ReplySlicer::Take take) {
  return std::make_unique<XmlSlices>(max_bytes, line, left_columns, std::move(take));
}

}  // namespace dtsdoctor
