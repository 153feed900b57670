// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: everything behind it works on UTF-8, whatever a console wrote. It turns UTF-16
// (seen at the beginning) and GBK (asked line by line, for files are mixed) into UTF-8 and drops a
// byte order mark, in bounded memory and at next to no cost where all is ASCII. Bytes that are no
// text in any of these stay as they are: they are data. Lines and columns count in its output.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_source.h"
#include "input/gb18030.h"
#include "input/utf16.h"

namespace dtsdoctor {

class DecodedSource : public ByteSource {
 public:
  // `source` must outlive it. `is_live`: it may pause, and what form it has is decided by what its
  // first read gives.
  explicit DecodedSource(ByteSource& source, bool is_live = false)
      : source_(source), is_live_(is_live) {}

  // An error of the source comes after all that could be read, and again if asked again.
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;

  [[nodiscard]] bool is_ready(std::chrono::milliseconds moment) override {
    return out_begin_ < out_.size() || source_.is_ready(moment);
  }

  // Bytes taken from the source, before any decoding.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  [[nodiscard]] Result<bool> read_once(std::string& head);
  void begin();
  void take(std::string_view bytes);
  void take_8_bit(std::string_view bytes);
  void decide_held(bool at_end);
  void end();

  ByteSource& source_;
  bool is_live_;
  std::uint64_t bytes_read_ = 0;
  bool begun_ = false;
  bool ended_ = false;
  std::optional<Problem> problem_;
  std::optional<Utf16Decoder> utf16_;
  Gb18030Converter gb18030_;
  bool begins_line_ = true;  // held_ does, but for blanks
  std::string held_;         // from the first byte of a line that is not ASCII: not decided yet
  std::string out_;          // decoded, not handed out
  std::size_t out_begin_ = 0;
};

// The same for a text that is in memory.
[[nodiscard]] std::string decode_text(std::string_view bytes);

}  // namespace dtsdoctor
