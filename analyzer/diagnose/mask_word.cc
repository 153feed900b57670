// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "diagnose/masker.h"
#include "diagnose/time_shape.h"

namespace dtsdoctor {

void Masker::take_word() {
  const std::size_t begin = at_;
  std::size_t end = begin;
  unsigned flags = 0;
  for (; end < line_.size(); ++end) {
    const unsigned char each = word_flags(line_[end]);
    if (each == 0) break;
    flags |= each;
  }
  const bool high = (flags & kHasHigh) != 0;
  high_ = high_ || high;
  // Joints at the end are punctuation.
  at_ = end;
  while (at_ > begin && class_of(line_[at_ - 1]) == kJoint) --at_;
  if (at_ == begin) {
    at_ = end;
    return keep(line_.substr(begin, end - begin));
  }
  const std::string_view word = line_.substr(begin, at_ - begin);
  if ((flags & kHasDigit) == 0) return take_letters(word, begin, (flags & kHasDot) != 0);
  if (high) {
    mask_digits(word);
  } else {
    mask_word(word, flags);
  }
  // "1045 (28000)"
  if (next() != ' ' || next(1) != '(') announced_ = Announces::nothing;
}

void Masker::take_letters(std::string_view word, std::size_t begin, bool dot) {
  if (next() == ':' && word.size() <= 4 && is_hex(word[0]) && take_address(begin)) return;
  if (const std::size_t date = word.size() == 3 ? spelled_date_length(line_.substr(begin)) : 0;
      date > 0) {
    at_ = begin + date;
    emit("<time>");
  } else if (!dot || !take_host(word)) {
    keep(word);
  }
  announced_ = announced_by(word);
}

bool Masker::take_address(std::size_t begin) {
  const std::size_t length = address_length(line_.substr(begin));
  if (begin + length <= at_) return false;
  at_ = begin + length;
  emit("<id>");
  return true;
}

bool Masker::take_host(std::string_view word) {
  const std::size_t port = next() == ':' ? digits_at(line_, at_ + 1) : 0;
  if (!is_host_name(word, port >= 2)) return false;
  emit_host();
  return true;
}

void Masker::emit_host() {
  if (next() == ':' && is_digit(next(1))) at_ += 1 + digits_at(line_, at_ + 1);
  emit("<host>");
}

// Between characters of other scripts only the digits are told apart.
void Masker::mask_digits(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t count = digits_at(word, i);
    if (count == 0) {
      out_ += word[i++];
    } else if (announced_ != Announces::nothing ||
               announced_by(word.substr(0, i)) == Announces::code) {
      keep(word.substr(i, count));
    } else {
      emit("<num>");
    }
    i += count;
  }
}

void Masker::mask_word(std::string_view word, unsigned flags) {
  if (word[0] == '-' && word.size() > 1) word.remove_prefix(1);
  const std::string_view from = line_.substr(at_ - word.size());
  if (is_code(word)) return keep(word);
  if (is_digit(word[0])) {
    if (const std::size_t time = std::max(stamp_length(from), date_length(from)); time > 0) {
      at_ += time - word.size();
      return emit("<time>");
    }
  }
  if (next() == ':' && take_address(at_ - word.size())) return;
  if ((flags & kHasLetter) == 0) return mask_number(word);
  if (is_hex_id(word)) return emit("<id>");
  if (is_digit(word[0]) && take_joined_unit(word)) return;
  if ((flags & kHasDot) != 0 && take_host(word)) return;
  mask_parts(word);
}

// Where an error is named stands a code: in front of a colon, behind one, at the beginning.
bool Masker::is_code(std::string_view word) const {
  if (announced_ != Announces::nothing && may_be_announced(word)) return true;
  return is_dashed_code(word) ||
         (may_be_code(word) && (out_.empty() || next() == ':' || out_.ends_with(": ")));
}

void Masker::mask_number(std::string_view word) {
  const bool address =
      std::count(word.begin(), word.end(), '.') == 3 && word.find('-') == std::string_view::npos;
  if (address) return emit_host();
  emit("<num>");
  skip_unit();
}

// "4.1 KB", "512 B", "30 ms": which unit a quantity has is part of the number.
void Masker::skip_unit() {
  const std::size_t begin = at_ + (next() == ' ' ? 1 : 0);
  std::size_t end = begin;
  while (end < line_.size() && end - begin <= 3 && is_alpha(line_[end])) ++end;
  if (end < line_.size() && in_word(line_[end]) && line_[end] != '.') return;
  if (!is_unit(line_.substr(begin, end - begin), false)) return;
  at_ = end;
  size_end_ = out_.size();
}

// "30ms", "1.5GB", "30s"
bool Masker::take_joined_unit(std::string_view word) {
  const std::size_t unit = word.find_first_not_of("0123456789.");
  if (!is_unit(word.substr(unit), true)) return false;
  emit("<num>");
  size_end_ = out_.size();
  return true;
}

void Masker::mask_parts(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    std::size_t end = at;
    while (end < word.size() && class_of(word[end]) != kJoint) ++end;
    mask_part(word.substr(at, end - at));
    for (at = end; at < word.size() && class_of(word[at]) == kJoint; ++at) {
      // "blk_-17": the sign is part of the number
      if (word[at] != '-' || at == end || end == 0) out_ += word[at];
    }
  }
}

// A part of an identifier: "attempt", "1445144423722", "m", "000001".
void Masker::mask_part(std::string_view part) {
  std::size_t digits = 0;
  std::size_t turns = 0;  // between letters and digits
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool digit = is_digit(part[i]);
    if (digit) ++digits;
    if (i > 0 && digit != is_digit(part[i - 1])) ++turns;
  }
  if (digits == 0) return keep(part);
  if (digits == part.size()) return emit("<num>");
  if (is_hex_id(part)) return emit("<id>");
  if (turns == 1 && is_alpha(part[0])) {
    if (digits <= 2) return keep(part);
    keep(part.substr(0, part.size() - digits));
    return emit("<num>");
  }
  if (digits >= 3 || turns >= 3) return emit("<id>");
  keep(part);
}

}  // namespace dtsdoctor
