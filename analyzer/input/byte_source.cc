// SPDX-License-Identifier: Apache-2.0
#include "input/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace dtsdoctor {
namespace {

constexpr std::string_view kStandardInput = "standard input";
constexpr std::string_view kCannotOpen = "cannot open {}";
constexpr std::string_view kCannotRead = "cannot read {}";

// `doing`: the sentence, with a gap for the name.
Problem io_problem(const std::string& name, std::string_view doing, int error) {
  Place where;
  where.input = name;
  // Standard input is no name.
  const Message shown = name == kStandardInput ? Message::known(name) : Message(name);
  return Problem{said(doing, shown), where, Message::known(std::strerror(error)), ""};
}

class FileSource : public ByteSource {
 public:
  // `status`: of the descriptor. One that is not owned may have been read in part.
  FileSource(std::string name, int descriptor, const struct stat& status, bool owned,
             const StopSignal* stop)
      : name_(std::move(name)),
        descriptor_(descriptor),
        owned_(owned),
        stop_(stop),
        is_regular_(S_ISREG(status.st_mode)) {
    if (is_regular_) first_ = owned ? 0 : ::lseek(descriptor, 0, SEEK_CUR);
    // What the system makes up as it is read (/proc) says that it has no bytes.
    if (first_ >= 0 && status.st_size > first_)
      size_ = static_cast<std::uint64_t>(status.st_size - first_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    // Behind the end of a terminal's input (Ctrl-D) a further read would wait for more.
    if (has_ended_) return std::size_t{0};
    while (true) {
      if (stop_ != nullptr && !may_read()) return interrupted();
      const ssize_t got = ::read(descriptor_, to, size);
      has_ended_ = got == 0 && size > 0 && !is_regular_;
      if (got > 0) at_ += static_cast<std::uint64_t>(got);
      if (got == 0 && size > 0 && has_shrunk()) return shrunk();
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EAGAIN) {
        wait_for_more();
      } else if (errno != EINTR) {
        return io_problem(name_, kCannotRead, errno);
      }
    }
  }

  std::optional<std::uint64_t> size() const override { return size_; }

  bool is_ready(std::chrono::milliseconds moment) override {
    if (has_ended_) return true;
    pollfd asked{descriptor_, POLLIN, 0};
    return ::poll(&asked, 1, static_cast<int>(moment.count())) != 0;
  }

  bool seek(std::uint64_t offset) override {
    if (!size_ || ::lseek(descriptor_, first_ + static_cast<off_t>(offset), SEEK_SET) < 0)
      return false;
    at_ = offset;
    return true;
  }

 private:
  // Was the file cut off in front of what it had when it was opened?
  [[nodiscard]] bool has_shrunk() const {
    if (!size_ || at_ >= *size_) return false;
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 &&
           status.st_size < first_ + static_cast<off_t>(*size_);
  }

  [[nodiscard]] Problem shrunk() const {
    Problem problem = io_problem(name_, kCannotRead, EIO);
    problem.why = "it was truncated while it was read";
    return problem;
  }

  [[nodiscard]] bool may_read() const {
    return is_regular_ ? !stop_->is_raised() : stop_->wait_for(descriptor_);
  }

  // Whoever shares a pipe or terminal may have set it not to block.
  void wait_for_more() const {
    pollfd asked{descriptor_, POLLIN, 0};
    (void)::poll(&asked, 1, -1);
  }

  [[nodiscard]] Problem interrupted() const {
    Problem problem = io_problem(name_, kCannotRead, EINTR);
    problem.why = "interrupted";
    return problem;
  }

  std::string name_;
  int descriptor_;
  bool owned_;
  const StopSignal* stop_;  // may be null
  bool is_regular_;
  bool has_ended_ = false;  // never of a regular file: that may grow
  off_t first_ = -1;
  std::optional<std::uint64_t> size_;  // of a regular file
  std::uint64_t at_ = 0;               // bytes behind `first_`
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : all_(bytes), rest_(bytes) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = rest_.copy(to, size);
    rest_.remove_prefix(count);
    return count;
  }

  std::optional<std::uint64_t> size() const override { return all_.size(); }

  bool seek(std::uint64_t offset) override {
    rest_ = all_.substr(std::min<std::uint64_t>(offset, all_.size()));
    return true;
  }

 private:
  std::string_view all_;
  std::string_view rest_;
};

class ChainedSource : public ByteSource {
 public:
  ChainedSource(std::string head, ByteSource& rest) : head_(std::move(head)), rest_(rest) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (used_ == head_.size()) return rest_.read(to, size);
    const std::size_t count = head_.copy(to, size, used_);
    used_ += count;
    if (used_ == head_.size()) drop_head();
    return count;
  }

  std::optional<std::uint64_t> size() const override { return rest_.size(); }

  bool is_ready(std::chrono::milliseconds moment) override {
    return used_ < head_.size() || rest_.is_ready(moment);
  }

  bool seek(std::uint64_t offset) override {
    if (!rest_.seek(offset)) return false;
    drop_head();
    return true;
  }

 private:
  // The rest may be many GB, and all that while the head would be kept. An empty string that is
  // assigned leaves the memory where it is; one that is swapped in does not.
  void drop_head() {
    std::string().swap(head_);
    used_ = 0;
  }

  std::string head_;
  std::size_t used_ = 0;
  ByteSource& rest_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& name, const StopSignal* stop) {
  struct stat status {};
  if (name == "-") {
    (void)::fstat(STDIN_FILENO, &status);  // of one that is closed read() tells
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(
        std::string(kStandardInput), STDIN_FILENO, status, false, stop));
  }
  // Opening a FIFO would wait for its writer, deaf to `stop`; waiting for its bytes does that too.
  const int no_wait = stop == nullptr ? 0 : O_NONBLOCK;
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | no_wait);
  if (descriptor < 0) return io_problem(name, kCannotOpen, errno);
  (void)::fstat(descriptor, &status);
  auto source = std::make_unique<FileSource>(name, descriptor, status, true, stop);
  if (S_ISDIR(status.st_mode)) return io_problem(name, kCannotRead, EISDIR);
  if (no_wait != 0) ::fcntl(descriptor, F_SETFL, 0);
  return std::unique_ptr<ByteSource>(std::move(source));
}

Result<std::unique_ptr<ByteSource>> open_regular_file(const std::string& name,
                                                      const StopSignal* stop) {
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return io_problem(name, kCannotOpen, errno);
  struct stat status {};
  (void)::fstat(descriptor, &status);
  auto source = std::make_unique<FileSource>(name, descriptor, status, true, stop);
  if (!S_ISREG(status.st_mode)) {
    Problem problem = io_problem(name, kCannotRead, 0);
    problem.why = "not a regular file";
    return problem;
  }
  return std::unique_ptr<ByteSource>(std::move(source));
}

std::unique_ptr<ByteSource> read_memory(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

std::unique_ptr<ByteSource> read_after(std::string head, ByteSource& rest) {
  return std::make_unique<ChainedSource>(std::move(head), rest);
}

Result<bool> read_up_to(ByteSource& source, std::size_t most, std::string& out) {
  // Most files are short: they shall not cost 64 KiB of zeros each, or memory to hold those.
  std::array<char, std::size_t{1} << 16> step;  // NOLINT: read() fills it
  while (most > 0) {
    const Result<std::size_t> got = source.read(step.data(), std::min(most, step.size()));
    if (!got.ok()) return got.problem();
    if (*got == 0) return true;
    out.append(step.data(), *got);
    most -= *got;
  }
  return false;
}

}  // namespace dtsdoctor
