// SPDX-License-Identifier: Apache-2.0
#include "input/gzip_source.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "input/loaded_library.h"

namespace dtsdoctor {
namespace {

constexpr int kGzipOnly = 15 + 16;  // the largest window, and no other wrapping

struct Zlib {
  decltype(&::inflateInit2_) init = nullptr;
  decltype(&::inflate) inflate = nullptr;
  decltype(&::inflateReset) reset = nullptr;
  decltype(&::inflateEnd) end = nullptr;
};

// nullptr if it is not there.
const Zlib* zlib() {
  static const Zlib kLibrary = [] {
    Zlib found;
    LoadedLibrary library("libz.so.1");
    library.find("inflateInit2_", found.init);
    library.find("inflate", found.inflate);
    library.find("inflateReset", found.reset);
    library.find("inflateEnd", found.end);
    return library.complete() ? found : Zlib();
  }();
  return kLibrary.inflate == nullptr ? nullptr : &kLibrary;
}

class GzipSource : public ByteSource {
 public:
  GzipSource(const Zlib& library, ByteSource& packed)
      : library_(library), packed_(packed), block_(kBlock, '\0') {}
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override {
    if (is_open_) library_.end(&stream_);
  }

  [[nodiscard]] bool open() {
    is_open_ =
        library_.init(&stream_, kGzipOnly, ZLIB_VERSION, static_cast<int>(sizeof stream_)) == Z_OK;
    return is_open_;
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (size == 0) return std::size_t{0};
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out =
        static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
    const uInt room = stream_.avail_out;
    while (!ended_ && !problem_ && stream_.avail_out == room) advance();
    const std::size_t got = room - stream_.avail_out;
    if (got == 0 && problem_) return *problem_;
    return got;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;

  // One step of inflating. What it gave out before it failed is good as far as anybody can tell.
  void advance() {
    if (stream_.avail_in == 0 && !refill()) return;
    if (between_parts_ && !begin_part()) return;
    const int status = library_.inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      between_parts_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      fail(stream_.msg == nullptr
               ? Message("damaged gzip input")
               : said("damaged gzip input, {}", static_cast<const char*>(stream_.msg)));
    }
  }

  bool refill() {
    const Result<std::size_t> got = packed_.read(block_.data(), block_.size());
    if (!got.ok()) {
      problem_ = got.problem();
    } else if (*got > 0) {
      stream_.next_in = reinterpret_cast<Bytef*>(block_.data());
      stream_.avail_in = static_cast<uInt>(*got);
      return true;
    } else if (between_parts_) {
      ended_ = true;
    } else {
      fail("truncated gzip input");
    }
    return false;
  }

  // Zeros behind a part are padding, as of a tape.
  bool begin_part() {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) return false;
    between_parts_ = false;
    (void)library_.reset(&stream_);
    return true;
  }

  void fail(const Message& why) {
    problem_ = Problem{"cannot unpack", std::nullopt, said("unpacking stopped: {}", why), ""};
  }

  const Zlib& library_;
  ByteSource& packed_;
  std::string block_;
  z_stream stream_ = {};
  bool is_open_ = false;
  bool between_parts_ = false;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

}  // namespace

std::unique_ptr<ByteSource> open_gzip(ByteSource& packed) {
  const Zlib* const library = zlib();
  if (library == nullptr) return nullptr;
  auto source = std::make_unique<GzipSource>(*library, packed);
  if (!source->open()) return nullptr;
  return source;
}

}  // namespace dtsdoctor
