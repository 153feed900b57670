// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include <utility>

namespace dtsdoctor {

void JsonWriter::line_end() {
  if (indent_ == kOnOneLine) return;
  out_ += '\n';
  out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
}

// What stands between this value or key and what is before it.
void JsonWriter::begin_item() {
  if (std::exchange(has_key_, false) || depth_ == 0) return;
  if (!std::exchange(is_first_, false)) out_ += ',';
  line_end();
}

void JsonWriter::open(char bracket) {
  begin_item();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!std::exchange(is_first_, false)) line_end();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  begin_item();
  append_json_string(name, out_);
  out_ += indent_ == kOnOneLine ? ":" : ": ";
  has_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  begin_item();
  append_json_string(text, out_);
}

void JsonWriter::raw(std::string_view text) {
  begin_item();
  out_ += text;
}

void JsonWriter::value(const nlohmann::ordered_json& tree) {
  if (tree.is_object()) {
    open_object();
    for (const auto& [name, each] : tree.items()) member(name, each);
    close_object();
  } else if (tree.is_array()) {
    open_list();
    for (const auto& each : tree) value(each);
    close_list();
  } else if (tree.is_string()) {
    value(tree.get_ref<const std::string&>());
  } else {
    raw(tree.dump());
  }
}

}  // namespace dtsdoctor
