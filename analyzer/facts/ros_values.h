// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a ROS template says much by reference: parameters with defaults, names of other
// resources, texts put together. This says what such a value is where the template alone decides.
// What a stack is given, what an account or a region is at run time stays unknown.
#pragma once

#include <optional>

#include "base/json.h"

namespace dtsdoctor {

class RosValues {
 public:
  // `root` is the template, and outlives this.
  explicit RosValues(const JsonValue& root);

  // The tree with a string for each function in it. Nothing if one of them is not known.
  [[nodiscard]] std::optional<JsonValue> resolved(const JsonValue& value) const;

  // Is it a function of ROS: {"Ref": …}, {"Fn::…": …}?
  [[nodiscard]] static bool is_function(const JsonValue& value);

 private:
  [[nodiscard]] std::optional<std::string> text_of(const JsonValue& value, int depth) const;
  [[nodiscard]] std::optional<std::string> function(const JsonMember& function, int depth) const;
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> attribute(std::string_view resource,
                                                     std::string_view name, int depth) const;
  [[nodiscard]] std::optional<std::string> filled_in(std::string_view pattern, int depth) const;

  const JsonValue* parameters_;
  const JsonValue* resources_;
};

}  // namespace dtsdoctor
