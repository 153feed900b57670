// SPDX-License-Identifier: Apache-2.0
#include "input/stream_codec.h"

#include <optional>
#include <string>
#include <utility>

namespace dtsdoctor {
namespace {

class CodecSource : public ByteSource {
 public:
  CodecSource(std::unique_ptr<StreamCodec> codec, ByteSource& packed, Packing packing)
      : codec_(std::move(codec)), packed_(packed), packing_(packing), block_(kBlock, '\0') {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    std::size_t given = 0;
    while (size > 0 && given == 0 && !ended_ && !problem_) given = advance(to, size);
    if (given == 0 && problem_) return *problem_;
    return given;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;

  // What it gives out before it fails is good as far as anybody can tell.
  std::size_t advance(char* to, std::size_t size) {
    if (ready_.empty() && !last_ && !refill()) return 0;
    const StreamCodec::Step step = codec_->step(ready_, last_, to, size);
    ready_.remove_prefix(step.taken);
    const bool is_stuck = step.taken == 0 && step.given == 0;
    // With bytes and room at hand a library goes on or tells why not; it is not asked for ever.
    if (step.state == StreamCodec::State::damaged || (is_stuck && !ready_.empty())) {
      fail(said("damaged {} input", name_of(packing_)));
    } else if (is_stuck && last_ && step.state == StreamCodec::State::whole) {
      ended_ = true;
    } else if (is_stuck && last_) {
      fail(said("truncated {} input", name_of(packing_)));
    }
    return step.given;
  }

  bool refill() {
    const Result<std::size_t> got = packed_.read(block_.data(), block_.size());
    if (!got.ok()) {
      problem_ = got.problem();
      return false;
    }
    ready_ = std::string_view(block_).substr(0, *got);
    last_ = *got == 0;
    return true;
  }

  void fail(const Message& why) {
    problem_ = Problem{"cannot unpack", std::nullopt, said("unpacking stopped: {}", why), ""};
  }

  std::unique_ptr<StreamCodec> codec_;
  ByteSource& packed_;
  Packing packing_;
  std::string block_;
  std::string_view ready_;  // of it: not taken yet
  bool last_ = false;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

std::unique_ptr<StreamCodec> codec_for(Packing packing) {
  switch (packing) {
    case Packing::xz:
      return xz_codec();
    case Packing::bzip2:
      return bzip2_codec();
    case Packing::zstd:
      return zstd_codec();
    case Packing::lz4:
      return lz4_codec();
    default:
      return nullptr;
  }
}

}  // namespace

std::unique_ptr<ByteSource> open_stream(ByteSource& packed, Packing packing) {
  std::unique_ptr<StreamCodec> codec = codec_for(packing);
  if (codec == nullptr) return nullptr;
  return std::make_unique<CodecSource>(std::move(codec), packed, packing);
}

}  // namespace dtsdoctor
