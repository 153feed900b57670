// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: libraries for unpacking are loaded with the first input that needs them, so that
// plain text does not pay for them. This finds their functions. It stays loaded.
#pragma once

#include <dlfcn.h>

namespace dtsdoctor {

class LoadedLibrary {
 public:
  // The first of the `files` that there is.
  template <typename... Files>
  explicit LoadedLibrary(Files... files) {
    for (const char* const file : {files...}) {
      if (handle_ == nullptr) handle_ = ::dlopen(file, RTLD_NOW | RTLD_LOCAL);
    }
    complete_ = handle_ != nullptr;
  }

  template <typename Function>
  void find(const char* name, Function& function) {
    if (handle_ == nullptr) return;
    function = reinterpret_cast<Function>(::dlsym(handle_, name));  // NOLINT: what dlsym() is for
    complete_ = complete_ && function != nullptr;
  }

  [[nodiscard]] bool is_there() const { return handle_ != nullptr; }
  // Is it there, with all that was asked for?
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void* handle_ = nullptr;
  bool complete_ = false;
};

}  // namespace dtsdoctor
