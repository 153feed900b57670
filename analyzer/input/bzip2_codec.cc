// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "input/loaded_library.h"
#include "input/stream_codec.h"

namespace dtsdoctor {
namespace {

// bz_stream of libbz2 1.0.
struct Stream {
  char* next_in = nullptr;
  unsigned avail_in = 0;
  unsigned total_in[2] = {};
  char* next_out = nullptr;
  unsigned avail_out = 0;
  unsigned total_out[2] = {};
  void* state = nullptr;
  void* (*allocate)(void*, int, int) = nullptr;
  void (*release)(void*, void*) = nullptr;
  void* opaque = nullptr;
};

constexpr int kOk = 0;
constexpr int kStreamEnd = 4;

struct Library {
  int (*open)(Stream*, int, int) = nullptr;
  int (*decompress)(Stream*) = nullptr;
  int (*end)(Stream*) = nullptr;
  bool complete = false;
};

const Library& library() {
  static const Library kLibrary = [] {
    Library found;
    LoadedLibrary loaded("libbz2.so.1.0", "libbz2.so.1");
    loaded.find("BZ2_bzDecompressInit", found.open);
    loaded.find("BZ2_bzDecompress", found.decompress);
    loaded.find("BZ2_bzDecompressEnd", found.end);
    found.complete = loaded.complete();
    return found;
  }();
  return kLibrary;
}

class Bzip2Codec : public StreamCodec {
 public:
  ~Bzip2Codec() override { close(); }

  Step step(std::string_view packed, bool, char* to, std::size_t room) override {
    if (!is_open_ && packed.empty()) return {0, 0, State::whole};
    // Each part is a stream of its own.
    if (!is_open_ && !open()) return {0, 0, State::damaged};
    const auto most = [](std::size_t size) {
      return static_cast<unsigned>(
          std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
    };
    stream_.next_in = const_cast<char*>(packed.data());  // NOLINT: it only reads
    stream_.avail_in = most(packed.size());
    stream_.next_out = to;
    stream_.avail_out = most(room);
    const int status = library().decompress(&stream_);
    const Step step{most(packed.size()) - stream_.avail_in, most(room) - stream_.avail_out,
                    status == kStreamEnd ? State::whole
                    : status == kOk      ? State::within
                                         : State::damaged};
    if (status == kStreamEnd) close();
    return step;
  }

 private:
  bool open() {
    stream_ = Stream();
    is_open_ = library().open(&stream_, 0, 0) == kOk;
    return is_open_;
  }

  void close() {
    if (is_open_) (void)library().end(&stream_);
    is_open_ = false;
  }

  Stream stream_;
  bool is_open_ = false;
};

}  // namespace

std::unique_ptr<StreamCodec> bzip2_codec() {
  return library().complete ? std::make_unique<Bzip2Codec>() : nullptr;
}

}  // namespace dtsdoctor
