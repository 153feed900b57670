// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "input/loaded_library.h"
#include "input/stream_codec.h"

namespace dtsdoctor {
namespace {

constexpr unsigned kVersion = 100;         // LZ4F_VERSION of liblz4 1
constexpr std::size_t kShortestFrame = 7;  // LZ4F_HEADER_SIZE_MIN

struct Library {
  std::size_t (*open)(void**, unsigned) = nullptr;
  std::size_t (*end)(void*) = nullptr;
  std::size_t (*decompress)(void*, void*, std::size_t*, const void*, std::size_t*,
                            const void*) = nullptr;
  unsigned (*is_error)(std::size_t) = nullptr;
  bool complete = false;
};

const Library& library() {
  static const Library kLibrary = [] {
    Library found;
    LoadedLibrary loaded("liblz4.so.1");
    loaded.find("LZ4F_createDecompressionContext", found.open);
    loaded.find("LZ4F_freeDecompressionContext", found.end);
    loaded.find("LZ4F_decompress", found.decompress);
    loaded.find("LZ4F_isError", found.is_error);
    found.complete = loaded.complete();
    return found;
  }();
  return kLibrary;
}

class Lz4Codec : public StreamCodec {
 public:
  Lz4Codec() {
    if (library().is_error(library().open(&context_, kVersion)) != 0) context_ = nullptr;
  }
  ~Lz4Codec() override {
    if (context_ != nullptr) (void)library().end(context_);
  }

  [[nodiscard]] bool is_open() const { return context_ != nullptr; }

  // A block at a time: when one turns out to be damaged, what the same call had unpacked before it
  // would be lost.
  Step step(std::string_view packed, bool, char* to, std::size_t room) override {
    if (packed.empty() && whole_) return {0, 0, State::whole};
    std::size_t taken = std::min(packed.size(), wanted_);
    std::size_t given = room;
    const std::size_t wanted =
        library().decompress(context_, to, &given, packed.data(), &taken, nullptr);
    if (library().is_error(wanted) != 0) return {taken, given, State::damaged};
    whole_ = wanted == 0;
    wanted_ = std::max(wanted, kShortestFrame);
    return {taken, given, whole_ ? State::whole : State::within};
  }

 private:
  void* context_ = nullptr;
  std::size_t wanted_ = kShortestFrame;
  bool whole_ = false;
};

}  // namespace

std::unique_ptr<StreamCodec> lz4_codec() {
  if (!library().complete) return nullptr;
  auto codec = std::make_unique<Lz4Codec>();
  if (!codec->is_open()) return nullptr;
  return codec;
}

}  // namespace dtsdoctor
