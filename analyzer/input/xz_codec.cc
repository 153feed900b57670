// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "input/loaded_library.h"
#include "input/stream_codec.h"

namespace dtsdoctor {
namespace {

// lzma_stream of liblzma 5.
struct Stream {
  const std::uint8_t* next_in = nullptr;
  std::size_t avail_in = 0;
  std::uint64_t total_in = 0;
  std::uint8_t* next_out = nullptr;
  std::size_t avail_out = 0;
  std::uint64_t total_out = 0;
  const void* allocator = nullptr;
  void* internal = nullptr;
  void* reserved_pointers[4] = {};
  std::uint64_t reserved_numbers[2] = {};
  std::size_t reserved_sizes[2] = {};
  int reserved_enums[2] = {};
};

constexpr int kOk = 0;
constexpr int kStreamEnd = 1;
constexpr int kNoProgress = 10;
constexpr int kRun = 0;
constexpr int kFinish = 3;
constexpr std::uint32_t kConcatenated = 0x08;                  // parts, one behind the other
constexpr std::uint64_t kMostMemory = std::uint64_t{1} << 30;  // as libarchive has it

struct Library {
  int (*open)(Stream*, std::uint64_t, std::uint32_t) = nullptr;
  int (*code)(Stream*, int) = nullptr;
  void (*end)(Stream*) = nullptr;
  bool complete = false;
};

const Library& library() {
  static const Library kLibrary = [] {
    Library found;
    LoadedLibrary loaded("liblzma.so.5");
    loaded.find("lzma_stream_decoder", found.open);
    loaded.find("lzma_code", found.code);
    loaded.find("lzma_end", found.end);
    found.complete = loaded.complete();
    return found;
  }();
  return kLibrary;
}

class XzCodec : public StreamCodec {
 public:
  ~XzCodec() override { library().end(&stream_); }

  [[nodiscard]] bool open() { return library().open(&stream_, kMostMemory, kConcatenated) == kOk; }

  Step step(std::string_view packed, bool last, char* to, std::size_t room) override {
    if (ended_) return {0, 0, packed.empty() ? State::whole : State::damaged};
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    stream_.avail_in = packed.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(to);
    stream_.avail_out = room;
    const int status = library().code(&stream_, last ? kFinish : kRun);
    ended_ = status == kStreamEnd;
    const bool is_fine = ended_ || status == kOk || status == kNoProgress;
    return {packed.size() - stream_.avail_in, room - stream_.avail_out,
            !is_fine ? State::damaged
            : ended_ ? State::whole
                     : State::within};
  }

 private:
  Stream stream_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<StreamCodec> xz_codec() {
  if (!library().complete) return nullptr;
  auto codec = std::make_unique<XzCodec>();
  if (!codec->open()) return nullptr;
  return codec;
}

}  // namespace dtsdoctor
