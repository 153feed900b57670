// SPDX-License-Identifier: Apache-2.0
#include "input/reply_fields.h"
#include "input/slice_reader.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxWord = 256;   // of a key or an id
constexpr std::size_t kMaxLevels = 16;  // that a list may stand in

bool is_id(ReplyRole role) {
  return role == ReplyRole::job_id || role == ReplyRole::instance_id || role == ReplyRole::job_name;
}

bool holds_elements(ReplyRole role) {
  return role == ReplyRole::job || role == ReplyRole::item || role == ReplyRole::log ||
         role == ReplyRole::wrapper;
}

class JsonSlices : public SliceReader {
 public:
  JsonSlices(std::size_t max_bytes, std::uint64_t line, std::size_t left_columns,
             ReplySlicer::Take take, std::optional<std::size_t> levels)
      : SliceReader(max_bytes, line, left_columns, std::move(take)), list_levels_(levels) {}

 private:
  struct Level {
    bool is_array = false;
    std::string key;  // of the member that is read
    std::string ids;  // members that name a task, as they are spelled
  };

  void take(char c) override {
    if (in_string_) {
      take_in_string(c);
    } else if (in_slice()) {
      take_in_slice(c);
    } else if (list_level_ != 0 && levels_.size() == list_level_) {
      take_in_list(c);
    } else {
      take_outside(c);
    }
  }

  void take_in_string(char c) {
    if (in_slice() || !in_list()) {
      keep(c);
    } else {
      leave_out(c);
    }
    if (word_.size() < kMaxWord) word_ += c;
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
  }

  void open_string() {
    in_string_ = true;
    word_ = '"';
  }

  void take_in_slice(char c) {
    keep(c);
    if (c == '"') open_string();
    if (c == '{' || c == '[') ++depth_;
    if ((c == '}' || c == ']') && --depth_ == 0) end_slice(after_);
  }

  [[nodiscard]] bool in_list() const { return list_level_ != 0 && levels_.size() == list_level_; }

  void take_in_list(char c) {
    if (c == '{' || c == '[') {
      begin_slice(before_);
      depth_ = 0;
      take_in_slice(c);
    } else if (c == ']') {
      list_level_ = 0;
      levels_.pop_back();
      keep(c);
      if (levels_.empty()) end();
    } else {
      leave_out(c);
      if (c == '"') open_string();
    }
  }

  void take_outside(char c) {
    keep(c);
    switch (c) {
      case '"':
        open_string();
        break;
      case ':':
        if (!levels_.empty()) levels_.back().key = word_;
        word_.clear();
        break;
      case ',':
        note_id();
        break;
      case '{':
      case '[':
        open(c == '[');
        break;
      case '}':
      case ']':
        note_id();
        close();
        break;
      default:
        break;
    }
  }

  void open(bool is_array) {
    word_.clear();
    if (skipped_ > 0 || levels_.size() == kMaxLevels) {
      ++skipped_;
      return;
    }
    if (is_array && find_list()) list_level_ = levels_.size() + 1;
    levels_.push_back({is_array, {}, {}});
  }

  void close() {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (!levels_.empty()) levels_.pop_back();
    if (levels_.empty()) end();
  }

  void note_id() {
    if (skipped_ == 0 && !levels_.empty() && word_.size() > 1 && word_.ends_with('"')) {
      const ReplyField* field = field_of(levels_.back());
      if (field != nullptr && is_id(field->role))
        levels_.back().ids += levels_.back().key + ":" + word_ + ",";
    }
    word_.clear();
  }

  static const ReplyField* field_of(const Level& level) {
    const std::string_view key = level.key;
    return key.size() < 2 ? nullptr : find_reply_field(key.substr(1, key.size() - 2));
  }

  // Does a list begin whose elements tell of tasks by themselves? Fills before_ and after_.
  bool find_list() {
    if (list_levels_) return levels_.size() == *list_levels_;
    before_ = "{";
    after_.clear();
    bool telling = false;
    for (const Level& level : levels_) {
      if (!telling) before_ += level.ids;
      const ReplyField* field = level.is_array ? nullptr : field_of(level);
      if (telling && field == nullptr) return false;
      telling = telling || (field != nullptr && field->telling);
      if (!telling) continue;
      if (!holds_elements(field->role)) return false;
      if (!after_.empty()) before_ += '{';
      before_ += level.key + ":";
      after_ += '}';
    }
    before_ += '[';
    after_.insert(0, "]");
    return telling;
  }

  std::optional<std::size_t> list_levels_;
  std::vector<Level> levels_;
  std::size_t skipped_ = 0;     // levels open that are too deep to hold a list
  std::size_t list_level_ = 0;  // how many levels are open directly in the list; 0: there is none
  std::size_t depth_ = 0;       // brackets open in a slice
  std::string before_, after_;  // around an element of the list
  std::string word_;            // the string read last, with its quotes
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace

std::unique_ptr<SliceReader> json_slices(std::size_t max_bytes, std::uint64_t line,
                                         std::size_t left_columns, ReplySlicer::Take take,
                                         std::optional<std::size_t> levels) {
  return std::make_unique<JsonSlices>(max_bytes, line, left_columns, std::move(take), levels);
}

}  // namespace dtsdoctor
