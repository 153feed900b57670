// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: libarchive and what it drags in cost more start-up than a whole diagnosis of
// plain text. So it is not linked but loaded when the first archive is met, and this table is all
// that is used of it. It refuses to unpack anything itself.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "base/result.h"

namespace dtsdoctor {

// Functions of libarchive, by their names without "archive_".
struct ArchiveLibrary {
  decltype(&::archive_read_new) read_new = nullptr;
  decltype(&::archive_read_free) read_free = nullptr;
  decltype(&::archive_read_append_filter) read_append_filter = nullptr;
  decltype(&::archive_read_support_format_raw) read_support_format_raw = nullptr;
  decltype(&::archive_read_support_format_empty) read_support_format_empty = nullptr;
  decltype(&::archive_read_support_format_tar) read_support_format_tar = nullptr;
  decltype(&::archive_read_support_format_zip) read_support_format_zip = nullptr;
  decltype(&::archive_read_support_format_7zip) read_support_format_7zip = nullptr;
  decltype(&::archive_read_set_read_callback) read_set_read_callback = nullptr;
  decltype(&::archive_read_set_seek_callback) read_set_seek_callback = nullptr;
  decltype(&::archive_read_set_callback_data) read_set_callback_data = nullptr;
  decltype(&::archive_read_open1) read_open1 = nullptr;
  decltype(&::archive_read_next_header) read_next_header = nullptr;
  decltype(&::archive_read_data_block) read_data_block = nullptr;
  decltype(&::archive_error_string) error_string = nullptr;
  decltype(&::archive_entry_pathname) entry_pathname = nullptr;
  decltype(&::archive_entry_pathname_utf8) entry_pathname_utf8 = nullptr;
  decltype(&::archive_entry_filetype) entry_filetype = nullptr;
  decltype(&::archive_entry_hardlink) entry_hardlink = nullptr;
  decltype(&::archive_entry_is_data_encrypted) entry_is_data_encrypted = nullptr;
};

// Loads a libarchive; it stays loaded. The Problem says what to install.
[[nodiscard]] Result<ArchiveLibrary> load_archive_library(const char* file);

// The libarchive of this machine, loaded by the first call.
[[nodiscard]] const Result<ArchiveLibrary>& archive_library();

}  // namespace dtsdoctor
