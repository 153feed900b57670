// SPDX-License-Identifier: Apache-2.0
#include "input/loaded_library.h"
#include "input/stream_codec.h"

namespace dtsdoctor {
namespace {

// ZSTD_inBuffer and ZSTD_outBuffer of libzstd 1.
struct In {
  const void* bytes;
  std::size_t size;
  std::size_t at;
};
struct Out {
  void* bytes;
  std::size_t size;
  std::size_t at;
};

struct Library {
  void* (*open)() = nullptr;
  std::size_t (*end)(void*) = nullptr;
  std::size_t (*decompress)(void*, Out*, In*) = nullptr;
  unsigned (*is_error)(std::size_t) = nullptr;
  bool complete = false;
};

const Library& library() {
  static const Library kLibrary = [] {
    Library found;
    LoadedLibrary loaded("libzstd.so.1");
    loaded.find("ZSTD_createDStream", found.open);
    loaded.find("ZSTD_freeDStream", found.end);
    loaded.find("ZSTD_decompressStream", found.decompress);
    loaded.find("ZSTD_isError", found.is_error);
    found.complete = loaded.complete();
    return found;
  }();
  return kLibrary;
}

class ZstdCodec : public StreamCodec {
 public:
  ZstdCodec() : stream_(library().open()) {}
  ~ZstdCodec() override { (void)library().end(stream_); }

  [[nodiscard]] bool is_open() const { return stream_ != nullptr; }

  Step step(std::string_view packed, bool, char* to, std::size_t room) override {
    // Where a frame ended, asking on would begin the next one.
    if (packed.empty() && whole_) return {0, 0, State::whole};
    In in{packed.data(), packed.size(), 0};
    Out out{to, room, 0};
    const std::size_t left = library().decompress(stream_, &out, &in);
    if (library().is_error(left) != 0) return {in.at, out.at, State::damaged};
    whole_ = left == 0;
    return {in.at, out.at, whole_ ? State::whole : State::within};
  }

 private:
  void* stream_;
  bool whole_ = false;
};

}  // namespace

std::unique_ptr<StreamCodec> zstd_codec() {
  if (!library().complete) return nullptr;
  auto codec = std::make_unique<ZstdCodec>();
  if (!codec->is_open()) return nullptr;
  return codec;
}

}  // namespace dtsdoctor
