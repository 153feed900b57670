// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "report/figures.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

const Words kSeconds{"{} s", "{} 秒"};
const Words kMinutes{"{} min", "{} 分钟"};
const Words kHours{"{} h {} min", "{} 小时 {} 分钟"};
const Words kRead{"{} read", "已读 {}"};
const Words kReadOf{"{} of {} ({} %)", "已读 {}，共 {}（{}%）"};
const Words kUnpackedTo{"{} unpacked", "解压后 {}"};
const Words kOneFile{"{} file", "文件 {} 个"};
const Words kSomeFiles{"{} files", "文件 {} 个"};
const Words kFilesOf{"{} of {} files", "文件 {} / {}"};
const Words kTimeLeft{"about {} left", "约剩 {}"};
const Words kOneDiagnosis{"{} diagnosis", "诊断 {} 项"};
const Words kSomeDiagnoses{"{} diagnoses", "诊断 {} 项"};

using wording::fill;

std::string duration(double seconds, Lang lang) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) return fill(kSeconds, lang, std::max<std::uint64_t>(whole, 1));
  const std::uint64_t minutes = (whole + 30) / 60;
  if (minutes < 60) return fill(kMinutes, lang, minutes);
  return fill(kHours, lang, minutes / 60, minutes % 60);
}

// What is said, in this order.
enum Part { kAmount, kUnpacked, kFiles, kRate, kLeft, kDiagnoses, kParts };

std::string part(Part which, const ProgressNumbers& n, Lang lang) {
  const bool has_total = n.is_total_known && n.total_bytes > 0 && n.stored_bytes <= n.total_bytes;
  const auto stored = static_cast<double>(n.stored_bytes);
  const auto total = static_cast<double>(n.total_bytes);
  switch (which) {
    case kAmount:
      if (!has_total) return fill(kRead, lang, size_text(n.stored_bytes));
      return fill(kReadOf, lang, size_text(n.stored_bytes), size_text(n.total_bytes),
                  static_cast<int>(100 * stored / total));
    case kUnpacked:
      if (n.bytes <= n.stored_bytes + n.stored_bytes / 10) return "";
      return fill(kUnpackedTo, lang, size_text(n.bytes));
    case kFiles:
      if (n.is_total_known && n.files <= n.total_files)
        return fill(kFilesOf, lang, n.files, n.total_files);
      return fill(n.files == 1 ? kOneFile : kSomeFiles, lang, n.files);
    case kRate:
      if (n.seconds < 0.5 || n.stored_bytes == 0) return "";
      return size_text(static_cast<std::uint64_t>(stored / n.seconds)) + "/s";
    case kLeft:
      if (!has_total || n.seconds < 2 || n.stored_bytes == 0 || n.stored_bytes == n.total_bytes)
        return "";
      return fill(kTimeLeft, lang, duration((total - stored) * n.seconds / stored, lang));
    case kDiagnoses:
      return fill(n.diagnoses == 1 ? kOneDiagnosis : kSomeDiagnoses, lang, n.diagnoses);
    case kParts:
      break;
  }
  return "";
}

std::string cut(std::string line, std::size_t width) {
  while (display_width(line) > width)
    line.resize(bytes_of_characters(line, count_characters(line) - 1));
  return line;
}

}  // namespace

std::string progress_line(const ProgressNumbers& numbers, std::size_t width, Lang lang) {
  std::string parts[kParts];
  for (int i = 0; i < kParts; ++i) parts[i] = part(static_cast<Part>(i), numbers, lang);
  const auto joined = [&parts] {
    std::string line;
    for (const std::string& each : parts) {
      if (!each.empty()) line += (line.empty() ? "" : " · ") + each;
    }
    return line;
  };
  std::string line = joined();
  for (const Part least : {kUnpacked, kRate, kFiles, kLeft, kDiagnoses}) {
    if (display_width(line) <= width) break;
    parts[least].clear();
    line = joined();
  }
  return cut(std::move(line), width);
}

}  // namespace dtsdoctor
