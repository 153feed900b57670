// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a page shows bytes of hostile logs to a browser. Here every text and every
// attribute is escaped on its way in, and an element can only be closed by the one that opened it,
// so that no section of the page has to think of either. It knows no element's meaning, and takes
// markup from nobody but itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dtsdoctor {

// Characters that act without being seen come out as symbols, as in visible(); HTML's own as
// references. `lines`: line ends and tabs stay.
[[nodiscard]] std::string html_escaped(std::string_view text, bool lines = false);

class Html {
 public:
  struct Attribute {
    std::string_view name;
    std::string value;
  };
  using Attributes = std::vector<Attribute>;

  Html& open(std::string_view tag, const Attributes& attributes = {});
  Html& close();
  Html& text(std::string_view text);
  // Inside of <pre>: line ends and tabs stay.
  Html& lines(std::string_view text);
  // open, text, close
  Html& element(std::string_view tag, std::string_view text, const Attributes& attributes = {});
  // An element that has no content: <br>, <meta …>.
  Html& empty(std::string_view tag, const Attributes& attributes = {});
  // The content of <style> or <script>: a constant of the program, as it stands.
  Html& constant(std::string_view markup);
  // A part that was finished elsewhere.
  Html& part(const Html& other);
  // A link, if it leads to the web; else the text alone.
  Html& link(std::string_view url, std::string_view text);

  // From now on, text that is one of these values, as a word of its own, comes out as
  // <var>name</var>. Names and values.
  void name_values(std::vector<std::pair<std::string, std::string>> values);

  [[nodiscard]] const std::string& markup() const { return out_; }
  // Closes what is open.
  [[nodiscard]] std::string take();

 private:
  void append(std::string_view text, bool lines);
  void begin(std::string_view tag, const Attributes& attributes);

  std::string out_;
  std::vector<std::string> open_;
  std::vector<std::pair<std::string, std::string>> values_;
};

}  // namespace dtsdoctor
