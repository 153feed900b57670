// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: readers take bytes from standard input, a file or memory without knowing which.
// It hands out bytes as they are; it decodes, unpacks and splits nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "input/stop_signal.h"

namespace dtsdoctor {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Fills up to `size` bytes; 0 is the end. A Problem is an I/O error; nothing follows it.
  [[nodiscard]] virtual Result<std::size_t> read(char* to, std::size_t size) = 0;

  // Bytes from the first to the last, where that is known before they are read.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

  // False if nothing has come for a moment: read() would wait for longer.
  [[nodiscard]] virtual bool is_ready(std::chrono::milliseconds) { return true; }

  // Reads on at this byte, counted from the first. False, and nothing changed, where there is only
  // one way to go, as in a pipe.
  [[nodiscard]] virtual bool seek(std::uint64_t) { return false; }
};

// Opens a file, or standard input for "-". The Problem names the file and the system's reason; a
// folder is refused. Once `stop` is raised, reading is a Problem, also for who waits for a pipe.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_file(const std::string& name,
                                                            const StopSignal* stop = nullptr);

// The same for what was a regular file when its folder was listed: anything else is refused, and
// nothing is waited for.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_regular_file(
    const std::string& name, const StopSignal* stop = nullptr);

// Reads from bytes that the caller keeps alive.
[[nodiscard]] std::unique_ptr<ByteSource> read_memory(std::string_view bytes);

// The first bytes of `rest`, which were read already, then the rest; `rest` must outlive it.
[[nodiscard]] std::unique_ptr<ByteSource> read_after(std::string head, ByteSource& rest);

// Appends up to `most` further bytes to `out`. True if the source ended within them.
[[nodiscard]] Result<bool> read_up_to(ByteSource& source, std::size_t most, std::string& out);

}  // namespace dtsdoctor
