// SPDX-License-Identifier: Apache-2.0
#include "input/archive_library.h"

#include "input/loaded_library.h"

namespace dtsdoctor {
namespace {

Problem missing(const char* why) {
  return {"cannot unpack", std::nullopt, why,
          "install libarchive (on Debian and Ubuntu: apt-get install libarchive13), or unpack it "
          "and give the files"};
}

}  // namespace

Result<ArchiveLibrary> load_archive_library(const char* file) {
  LoadedLibrary symbols(file);
  if (!symbols.is_there()) return missing("unpacking takes libarchive, which is not installed");
  ArchiveLibrary library;
  symbols.find("archive_read_new", library.read_new);
  symbols.find("archive_read_free", library.read_free);
  symbols.find("archive_read_append_filter", library.read_append_filter);
  symbols.find("archive_read_support_format_raw", library.read_support_format_raw);
  symbols.find("archive_read_support_format_empty", library.read_support_format_empty);
  symbols.find("archive_read_support_format_tar", library.read_support_format_tar);
  symbols.find("archive_read_support_format_zip", library.read_support_format_zip);
  symbols.find("archive_read_support_format_7zip", library.read_support_format_7zip);
  symbols.find("archive_read_set_read_callback", library.read_set_read_callback);
  symbols.find("archive_read_set_seek_callback", library.read_set_seek_callback);
  symbols.find("archive_read_set_callback_data", library.read_set_callback_data);
  symbols.find("archive_read_open1", library.read_open1);
  symbols.find("archive_read_next_header", library.read_next_header);
  symbols.find("archive_read_data_block", library.read_data_block);
  symbols.find("archive_error_string", library.error_string);
  symbols.find("archive_entry_pathname", library.entry_pathname);
  symbols.find("archive_entry_pathname_utf8", library.entry_pathname_utf8);
  symbols.find("archive_entry_filetype", library.entry_filetype);
  symbols.find("archive_entry_hardlink", library.entry_hardlink);
  symbols.find("archive_entry_is_data_encrypted", library.entry_is_data_encrypted);
  if (!symbols.complete()) return missing("the libarchive that is installed is too old");
  return library;
}

const Result<ArchiveLibrary>& archive_library() {
  static const Result<ArchiveLibrary> library = load_archive_library("libarchive.so.13");
  return library;
}

}  // namespace dtsdoctor
