// SPDX-License-Identifier: Apache-2.0
#include "cli/environment.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// Writes all of it; the errno that kept it from arriving, 0 if all did.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {  // whoever shares it may have set it not to block
      pollfd asked{descriptor, POLLOUT, 0};
      (void)::poll(&asked, 1, -1);
      continue;
    }
    if (written <= 0) return written < 0 ? errno : EIO;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// 0: it is no terminal, or does not say.
std::size_t width_of(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::size_t fit_to_read(std::size_t width) {
  constexpr std::size_t kDefault = 100;
  return width == 0 ? kDefault : std::clamp<std::size_t>(width, 40, 120);
}

// "zh", "zh_CN.UTF-8", "zh-Hans", "zh@pinyin" is Chinese, as any script spells it; "zhuang" is not.
bool is_chinese(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_-.@:"));
  return equals_fold(language, "zh");
}

bool is_set(const std::optional<std::string>& value) { return value && !value->empty(); }

}  // namespace

void keep_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest that is free, which is this one, and open for what nobody does with it.
    if (::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream) return;
  }
}

Environment this_process() {
  Environment environment;
  environment.variable = [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
    if (value == nullptr) return std::nullopt;
    return std::string(value);
  };
  environment.stdin_is_terminal = ::isatty(STDIN_FILENO) == 1;
  environment.stdout_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  environment.stderr_is_terminal = ::isatty(STDERR_FILENO) == 1;
  environment.terminal_width = width_of(STDOUT_FILENO);
  environment.stderr_width = [] { return width_of(STDERR_FILENO); };
  const auto lost = std::make_shared<int>(0);
  environment.out = [lost](std::string_view bytes) {
    const int error = write_all(STDOUT_FILENO, bytes);
    if (*lost == 0) *lost = error;
  };
  environment.out_is_whole = [lost] { return *lost == 0; };
  environment.out_error = [lost] { return *lost == EPIPE ? 0 : *lost; };
  environment.err = [](std::string_view bytes) { (void)write_all(STDERR_FILENO, bytes); };
  return environment;
}

Lang choose_language(const std::string& option, const Environment& environment) {
  if (!option.empty()) return option == "zh" ? Lang::zh : Lang::en;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::optional<std::string> value = environment.variable(name);
    if (is_set(value)) return is_chinese(*value) ? Lang::zh : Lang::en;
  }
  return Lang::en;
}

bool choose_colour(const std::string& option, const Environment& environment) {
  if (option == "always") return true;
  if (option == "never") return false;
  if (is_set(environment.variable("NO_COLOR"))) return false;
  if (is_set(environment.variable("FORCE_COLOR")))
    return environment.variable("FORCE_COLOR") != "0";
  return environment.stdout_is_terminal && environment.variable("TERM").value_or("") != "dumb";
}

bool output_is_gone(const Environment& environment) {
  return environment.out_is_whole && !environment.out_is_whole();
}

std::size_t choose_width(const Environment& environment) {
  return fit_to_read(environment.terminal_width);
}

std::size_t choose_error_width(const Environment& environment) {
  if (!environment.stderr_is_terminal) return 0;
  return fit_to_read(environment.stderr_width ? environment.stderr_width() : 0);
}

}  // namespace dtsdoctor
