// SPDX-License-Identifier: Apache-2.0
#include "input/decode.h"

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kHead = 4096;
// Of a longer line so much is decided at a time.
constexpr std::size_t kMostHeld = std::size_t{1} << 16;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ascii(std::string_view text) { return ascii_length(text) == text.size(); }

}  // namespace

Result<bool> DecodedSource::read_once(std::string& head) {
  head.resize(kHead);
  const Result<std::size_t> got = source_.read(head.data(), head.size());
  head.resize(got.ok() ? *got : 0);
  if (!got.ok()) return got.problem();
  return head.empty();
}

void DecodedSource::begin() {
  begun_ = true;
  std::string head;
  const Result<bool> ended = is_live_ ? read_once(head) : read_up_to(source_, kHead, head);
  bytes_read_ += head.size();
  if (!ended.ok()) problem_ = ended.problem();
  const Utf16Form form = find_utf16(head);
  if (form.found) utf16_.emplace(form.order);
  std::string_view rest = std::string_view(head).substr(form.mark);
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  take(rest);
  if (!ended.ok() || *ended) end();
}

void DecodedSource::end() {
  ended_ = true;
  decide_held(true);
  if (utf16_) utf16_->finish(out_);
}

Result<std::size_t> DecodedSource::read(char* to, std::size_t size) {
  if (!begun_) begin();
  while (true) {
    if (out_begin_ < out_.size()) {
      const std::size_t count = out_.copy(to, size, out_begin_);
      out_begin_ += count;
      return count;
    }
    out_.clear();
    out_begin_ = 0;
    if (ended_) {
      if (problem_) return *problem_;
      return std::size_t{0};
    }
    const Result<std::size_t> got = source_.read(to, size);
    if (!got.ok()) problem_ = got.problem();
    if (!got.ok() || *got == 0) {
      end();
      continue;
    }
    bytes_read_ += *got;
    const std::string_view bytes(to, *got);
    if (!utf16_ && held_.empty()) {
      if (is_ascii(bytes)) return *got;
      const std::string_view lines = bytes.substr(0, bytes.rfind('\n') + 1);
      if (!lines.empty() && is_valid_utf8(lines)) {  // they stay where they are
        take(bytes.substr(lines.size()));
        return lines.size();
      }
    }
    take(bytes);
  }
}

void DecodedSource::take(std::string_view bytes) {
  if (utf16_) {
    utf16_->decode(bytes, out_);
  } else {
    take_8_bit(bytes);
  }
}

void DecodedSource::take_8_bit(std::string_view bytes) {
  while (!bytes.empty()) {
    if (held_.empty()) {
      const std::size_t plain = ascii_length(bytes);
      const std::string_view passed = bytes.substr(0, plain);
      const std::size_t line = passed.rfind('\n') + 1;
      begins_line_ = (begins_line_ || line > 0) &&
                     passed.find_first_not_of(" \t", line) == std::string_view::npos;
      out_.append(passed);
      bytes.remove_prefix(plain);
    }
    const std::string_view piece = bytes.substr(0, kMostHeld);
    const std::size_t line_end = piece.find('\n');
    const bool whole = line_end != std::string_view::npos;
    held_.append(piece.substr(0, whole ? line_end + 1 : piece.size()));
    bytes.remove_prefix(whole ? line_end + 1 : piece.size());
    if (whole || held_.size() >= kMostHeld) decide_held(whole);
  }
}

// `complete`: no byte will follow that belongs to the last character.
void DecodedSource::decide_held(bool complete) {
  std::size_t decided = valid_utf8_length(held_);
  const bool utf8 = decided == held_.size() || (!complete && held_.size() - decided < 4);
  const Gb18030Reading reading = utf8 ? Gb18030Reading() : read_as_gb18030(held_, begins_line_);
  const std::string_view chinese = std::string_view(held_).substr(0, reading.length);
  if (reading.is_chinese && gb18030_.convert(chinese, out_)) {
    decided = reading.length;
  } else {
    if (!utf8) decided = held_.size();
    out_.append(held_, 0, decided);
  }
  held_.erase(0, decided);
  begins_line_ = complete || (begins_line_ && decided == 0);
  if (!complete) return;
  out_.append(held_);
  held_.clear();
}

std::string decode_text(std::string_view bytes) {
  const std::unique_ptr<ByteSource> source = read_memory(bytes);
  DecodedSource decoded(*source);
  std::string out;
  (void)read_up_to(decoded, std::string::npos, out);  // memory has no I/O errors
  return out;
}

}  // namespace dtsdoctor
