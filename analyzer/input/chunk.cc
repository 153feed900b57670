// SPDX-License-Identifier: Apache-2.0
#include "input/chunk.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

namespace dtsdoctor {
namespace {

// Takes the bytes beyond max_line out of each line.
void cut_long_lines(Chunk& chunk, std::size_t max_line) {
  std::string& bytes = chunk.bytes;
  // A line that is too long covers one of these places, and none of them is a line end.
  bool may_be = false;
  for (std::size_t at = max_line; at < bytes.size() && !may_be; at += max_line) {
    const std::size_t begin = bytes.rfind('\n', at - 1);
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    may_be = end - (begin == std::string::npos ? 0 : begin + 1) > max_line;
  }
  if (!may_be) return;
  std::string kept;
  std::uint64_t number = chunk.first_line;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    if (end - at > max_line) chunk.cut.push_back(number);
    kept.append(bytes, at, std::min(end - at, max_line));
    if (end < bytes.size()) kept += '\n';
    at = end + 1;
  }
  bytes = std::move(kept);
}

}  // namespace

std::uint64_t count_lines(std::string_view bytes) {
  using Bytes [[gnu::vector_size(16)]] = unsigned char;
  constexpr std::size_t kStep = 4 * sizeof(Bytes);
  constexpr std::size_t kMost = 255;            // of a lane, before it would overflow
  const auto ends_at = [&](std::size_t from) {  // 255 for each
    Bytes part;
    std::memcpy(&part, bytes.data() + from, sizeof part);
    return reinterpret_cast<Bytes>(part == static_cast<unsigned char>('\n'));
  };
  std::uint64_t count = 0;
  std::size_t at = 0;
  while (at + kStep <= bytes.size()) {
    const std::size_t rounds = std::min(kMost, (bytes.size() - at) / kStep);
    Bytes first{}, second{}, third{}, fourth{};  // none waits for another
    for (std::size_t i = 0; i < rounds; ++i, at += kStep) {
      first -= ends_at(at);
      second -= ends_at(at + sizeof(Bytes));
      third -= ends_at(at + 2 * sizeof(Bytes));
      fourth -= ends_at(at + 3 * sizeof(Bytes));
    }
    for (std::size_t i = 0; i < sizeof(Bytes); ++i)
      count += std::uint64_t{first[i]} + second[i] + third[i] + fourth[i];
  }
  return count + static_cast<std::uint64_t>(std::count(
                     bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), '\n'));
}

std::uint64_t lines_in(std::string_view bytes) {
  return count_lines(bytes) + (bytes.empty() || bytes.back() == '\n' ? 0 : 1);
}

ChunkReader::ChunkReader(ByteSource& source, std::size_t size, std::size_t max_line, bool eager,
                         std::uint64_t first_line)
    : source_(source),
      size_(std::max<std::size_t>(size, 1)),
      max_line_(std::max<std::size_t>(max_line, 1)),
      eager_(eager),
      buffers_(std::make_shared<ChunkBuffers>(size_ + 1)),
      next_line_(first_line) {}

// A program that writes fast fills a pipe again within a moment.
bool ChunkReader::follows_soon(int& moments) {
  using std::chrono::milliseconds;
  if (source_.is_ready(milliseconds(0))) return true;
  return moments-- > 0 && source_.is_ready(milliseconds(1));
}

// Appends bytes until `to` has as many; false if there are no more.
bool ChunkReader::fill(std::string& to, std::size_t size) {
  int moments = 16;  // waited at most, so that what a slow one writes is not held back
  while (to.size() < size) {
    const std::size_t had = to.size();
    to.resize(size);
    const Result<std::size_t> got = source_.read(to.data() + had, size - had);
    to.resize(had + (got.ok() ? *got : 0));
    if (!got.ok()) problem_ = got.problem();
    if (!got.ok() || *got == 0) return false;
    bytes_read_ += *got;
    if (eager_ && !follows_soon(moments)) return true;
  }
  return true;
}

// Reads on to the end of a line that is too long, and keeps what follows it. False if it has none.
bool ChunkReader::skip_line() {
  std::string block;
  while (!ended_) {
    block.clear();
    ended_ = !fill(block, size_);
    const std::size_t end = block.find('\n');
    if (end == std::string::npos) continue;
    rest_ = block.substr(end + 1);
    return true;
  }
  return false;
}

ChunkPointer ChunkReader::next() {
  const std::shared_ptr<Chunk> chunk(new Chunk, [buffers = buffers_](Chunk* done) {
    buffers->give_back(std::move(done->bytes));
    delete done;
  });
  chunk->first_line = next_line_;
  std::string& bytes = chunk->bytes;
  bytes = buffers_->take();
  bytes += rest_;
  rest_.clear();
  std::size_t end = eager_ ? std::string::npos : bytes.rfind('\n');
  std::size_t wanted = size_;
  do {
    const std::size_t searched = bytes.size();
    if (!ended_ && bytes.size() < wanted) ended_ = !fill(bytes, wanted);
    const std::size_t found = std::string_view(bytes).substr(searched).rfind('\n');
    if (found != std::string_view::npos) end = searched + found;
    wanted = bytes.size() + size_;
  } while (end == std::string::npos && !ended_ && bytes.size() <= max_line_);
  if (end == std::string::npos && !ended_) {  // a line that is too long: no more of it is held
    bytes.resize(max_line_ + 1);
    if (skip_line()) bytes += '\n';
  } else if (!ended_) {
    rest_ = bytes.substr(end + 1);
    bytes.resize(end + 1);
  }
  if (bytes.empty()) return nullptr;
  // A slow pipe gives little at a time, and what is looked back to are many of these.
  if (eager_ && bytes.size() < bytes.capacity() / 2)
    buffers_->give_back(std::exchange(bytes, std::string(std::string_view(bytes))));
  chunk->lines = lines_in(bytes);
  cut_long_lines(*chunk, max_line_);
  next_line_ += chunk->lines;
  return chunk;
}

ChunkPointer whole_chunk(std::string bytes, std::size_t max_line, std::uint64_t first_line) {
  auto chunk = std::make_shared<Chunk>();
  chunk->bytes = std::move(bytes);
  chunk->first_line = first_line;
  chunk->lines = lines_in(chunk->bytes);
  cut_long_lines(*chunk, std::max<std::size_t>(max_line, 1));
  return chunk;
}

}  // namespace dtsdoctor
