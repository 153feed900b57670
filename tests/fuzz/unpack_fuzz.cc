// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as something packed, and what comes out of it as text in any encoding: names and
// archives pair up, and no limit is passed.
#include <cstdlib>

#include "base/utf8.h"
#include "input/decode.h"
#include "input/unpack.h"

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

class Check : public UnpackVisitor {
 public:
  void leaf(const std::string& name, ByteSource& bytes) override {
    require(is_valid_utf8(name));
    DecodedSource text(bytes);
    std::string out;
    (void)read_up_to(text, 1 << 20, out);
    unpacked += text.bytes_read();
  }
  void archive_begins(const std::string& name) override {
    require(is_valid_utf8(name));
    ++open;
  }
  void archive_ends(const std::string&, std::uint64_t, const std::optional<Problem>&) override {
    require(open > 0);
    --open;
  }
  void unreadable(const std::string& name, const Problem&) override {
    require(is_valid_utf8(name));
  }

  std::size_t open = 0;
  std::uint64_t unpacked = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto source = read_memory(bytes);
  Limits limits;
  limits.max_unpacked = 1 << 20;
  limits.max_members = 50;
  Check check;
  (void)walk("in", *source, limits, check);
  require(check.open == 0 && check.unpacked <= limits.max_unpacked + size);
  if (is_valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos &&
      !bytes.starts_with("\xEF\xBB\xBF"))
    require(decode_text(bytes) == bytes);
  return 0;
}
