// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what went wrong is found deep in the program and told in the user's language at
// its edge. A Message therefore is data: a sentence, named by its English wording, and what stands
// in its gaps. It knows no other language (report/problem_words does), and refuses to guess at
// sentences of others: what an operating system or a library said stands as it was said, unless it
// is named by `known`.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace dtsdoctor {

class Message {
 public:
  Message() = default;
  // A sentence of ours, without gaps.
  Message(const char* sentence)  // NOLINT: implicit on purpose
      : sentence_(sentence), english_(sentence) {}
  // A name, a value, a sentence of somebody else: the same in every language.
  Message(std::string text) : english_(std::move(text)) {}  // NOLINT: implicit on purpose

  // "{}" in `sentence` is the next of `parts`.
  Message(std::string_view sentence, std::vector<Message> parts);

  // A text of somebody else's that may be among those we have a wording of.
  [[nodiscard]] static Message known(std::string_view text) { return {text, {}}; }

  [[nodiscard]] const std::string& english() const { return english_; }
  operator std::string_view() const { return english_; }  // NOLINT: implicit on purpose
  [[nodiscard]] bool empty() const { return english_.empty(); }

  // Empty if this is no sentence of ours.
  [[nodiscard]] const std::string& sentence() const { return sentence_; }
  [[nodiscard]] const std::vector<Message>& parts() const { return parts_; }

  friend bool operator==(const Message& a, std::string_view b) { return a.english_ == b; }

 private:
  std::string sentence_;
  std::string english_;
  std::vector<Message> parts_;
};

// `sentence` with its gaps filled: each "{}" by the next part, or all in the order of their
// numbers, "{1}" the first.
[[nodiscard]] std::string fill_gaps(std::string_view sentence,
                                    const std::vector<std::string>& parts);

// A sentence of ours: said("cannot open {}", name). Numbers and texts fill gaps as they stand.
template <typename... Parts>
[[nodiscard]] Message said(std::string_view sentence, const Parts&... parts) {
  const auto part = [](const auto& value) -> Message {
    using Part = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Part, Message>) {
      return value;
    } else {
      return Message(fmt::format("{}", value));
    }
  };
  return {sentence, {part(parts)...}};
}

}  // namespace dtsdoctor
