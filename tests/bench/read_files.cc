// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the floor that tests/bench/scan.py compares a scan with: open, read and close of
// every file below the given paths, into one buffer, by one thread. It looks at no byte.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <vector>

namespace {

long long bytes_of(const char* path, std::vector<char>& buffer) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  long long bytes = 0;
  for (ssize_t got = 0; (got = read(file, buffer.data(), buffer.size())) > 0;) bytes += got;
  close(file);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<char> buffer(256 * 1024);
  long long bytes = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      bytes += bytes_of(argv[i], buffer);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) bytes += bytes_of(entry.path().c_str(), buffer);
    }
  }
  std::printf("%lld\n", bytes);
}
