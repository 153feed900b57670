// SPDX-License-Identifier: Apache-2.0
#include "input/packing.h"

#include <cstdint>

namespace dtsdoctor {
namespace {

using namespace std::string_view_literals;

struct Magic {
  Packing packing;
  std::string_view bytes;
};

constexpr Magic kMagic[] = {
    {Packing::gzip, "\x1f\x8b\x08"sv},
    {Packing::xz, "\xfd\x37zXZ\0"sv},
    {Packing::zstd, "\x28\xb5\x2f\xfd"sv},
    {Packing::lz4, "\x04\x22\x4d\x18"sv},
    {Packing::zip, "PK\3\4"sv},
    {Packing::zip, "PK\5\6"sv},  // empty
    {Packing::zip, "PK\7\x08PK\3\4"sv},
    {Packing::seven_zip, "7z\xbc\xaf\x27\x1c"sv},
    {Packing::rar, "Rar!\x1a\x07"sv},
    {Packing::lzip, "LZIP\1"sv},
    {Packing::lzop, "\x89LZO\0\r\n\x1a\n"sv},
    {Packing::compress, "\x1f\x9d"sv},
};

// Behind the frames that both zstd and lz4 pass over; pzstd writes one in front of each of its own.
std::size_t behind_skipped_frames(std::string_view head) {
  constexpr std::string_view kMagicRest = "\x2a\x4d\x18"sv;
  constexpr std::size_t kHeader = 8;
  std::size_t at = 0;
  while (at + kHeader <= head.size() && (static_cast<unsigned char>(head[at]) & 0xF0U) == 0x50 &&
         head.substr(at + 1).starts_with(kMagicRest)) {
    std::uint32_t length = 0;  // little endian
    for (std::size_t i = kHeader; i > kHeader / 2; --i)
      length = length << 8U | static_cast<unsigned char>(head[at + i - 1]);
    at += kHeader + std::size_t{length};
  }
  return at;
}

// "BZh", the block size, then the digits of pi (a block) or of its root (the end).
bool is_bzip2(std::string_view head) {
  if (head.size() < 10 || !head.starts_with("BZh")) return false;
  const std::string_view block = head.substr(4, 6);
  return head[3] >= '1' && head[3] <= '9' &&
         (block == "\x31\x41\x59\x26\x53\x59"sv || block == "\x17\x72\x45\x38\x50\x90"sv);
}

// Every kind of tar header holds the sum of its bytes in octal, itself counted as blanks.
bool is_tar(std::string_view head) {
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumSize = 8;
  if (head.size() < kPackingHead || head[0] == '\0') return false;
  std::uint32_t stated = 0;
  bool digits = false;
  for (const char c : head.substr(kSumAt, kSumSize)) {
    if (c >= '0' && c <= '7') {
      stated = stated * 8 + static_cast<std::uint32_t>(c - '0');
      digits = true;
    } else if (c != ' ' || digits) {
      break;
    }
  }
  std::uint32_t sum = kSumSize * ' ';
  for (std::size_t i = 0; i < kPackingHead; ++i) {
    if (i < kSumAt || i >= kSumAt + kSumSize) sum += static_cast<unsigned char>(head[i]);
  }
  return digits && sum == stated;
}

}  // namespace

Packing packing_of(std::string_view head) {
  for (const Magic& magic : kMagic) {
    if (head.starts_with(magic.bytes)) return magic.packing;
  }
  if (const std::size_t at = behind_skipped_frames(head); at > 0) {
    const bool is_lz4 = at < head.size() && packing_of(head.substr(at)) == Packing::lz4;
    return is_lz4 ? Packing::lz4 : Packing::zstd;
  }
  if (is_bzip2(head)) return Packing::bzip2;
  return is_tar(head) ? Packing::tar : Packing::none;
}

bool has_members(Packing packing) {
  return packing == Packing::tar || packing == Packing::zip || packing == Packing::seven_zip;
}

bool is_foreign(Packing packing) {
  return packing == Packing::rar || packing == Packing::lzip || packing == Packing::lzop ||
         packing == Packing::compress;
}

std::string_view name_of(Packing packing) {
  switch (packing) {
    case Packing::none:
      break;
    case Packing::gzip:
      return "gzip";
    case Packing::bzip2:
      return "bzip2";
    case Packing::xz:
      return "xz";
    case Packing::zstd:
      return "zstd";
    case Packing::lz4:
      return "lz4";
    case Packing::tar:
      return "tar archive";
    case Packing::zip:
      return "zip archive";
    case Packing::seven_zip:
      return "7z archive";
    case Packing::rar:
      return "RAR";
    case Packing::lzip:
      return "lzip";
    case Packing::lzop:
      return "lzop";
    case Packing::compress:
      return "compress (.Z)";
  }
  return "plain";
}

}  // namespace dtsdoctor
