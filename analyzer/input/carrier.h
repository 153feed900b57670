// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: container runtimes, log daemons and CI systems store the output of a program
// line by line, each line in a wrapping of its own, sometimes one in the other. Records can only be
// put together from what is inside. It takes the wrappings off one line and says who printed it. It
// joins nothing, and it takes off no header that belongs to a message.
#pragma once

#include <string>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

struct CarriedLine {
  std::string_view text;                // what the program printed
  std::string_view stream;              // who printed it; empty for a line without a wrapping
  const MappedText* decoded = nullptr;  // holds `text` if it does not stand in the line as it is
  std::size_t begin = 0;                // of `text` in `decoded`, else in the line
  bool wrapped = false;                 // `text` is not the line
  bool partial = false;                 // the next line of the stream goes on within this one
  bool glued = false;                   // goes on within the last line of its stream
  bool goes_on_bare = false;            // further lines of a message may stand without the wrapping
};

// From a line that begins with it on, a job of Jenkins has the names of its branches in front.
inline constexpr std::string_view kPipelineMark = "[Pipeline]";

// Bytes of the key that SLS's console puts in front of what was printed, below its own fields; 0 if
// the text has none.
[[nodiscard]] std::size_t console_value(std::string_view text);

class CarrierReader {
 public:
  // `in_pipeline`: a line that only Jenkins' pipelines print was seen before.
  explicit CarrierReader(bool in_pipeline = false) : is_jenkins_(in_pipeline) {}

  // The next line is not the one below the last one.
  void skip_line() { console_copy_ = false; }

  // Was one by now?
  [[nodiscard]] bool in_pipeline() const { return is_jenkins_; }

  // `line` is without "\n"; `plain`: it is sure to hold neither a tab nor an escape. The result
  // points into it and into the reader; valid until either goes.
  [[nodiscard]] const CarriedLine& take_off(std::string_view line, bool plain = false);

 private:
  bool take_one();
  bool take_prefix();
  bool take_json();
  bool take_annotation();
  bool take_branch();
  bool take_octal();
  bool take_console_copy();
  void show();
  void keep(std::size_t begin, std::size_t end);
  void replace(MappedText inner);
  [[nodiscard]] std::string_view base() const;

  std::string_view line_;
  CarriedLine carried_;
  MappedText decoded_;
  std::string stream_;
  bool plain_ = false;
  bool in_syslog_ = false;
  bool is_jenkins_ = false;    // a line that only Jenkins' pipelines print was seen
  bool console_copy_ = false;  // the line before was a "__tag__:value" of SLS's console
};

}  // namespace dtsdoctor
