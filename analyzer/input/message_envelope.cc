// SPDX-License-Identifier: Apache-2.0
#include "input/message_envelope.h"

#include <string_view>
#include <vector>

#include "input/labels.h"

namespace dtsdoctor {

MappedText without_status_prefix(MappedText message) {
  if (!may_hold_status_prefix(message.bytes())) return message;
  const std::vector<Label> labels = find_labels(message.bytes());
  if (labels.empty() || labels[0].role != LabelRole::status_prefix || labels[0].begin != 0)
    return message;
  return message.slice(labels[0].value.begin, labels[0].value.end);
}

void take_code_from_message(Layer& layer, const IsKnownCode& is_known_code) {
  constexpr std::string_view kClass = "Exception: ";
  const std::string_view words = layer.message.bytes();
  const std::size_t name = words.substr(0, words.find(' ') + 1).find(kClass);
  const std::size_t begin = name == std::string_view::npos ? 0 : name + kClass.size();
  const std::size_t colon = words.find(": ", begin);
  if (colon == std::string_view::npos) return;
  Span code = {begin, colon > begin && words[colon - 1] == ' ' ? colon - 1 : colon};
  std::size_t rest = colon + std::string_view(": ").size();
  if (!is_known_code(words.substr(code.begin, code.end - code.begin))) {
    const auto within = find_code(words, begin, is_known_code);
    if (!within || name != std::string_view::npos) return;
    code = within->code;
    rest = within->message.begin;
    if (!is_known_code(words.substr(code.begin, code.end - code.begin))) return;
  }
  const std::size_t inner = words.find(" : ", rest);
  const bool has_inner =
      inner != std::string_view::npos && looks_like_code(words.substr(rest, inner - rest));
  // INNER is RAM's; DTS marks its own.
  const bool is_own = words.substr(code.begin).starts_with("DTS.");
  if (name == std::string_view::npos && !has_inner && !is_own) return;
  layer.code = layer.message.slice(code.begin, code.end);
  layer.message = layer.message.slice(rest, words.size());
}

}  // namespace dtsdoctor
