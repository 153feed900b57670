// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a report may be large, and a tree of it many times so. This writes JSON value by
// value, spelled as json_text() spells a tree: nothing acts on a terminal, and every parser reads
// it. What a type of its own looks like is said by a write(const T&, JsonWriter&) beside it. It
// refuses to check its caller: what is opened must be closed, and members need keys.
#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "report/json_text.h"

namespace dtsdoctor {

class JsonWriter {
 public:
  // `indent`: blanks a level, or kOnOneLine.
  explicit JsonWriter(int indent) : indent_(indent) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_list() { open('['); }
  void close_list() { close(']'); }
  void key(std::string_view name);

  // Keys and their values in turn.
  template <typename... Members>
  void object(const Members&... members) {
    open_object();
    put(members...);
    close_object();
  }

  template <typename T>
  void member(std::string_view name, const T& of) {
    key(name);
    value(of);
  }

  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { raw(truth ? "true" : "false"); }
  void value(const nlohmann::ordered_json& tree);

  template <typename T>
  void value(const std::optional<T>& some) {
    if (some) {
      value(*some);
    } else {
      raw("null");
    }
  }
  template <typename T>
  void value(const std::vector<T>& all) {
    open_list();
    for (const T& each : all) value(each);
    close_list();
  }
  template <typename T>
  void value(const std::map<std::string, T>& all) {
    open_object();
    for (const auto& [name, each] : all) member(name, each);
    close_object();
  }
  // A number, a function that writes the value, or a type of its own.
  template <typename T>
  void value(const T& of) {
    if constexpr (std::integral<T>) {
      raw(std::to_string(of));
    } else if constexpr (std::is_invocable_v<const T&>) {
      of();
    } else {
      write(of, *this);
    }
  }

  // What was written up to now and not taken.
  std::string& written() { return out_; }

 private:
  void put() {}
  template <typename T, typename... Rest>
  void put(std::string_view name, const T& of, const Rest&... rest) {
    member(name, of);
    put(rest...);
  }

  void open(char bracket);
  void close(char bracket);
  void begin_item();
  void raw(std::string_view text);
  void line_end();

  int indent_;
  std::size_t depth_ = 0;
  bool is_first_ = true;  // in what is open
  bool has_key_ = false;
  std::string out_;
};

}  // namespace dtsdoctor
