// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: archives for tests are composed where they are read, so that a test shows what
// is in them. libarchive writes them, loaded as the program loads it; no packer has to be
// installed.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace dtsdoctor::testing {

struct PackedMember {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
};

// `format` and `filter`: names libarchive knows ("zip", "gnutar", "raw"; "gzip", "none").
inline std::string pack(const std::string& format, const std::string& filter,
                        const std::vector<PackedMember>& members, const std::string& options = "",
                        const std::string& password = "") {
  static void* const library = ::dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error("these tests need libarchive");
#define DTSDOCTOR_FUNCTION(name) reinterpret_cast<decltype(&::name)>(::dlsym(library, #name))
  const auto check = [](int status) {
    if (status != ARCHIVE_OK) throw std::runtime_error("cannot write the archive");
  };
  std::size_t size = 1 << 20;
  for (const PackedMember& member : members) size += 2 * member.bytes.size();
  std::string out(size, '\0');
  std::size_t used = 0;
  ::archive* const handle = DTSDOCTOR_FUNCTION(archive_write_new)();
  check(DTSDOCTOR_FUNCTION(archive_write_set_format_by_name)(handle, format.c_str()));
  if (filter != "none")
    check(DTSDOCTOR_FUNCTION(archive_write_add_filter_by_name)(handle, filter.c_str()));
  if (!options.empty())
    check(DTSDOCTOR_FUNCTION(archive_write_set_options)(handle, options.c_str()));
  if (!password.empty())
    check(DTSDOCTOR_FUNCTION(archive_write_set_passphrase)(handle, password.c_str()));
  check(DTSDOCTOR_FUNCTION(archive_write_set_bytes_in_last_block)(handle, 1));
  check(DTSDOCTOR_FUNCTION(archive_write_open_memory)(handle, out.data(), out.size(), &used));
  for (const PackedMember& member : members) {
    ::archive_entry* const entry = DTSDOCTOR_FUNCTION(archive_entry_new)();
    DTSDOCTOR_FUNCTION(archive_entry_set_pathname)(entry, member.name.c_str());
    DTSDOCTOR_FUNCTION(archive_entry_set_filetype)(entry, member.type);
    DTSDOCTOR_FUNCTION(archive_entry_set_perm)(entry, 0644);
    DTSDOCTOR_FUNCTION(archive_entry_set_size)
    (entry, member.type == AE_IFREG ? static_cast<la_int64_t>(member.bytes.size()) : 0);
    if (member.type == AE_IFLNK)
      DTSDOCTOR_FUNCTION(archive_entry_set_symlink)(entry, member.bytes.c_str());
    check(DTSDOCTOR_FUNCTION(archive_write_header)(handle, entry));
    if (member.type == AE_IFREG && !member.bytes.empty())
      (void)DTSDOCTOR_FUNCTION(archive_write_data)(handle, member.bytes.data(),
                                                   member.bytes.size());
    DTSDOCTOR_FUNCTION(archive_entry_free)(entry);
  }
  check(DTSDOCTOR_FUNCTION(archive_write_close)(handle));
  DTSDOCTOR_FUNCTION(archive_write_free)(handle);
#undef DTSDOCTOR_FUNCTION
  out.resize(used);
  return out;
}

inline std::string zip(const std::vector<PackedMember>& members) {
  return pack("zip", "none", members);
}
inline std::string gzip(const std::string& bytes) { return pack("raw", "gzip", {{"x", bytes}}); }

}  // namespace dtsdoctor::testing
