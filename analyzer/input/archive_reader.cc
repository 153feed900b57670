// SPDX-License-Identifier: Apache-2.0
#include "input/archive_reader.h"

#include <algorithm>
#include <clocale>
#include <cstring>
#include <exception>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/archive_library.h"
#include "input/decode.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

// libarchive converts names to the character set of the thread's locale; whatever the user's is,
// names come out as UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : before_(::uselocale(the_locale())) {}
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() { ::uselocale(before_); }

 private:
  static locale_t the_locale() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

const ArchiveLibrary& library() { return *archive_library(); }

int filter_of(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return ARCHIVE_FILTER_GZIP;
    case Packing::bzip2:
      return ARCHIVE_FILTER_BZIP2;
    case Packing::xz:
      return ARCHIVE_FILTER_XZ;
    case Packing::zstd:
      return ARCHIVE_FILTER_ZSTD;
    case Packing::lz4:
      return ARCHIVE_FILTER_LZ4;
    default:
      return ARCHIVE_FILTER_NONE;
  }
}

// One filter or one format, so that nothing is unpacked that was not asked for, and no program is
// started for what the library itself lacks (it says ARCHIVE_WARN then).
bool prepare(::archive* handle, Packing packing) {
  switch (packing) {
    case Packing::tar:
      return library().read_support_format_tar(handle) == ARCHIVE_OK;
    case Packing::zip:
      return library().read_support_format_zip(handle) == ARCHIVE_OK;
    case Packing::seven_zip:
      return library().read_support_format_7zip(handle) == ARCHIVE_OK;
    default:
      return library().read_support_format_raw(handle) == ARCHIVE_OK &&
             library().read_support_format_empty(handle) == ARCHIVE_OK &&
             library().read_append_filter(handle, filter_of(packing)) == ARCHIVE_OK;
  }
}

std::string name_of(::archive_entry* entry) {
  const char* name = library().entry_pathname_utf8(entry);
  if (name == nullptr) name = library().entry_pathname(entry);
  // Old Chinese archivers write GBK.
  return name == nullptr ? "?" : to_valid_utf8(decode_text(name));
}

}  // namespace

// What libarchive reads from. It is called from C: nothing may be thrown through it.
struct ArchiveReader::Feed {
  explicit Feed(ByteSource& source) : packed(source), block(kBlock, '\0') {}

  static la_ssize_t read(::archive*, void* self, const void** bytes) {
    Feed& feed = *static_cast<Feed*>(self);
    try {
      const Result<std::size_t> got = feed.packed.read(feed.block.data(), feed.block.size());
      if (!got.ok()) feed.problem = got.problem();
      *bytes = feed.block.data();
      if (got.ok()) feed.position += *got;
      return got.ok() ? static_cast<la_ssize_t>(*got) : -1;
    } catch (const std::exception& exception) {
      feed.problem = Problem{"cannot unpack", std::nullopt, exception.what(), ""};
      return -1;
    }
  }

  static la_int64_t seek(::archive*, void* self, la_int64_t offset, int whence) {
    Feed& feed = *static_cast<Feed*>(self);
    const auto size = static_cast<la_int64_t>(feed.packed.size().value_or(0));
    const auto here = static_cast<la_int64_t>(feed.position);
    const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? here : size;
    const la_int64_t to = base + offset;
    if (to < 0 || !feed.packed.seek(static_cast<std::uint64_t>(to))) return ARCHIVE_FATAL;
    feed.position = static_cast<std::uint64_t>(to);
    return to;
  }

  ByteSource& packed;
  std::string block;
  std::uint64_t position = 0;
  std::optional<Problem> problem;  // of `packed`
};

ArchiveReader::ArchiveReader(ByteSource& packed)
    : feed_(std::make_unique<Feed>(packed)), handle_(library().read_new()) {}

ArchiveReader::~ArchiveReader() {
  if (handle_ != nullptr) library().read_free(handle_);
}

Problem ArchiveReader::problem() const {
  if (feed_->problem) return *feed_->problem;
  const char* told = library().error_string(handle_);
  const Message why =
      told == nullptr ? Message("it is damaged") : Message::known(to_valid_utf8(trimmed(told)));
  return {"cannot unpack", std::nullopt, said("unpacking stopped: {}", why), ""};
}

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(ByteSource& packed, Packing packing) {
  if (!archive_library().ok()) return archive_library().problem();
  const Utf8Locale utf8;
  std::unique_ptr<ArchiveReader> reader(new ArchiveReader(packed));
  if (reader->handle_ == nullptr) return Problem{"cannot unpack", std::nullopt, "no memory", ""};
  if (!prepare(reader->handle_, packing)) {
    return Problem{"cannot unpack", std::nullopt,
                   said("the libarchive of this machine lacks {}", name_of(packing)),
                   "unpack it and give the files"};
  }
  library().read_set_read_callback(reader->handle_, Feed::read);
  if (packed.size() && packed.seek(0))
    library().read_set_seek_callback(reader->handle_, Feed::seek);
  library().read_set_callback_data(reader->handle_, reader->feed_.get());
  if (library().read_open1(reader->handle_) != ARCHIVE_OK) return reader->problem();
  if (!has_members(packing) && library().error_string(reader->handle_) != nullptr)
    reader->early_problem_ = reader->problem();
  return reader;
}

Result<std::optional<ArchiveMember>> ArchiveReader::next() {
  const Utf8Locale utf8;
  block_ = {};
  block_at_ = 0;
  position_ = 0;
  ::archive_entry* entry = nullptr;
  const int status = library().read_next_header(handle_, &entry);
  if (status == ARCHIVE_EOF) {
    if (early_problem_) return *early_problem_;
    return std::optional<ArchiveMember>();
  }
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return problem();
  ArchiveMember member;
  member.name = name_of(entry);
  member.is_file =
      library().entry_filetype(entry) == AE_IFREG && library().entry_hardlink(entry) == nullptr;
  member.encrypted = library().entry_is_data_encrypted(entry) != 0;
  return std::optional<ArchiveMember>(std::move(member));
}

// Block by block, because archive_read_data() drops what it has when an error follows.
Result<std::size_t> ArchiveReader::read(char* to, std::size_t size) {
  while (true) {
    if (position_ < block_at_) {  // a hole in a sparse file
      const std::size_t count = std::min<std::uint64_t>(size, block_at_ - position_);
      std::memset(to, 0, count);
      position_ += count;
      return count;
    }
    if (!block_.empty()) {
      const std::size_t count = block_.copy(to, size);
      block_.remove_prefix(count);
      position_ += count;
      block_at_ += count;
      return count;
    }
    const Utf8Locale utf8;
    const void* bytes = nullptr;
    std::size_t count = 0;
    la_int64_t offset = 0;
    const int status = library().read_data_block(handle_, &bytes, &count, &offset);
    if (status == ARCHIVE_EOF) return std::size_t{0};
    if (status != ARCHIVE_OK) return problem();
    block_ = std::string_view(static_cast<const char*>(bytes), count);
    block_at_ = std::max(static_cast<std::uint64_t>(offset), position_);
  }
}

}  // namespace dtsdoctor
