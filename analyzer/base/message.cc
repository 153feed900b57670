// SPDX-License-Identifier: Apache-2.0
#include "base/message.h"

#include "base/ascii.h"

namespace dtsdoctor {

Message::Message(std::string_view sentence, std::vector<Message> parts)
    : sentence_(sentence), parts_(std::move(parts)) {
  std::vector<std::string> texts;
  for (const Message& part : parts_) texts.push_back(part.english());
  english_ = fill_gaps(sentence_, texts);
}

std::string fill_gaps(std::string_view sentence, const std::vector<std::string>& parts) {
  if (parts.empty()) return std::string(sentence);
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::string_view rest = sentence.substr(at);
    const bool is_numbered =
        rest.size() > 2 && rest[0] == '{' && is_digit(rest[1]) && rest[2] == '}';
    if (!is_numbered && !rest.starts_with("{}")) {
      out += sentence[at++];
      continue;
    }
    const std::size_t part = is_numbered ? static_cast<std::size_t>(rest[1] - '1') : next++;
    if (part < parts.size()) out += parts[part];
    at += is_numbered ? 3 : 2;
  }
  return out;
}

}  // namespace dtsdoctor
