// SPDX-License-Identifier: Apache-2.0
#include "diagnose/unexplained.h"

#include <algorithm>
#include <tuple>

#include "base/ascii.h"
#include "base/utf8.h"
#include "diagnose/json_message.h"
#include "input/clean_text.h"
#include "input/error_signs.h"
#include "input/labels.h"
#include "input/line_shape.h"
#include "input/trace_shape.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostOfExcerpt = 240;  // bytes
constexpr std::size_t kExamples = 3;

// Takes the first line off.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

// The one in which a Python traceback ends, if the record goes on so far.
std::string_view last_at_margin(std::string_view text) {
  std::string_view last;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (!line.empty() && !is_space(line.front())) last = line;
  }
  return last;
}

// What stands within the element that a line is, the line itself if it is none.
std::string_view element_text(std::string_view line) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const std::size_t begin = line.find('>');
  const std::size_t end = line.rfind("</");
  if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) return line;
  std::string_view text = line.substr(begin + 1, end - begin - 1);
  if (text.starts_with(kCdata))
    text = text.substr(kCdata.size(), text.rfind("]]>") - kCdata.size());
  return trimmed(text).empty() ? line : text;
}

// "fail: Acme.Sync[0]" of .NET's console: what was logged stands below.
bool names_category(std::string_view line) {
  if (!line.starts_with("fail: ") && !line.starts_with("crit: ")) return false;
  const std::size_t open = line.rfind('[');
  return line.ends_with(']') && line.find(' ', 6) == std::string_view::npos &&
         open != std::string_view::npos &&
         all_digits(line.substr(open + 1, line.size() - open - 2));
}

// What stands below a logger's line and says more than that, or nothing.
std::string_view told_below(std::string_view head, std::string_view below) {
  if (ends_in_traceback(head)) return last_at_margin(below);
  const std::string_view line = take_line(below);
  if (opens_event(head)) return element_text(line);
  if (names_category(head)) return line;
  if (opens_traceback(line)) return last_at_margin(below);
  const std::size_t colon = line.find(':');
  const bool has_message =
      colon != std::string_view::npos && !trimmed(line.substr(colon + 1)).empty();
  return has_message && opens_exception(line) ? line : std::string_view();
}

// The line by which an error is known.
std::string_view error_line(std::string_view record) {
  if (record.find('\n') == std::string_view::npos) return record;
  const std::string_view first = record.substr(0, record.find('\n'));
  while (!record.empty()) {
    const std::string_view line = take_line(record);
    if (!looks_like_error(line)) continue;
    const std::string_view below = told_below(line, record);
    return below.empty() ? line : below;
  }
  return first;
}

// An error as its envelope tells it: the first line of the message, and the code.
struct Labelled {
  std::string_view message;
  std::string_view code;
};

bool is_bracket(char c) { return is_one_of(c, "[]{}()\"'\\ "); }

// Whatever program printed the envelope, with its labels in whatever order and on however many
// lines: a code in words, and a message.
std::optional<Labelled> labelled_error(std::string_view record) {
  const auto has = [&](std::string_view part) {
    return record.find(part) != std::string_view::npos;
  };
  if (!(has("Code") || has("code")) || !(has("essage") || has("Msg"))) return std::nullopt;
  Labelled error;
  for (const Label& label : find_labels(record)) {
    const std::string_view value =
        record.substr(label.value.begin, label.value.end - label.value.begin);
    const std::string_view line = trimmed(value.substr(0, value.find('\n')));
    const bool tells = label.role == LabelRole::message || label.role == LabelRole::status_prefix;
    // Of a document or a list in place of a message only the bracket is on the line.
    const bool has_words = std::count_if(line.begin(), line.end(), is_bracket) <
                           static_cast<std::ptrdiff_t>(line.size());
    if (tells && error.message.empty() && has_words) error.message = line;
    const bool in_words =
        std::any_of(line.begin(), line.end(), is_alpha) && line.find(' ') == std::string_view::npos;
    if (label.role == LabelRole::code && in_words && error.code.empty()) error.code = line;
  }
  if (error.code.empty() || error.message.empty()) return std::nullopt;
  return error;
}

// What is shown of an error without an envelope.
std::string_view told_words(std::string_view record, const JsonMessage& json) {
  if (json.empty()) return error_line(record);
  return json.error.empty() ? json.message : json.error;
}

std::string excerpt_of(std::string_view line) {
  return std::string(trimmed(beginning_within(line, kMostOfExcerpt)));
}

// The same as of clean text, which is made only if there is something to clean away.
std::string masked_error_line(const RawRecord& record, RecentMasks* recent) {
  const auto masked = [&](std::string_view line) {
    return recent == nullptr ? masked_line(line) : recent->masked_line(line);
  };
  const std::string_view text = record.text();
  const auto known_by = [&](std::string_view clean) {
    if (const auto error = labelled_error(clean))
      return std::string(error->code) + ": " + masked(error->message);
    if (const JsonMessage json = json_message(clean); !json.empty()) {
      if (json.message.empty() || json.error.empty())
        return masked(json.message.empty() ? json.error : json.message);
      return masked(json.message) + ": " + masked(json.error);
    }
    const std::string_view line = error_line(clean);
    return masked(line.substr(box_prefix(line)));
  };
  if (text.find('\x1b') != std::string_view::npos || text.find('\r') != std::string_view::npos)
    return known_by(text_of(record).bytes());
  return known_by(text);
}

void widen(UnexplainedGroup& group, std::optional<std::int64_t> first,
           std::optional<std::int64_t> last) {
  if (first && (!group.first_ms || *first < *group.first_ms)) group.first_ms = first;
  if (last && (!group.last_ms || *last > *group.last_ms)) group.last_ms = last;
}

}  // namespace

UnexplainedLine::UnexplainedLine(const RawRecord& record, std::optional<std::int64_t> ms,
                                 RecentMasks* recent)
    : masked(masked_error_line(record, recent)),
      time_ms(ms),
      viewed_(record.bytes),
      line_(record.line),
      left_columns_(record.left_columns) {
  if (record.inner != nullptr) {
    if (const auto begin = record.inner->verbatim_begin()) {
      printed_ = Span{*begin, *begin + record.inner->size()};
    } else {
      inner_ = *record.inner;
    }
  }
  if (record.jumps != nullptr && !record.jumps->empty()) jumps_ = *record.jumps;
}

void UnexplainedLine::keep_bytes() {
  if (!kept_) kept_ = std::string(viewed_);
}

MappedText UnexplainedLine::clean() const {
  if (!printed_) return text_of({bytes(), line_, inner_ ? &*inner_ : nullptr, nullptr, 0});
  const MappedText printed(bytes().substr(printed_->begin, printed_->end - printed_->begin),
                           printed_->begin);
  return text_of({bytes(), line_, &printed, nullptr, 0});
}

Place UnexplainedLine::place(const std::string& input, Span span) const {
  Place place =
      place_in_record(input, bytes(), line_, jumps_ ? *jumps_ : std::vector<LineJump>(), span);
  if (place.line == line_) place.column += left_columns_;
  return place;
}

// Of two clusters that became one, as if they always had been.
void UnexplainedTally::take_in(Slot& slot, Slot& absorbed) {
  slot.group.count += absorbed.group.count;
  slot.begin = std::min(slot.begin, absorbed.begin);
  widen(slot.group, absorbed.group.first_ms, absorbed.group.last_ms);
  for (std::size_t i = 0; i < absorbed.at.size(); ++i) {
    const auto place = std::upper_bound(slot.at.begin(), slot.at.end(), absorbed.at[i]);
    slot.group.examples.insert(slot.group.examples.begin() + (place - slot.at.begin()),
                               std::move(absorbed.group.examples[i]));
    slot.at.insert(place, absorbed.at[i]);
  }
  slot.at.resize(std::min(slot.at.size(), kExamples));
  slot.group.examples.resize(slot.at.size());
  absorbed = Slot();
}

UnexplainedGroup* UnexplainedTally::count(std::string_view masked, std::optional<std::int64_t> ms) {
  ++count_;
  ClusterTree::Added added = tree_.add(masked);
  if (added.cluster == ClusterTree::kNone) {
    drop_rarest();
    added = tree_.add(masked);
  }
  if (added.cluster >= slots_.size()) slots_.resize(added.cluster + 1);
  Slot& slot = slots_[added.cluster];
  if (slot.begin == 0) slot.begin = count_;
  for (const std::uint32_t other : tree_.absorbed()) take_in(slot, slots_[other]);
  ++slot.group.count;
  widen(slot.group, ms, ms);
  if (slot.group.examples.size() >= kExamples) return nullptr;
  slot.group.examples.reserve(kExamples);
  slot.at.push_back(count_);
  return &slot.group;
}

void UnexplainedTally::add(const UnexplainedLine& line, const std::string& input) {
  UnexplainedGroup* group = count(line.masked, line.time_ms);
  if (group == nullptr) return;
  const MappedText clean = line.clean();
  const auto labelled = labelled_error(clean.bytes());
  const std::string_view text =
      labelled ? labelled->message : told_words(clean.bytes(), json_message(clean.bytes()));
  const auto begin = static_cast<std::size_t>(text.data() - clean.bytes().data());
  group->examples.push_back({line.place(input, clean.origin({begin, begin + text.size()})),
                             excerpt_of(text),
                             path_of(clean, parse_chain(clean.bytes())),
                             {},
                             line.time_ms});
}

void UnexplainedTally::add_failure(const Record& record, const std::string& item,
                                   std::optional<std::int64_t> ms) {
  const std::string_view line = error_line(record.text.bytes());
  const std::string words = masked_line(line);
  UnexplainedGroup* group =
      count(item.empty() || item == line ? words : to_valid_utf8(item) + ": " + words, ms);
  if (group == nullptr) return;
  const auto begin = static_cast<std::size_t>(line.data() - record.text.bytes().data());
  group->examples.push_back({record.place(record.text.origin({begin, begin + line.size()})),
                             excerpt_of(line), record.path, record.job, ms});
}

// Half of them, so that it is seldom done.
void UnexplainedTally::drop_rarest() {
  dropped_ = true;
  std::vector<std::uint32_t> held;
  for (std::uint32_t id = 0; id < slots_.size(); ++id) {
    if (slots_[id].begin != 0) held.push_back(id);
  }
  const auto middle = held.begin() + static_cast<std::ptrdiff_t>((held.size() + 1) / 2);
  // Of those that are as rare the older ones: they had the time to come again.
  std::nth_element(held.begin(), middle - 1, held.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [](const Slot& slot) { return std::tuple(slot.group.count, slot.begin); };
    return key(slots_[a]) < key(slots_[b]);
  });
  for (auto id = held.begin(); id != middle; ++id) {
    tree_.remove(*id);
    slots_[*id] = Slot();
  }
}

std::vector<UnexplainedGroup> UnexplainedTally::groups() const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t id = 0; id < slots_.size(); ++id) {
    if (slots_[id].begin != 0) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [](const Slot& slot) {
      const std::optional<std::int64_t>& first = slot.group.first_ms;
      return std::tuple(UINT64_MAX - slot.group.count, !first, first.value_or(0), slot.begin);
    };
    return key(slots_[a]) < key(slots_[b]);
  });
  order.resize(std::min(order.size(), max_templates_));
  std::vector<UnexplainedGroup> groups;
  for (const std::uint32_t id : order) {
    groups.push_back(slots_[id].group);
    groups.back().template_text = tree_.template_of(id);
  }
  return groups;
}

}  // namespace dtsdoctor
