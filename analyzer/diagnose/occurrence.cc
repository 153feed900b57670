// SPDX-License-Identifier: Apache-2.0
#include "diagnose/occurrence.h"

#include <string_view>
#include <utility>

namespace dtsdoctor {
namespace {

// Both directions go through the same functions below, so that they cannot differ in order.
class Packer {
 public:
  template <typename T>
  void number(const T& value) {
    auto rest = static_cast<std::uint64_t>(value);
    for (; rest >= 0x80; rest >>= 7) bytes_ += static_cast<char>(rest | 0x80);
    bytes_ += static_cast<char>(rest);
  }

  // Most texts are a piece of the line.
  void text(const std::string& value) {
    constexpr std::size_t kLeast = 4;  // what a reference takes
    const std::size_t at = value.size() < kLeast ? std::string::npos : line_.find(value);
    number(value.size() * 2 + (at == std::string::npos ? 0 : 1));
    if (at == std::string::npos) {
      bytes_ += value;
    } else {
      number(at);
    }
  }

  void line(const std::string& value) {
    text(value);
    line_ = value;
  }

  template <typename T>
  std::size_t count(const std::vector<T>& rows) {
    number(rows.size());
    return rows.size();
  }

  template <typename T>
  bool has(const T& optional) {
    const bool is_set = static_cast<bool>(optional);
    number(is_set);
    return is_set;
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::string_view line_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  void number(T& value) {
    value = static_cast<T>(next());
  }

  void text(std::string& value) {
    const std::uint64_t head = next();
    const auto size = static_cast<std::size_t>(head / 2);
    if (head % 2 == 1) {
      value = line_.substr(static_cast<std::size_t>(next()), size);
    } else {
      value = rest_.substr(0, size);
      rest_.remove_prefix(size);
    }
  }

  void line(std::string& value) {
    text(value);
    line_ = value;
  }

  template <typename T>
  std::size_t count(std::vector<T>& rows) {
    rows.resize(static_cast<std::size_t>(next()));
    return rows.size();
  }

  template <typename T>
  bool has(std::optional<T>& optional) {
    const bool is_set = next() != 0;
    if (is_set) optional.emplace();
    return is_set;
  }

 private:
  std::uint64_t next() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
  }

  std::string_view rest_;
  std::string_view line_;
};

// `Each` is one of the above; what it goes over is const for a Packer.

template <typename Each, typename P>
void go_over_place(Each& each, P& place) {
  each.text(place.input);
  each.number(place.line);
  each.number(place.column);
  each.number(place.length);
  each.number(place.mark_begin);
  each.number(place.mark_end);
}

template <typename Each, typename C>
void go_over_capture(Each& each, C& capture) {
  each.text(capture.name);
  each.text(capture.value);
  each.number(capture.column);
  each.number(capture.length);
  each.number(capture.mark.begin);
  each.number(capture.mark.end);
}

void go_over_elsewhere(Packer& each, const CapturedValue& capture) {
  if (!each.has(capture.elsewhere)) return;
  go_over_place(each, *capture.elsewhere);
  each.text(capture.elsewhere->text);
}

void go_over_elsewhere(Unpacker& each, CapturedValue& capture) {
  std::optional<Place> place;
  if (!each.has(place)) return;
  go_over_place(each, *place);
  each.text(place->text);
  capture.elsewhere = std::make_shared<const Place>(std::move(*place));
}

template <typename Each, typename L>
void go_over_link(Each& each, L& link) {
  each.text(link.exception);
  each.text(link.component);
  each.text(link.code);
  each.text(link.text);
  each.number(link.raw.begin);
  each.number(link.raw.end);
  if (!each.has(link.retry)) return;
  each.number(link.retry->times);
  each.number(link.retry->seconds);
  if (each.has(link.retry->limit)) each.number(*link.retry->limit);
}

template <typename Each, typename O>
void go_over(Each& each, O& occurrence) {
  each.line(occurrence.place.text);  // first: the others refer to it
  go_over_place(each, occurrence.place);
  each.text(occurrence.excerpt);
  const std::size_t captures = each.count(occurrence.captures);
  for (std::size_t i = 0; i < captures; ++i) {
    go_over_capture(each, occurrence.captures[i]);
    go_over_elsewhere(each, occurrence.captures[i]);
  }
  const std::size_t links = each.count(occurrence.path);
  for (std::size_t i = 0; i < links; ++i) go_over_link(each, occurrence.path[i]);
  each.text(occurrence.call.status);
  each.text(occurrence.call.product);
  each.text(occurrence.call.operation);
  if (each.has(occurrence.time)) each.number(*occurrence.time);
}

}  // namespace

Place Occurrence::place_of(const CapturedValue& capture) const {
  if (capture.elsewhere != nullptr) return *capture.elsewhere;
  return {place.input, place.line,         capture.column,  capture.length,
          place.text,  capture.mark.begin, capture.mark.end};
}

void Occurrence::forget_lines() {
  const auto forget = [](Place& of) {
    of.text.clear();
    of.mark_begin = of.mark_end = 0;
  };
  forget(place);
  for (CapturedValue& capture : captures) {
    capture.mark = {};
    if (capture.elsewhere == nullptr) continue;
    Place there = *capture.elsewhere;
    forget(there);
    capture.elsewhere = std::make_shared<const Place>(std::move(there));
  }
}

void Occurrences::add(const Occurrence& occurrence) {
  Packer packer;
  go_over(packer, occurrence);
  constexpr std::size_t kFew = 8;
  if (ends_.size() < kFew) {  // as mostly: no room to grow
    std::string exact;
    exact.reserve(packed_.size() + packer.bytes().size());
    exact += packed_;
    packed_ = std::move(exact);
    ends_.reserve(ends_.size() + 1);
  }
  packed_ += packer.bytes();
  ends_.push_back(packed_.size());
}

Occurrence Occurrences::at(std::size_t index) const {
  Occurrence out;
  const std::size_t begin = index == 0 ? 0 : ends_.at(index - 1);
  Unpacker unpacker(std::string_view(packed_).substr(begin, ends_.at(index) - begin));
  go_over(unpacker, out);
  return out;
}

}  // namespace dtsdoctor
