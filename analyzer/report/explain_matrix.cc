// SPDX-License-Identifier: Apache-2.0
//
// The support matrix of cross-account tasks on one page: a table a side, the two-way pairs, the
// infrastructures, and where all of it is documented. Numbers in brackets lead to notes.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/explain.h"
#include "report/explain_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

const Words kName{"explain matrix", "explain matrix"};
const Words kTitle{"what DTS supports across Alibaba Cloud accounts", "DTS 跨阿里云账号的支持范围"};
const Words kSource{"SOURCE OF ANOTHER ACCOUNT", "源端为其他账号"};
const Words kDestination{"DESTINATION OF ANOTHER ACCOUNT", "目标端为其他账号"};
const Words kDatabase{"database type", "数据库类型"};
const Words kNotOffered{"not offered: {}", "不支持：{}"};
const Words kTwoWay{"TWO-WAY SYNCHRONIZATION ACROSS ACCOUNTS", "跨账号双向同步"};
const Words kInfrastructures{"INFRASTRUCTURES", "基础设施"};
const Words kValues{"VALUES OF THE API", "API 取值"};
const Words kMethods{"ACCESS METHODS", "接入方式"};
const Words kNotes{"NOTES", "说明"};
const Words kSources{"SOURCES", "来源"};
const Words kNoValue{
    "no value of the API is documented for it: in an API request it is not checked",
    "文档未给出对应的 API 取值：以 API 请求填写时不做检查"};
const Words kSince{"known since the edition of {}", "见于 {} 起的版本"};
const Words kAnyCloud{"depends on the database type", "取决于数据库类型"};
const Words kDisputed{"disputed: {}", "文档不一致：{}"};
const Words kOutsideMainland{"outside the Chinese mainland: {}", "中国内地以外：{}"};

// Signs that are one cell wide in every terminal, also in Chinese ones.
constexpr std::string_view kMark = "✓";
constexpr std::string_view kNoMark = "-";
constexpr std::size_t kGap = 2;

std::string blanks(std::size_t count) { return std::string(count, ' '); }

// Numbers notes by their text, in the order in which they are first asked for.
class Footnotes {
 public:
  std::string mark(const std::string& text) {
    auto found = std::find(texts_.begin(), texts_.end(), text);
    if (found == texts_.end()) found = texts_.insert(texts_.end(), text);
    return fmt::format("[{}]", found - texts_.begin() + 1);
  }
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
};

class MatrixPageWriter {
 public:
  MatrixPageWriter(const RuleSet& rules, const TextStyle& style) : rules_(rules), page_(style) {}

  std::string write() {
    write_name(kName.in(page_.lang), kTitle.in(page_.lang), page_);
    side("source", kSource);
    side("destination", kDestination);
    two_way();
    infrastructures();
    methods();
    values();
    notes();
    sources();
    return page_.take();
  }

 private:
  [[nodiscard]] std::string_view in(const Words& words) const { return words.in(page_.lang); }

  // "T, A": the letters of the pages, as SOURCES explains them.
  [[nodiscard]] std::string pages_of(Range pages) const {
    std::vector<std::string> letters;
    for (const std::uint32_t page : RuleSet::part(rules_.matrix_refs, pages))
      letters.push_back(letter(page));
    return letters.empty() ? std::string() : fmt::format(" <{}>", fmt::join(letters, ","));
  }

  [[nodiscard]] static std::string letter(std::uint32_t page) {
    return std::string(1, static_cast<char>('a' + page % 26));
  }

  [[nodiscard]] bool is_used(const AccessMethod& method) const {
    const auto index = static_cast<std::uint32_t>(&method - rules_.access_methods.data());
    return std::any_of(rules_.database_types.begin(), rules_.database_types.end(),
                       [&](const DatabaseType& type) { return offers(type, index); });
  }

  [[nodiscard]] bool offers(const DatabaseType& type, std::uint32_t method) const {
    const auto list = RuleSet::part(rules_.matrix_refs, type.methods);
    return std::find(list.begin(), list.end(), method) != list.end();
  }

  // The name of a row and the marks of its notes.
  std::string label(const DatabaseType& type) {
    std::string out(in(type.name));
    const std::string pages = type.missing_on.count > 0 ? pages_of(type.listed_on) : "";
    if (!type.note.en.empty()) {
      std::string text = std::string(in(type.note)) + pages;
      if (type.missing_on.count > 0 && !type.since.empty())
        text +=
            (page_.lang == Lang::zh ? "；" : "; ") + wording::fill(kSince, page_.lang, type.since);
      out += " " + footnotes_.mark(text);
    }
    if (type.mapping == ApiMapping::none) out += " " + footnotes_.mark(std::string(in(kNoValue)));
    return out;
  }

  void side(std::string_view name, const Words& title) {
    write_chapter(title, page_);
    std::vector<const DatabaseType*> rows;
    std::vector<std::string_view> missing;
    for (const DatabaseType& type : rules_.database_types) {
      if (type.side != name) continue;
      if (type.methods.count > 0) {
        rows.push_back(&type);
      } else {
        missing.push_back(in(type.name));
      }
    }
    std::vector<std::string> labels;
    std::size_t width = display_width(in(kDatabase));
    for (const DatabaseType* row : rows) {
      labels.push_back(label(*row));
      width = std::max(width, display_width(labels.back()));
    }
    if (kChapterIndent + width + methods_width() <= page_.width) {
      table(rows, labels, width);
    } else {
      list(rows, labels);
    }
    if (!missing.empty()) {
      page_.blank();
      const std::string_view comma = in(explain_words::kComma);
      page_.prose(
          blanks(kChapterIndent),
          wording::fill(kNotOffered, page_.lang, fmt::format("{}", fmt::join(missing, comma))));
    }
    remarks(name);
  }

  void table(const std::vector<const DatabaseType*>& rows, const std::vector<std::string>& labels,
             std::size_t width) {
    std::string head = blanks(kChapterIndent) + padded(in(kDatabase), width);
    for (const AccessMethod& method : rules_.access_methods) {
      if (is_used(method)) head += blanks(kGap) + std::string(in(method.brief));
    }
    page_.line(page_.paint(Ink::dim, head));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string line = blanks(kChapterIndent) + padded(labels[i], width);
      for (std::uint32_t m = 0; m < rules_.access_methods.size(); ++m) {
        const AccessMethod& method = rules_.access_methods[m];
        if (!is_used(method)) continue;
        const std::string_view mark = offers(*rows[i], m) ? kMark : kNoMark;
        line += blanks(kGap) + padded(mark, display_width(in(method.brief)));
      }
      page_.line(line.substr(0, line.find_last_not_of(' ') + 1));
    }
  }

  [[nodiscard]] std::size_t methods_width() const {
    std::size_t out = 0;
    for (const AccessMethod& method : rules_.access_methods)
      if (is_used(method)) out += kGap + display_width(in(method.brief));
    return out;
  }

  // In place of the table, on a page too narrow for it.
  void list(const std::vector<const DatabaseType*>& rows, const std::vector<std::string>& labels) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<std::string_view> offered;
      for (const std::uint32_t method : RuleSet::part(rules_.matrix_refs, rows[i]->methods))
        offered.push_back(in(rules_.access_methods[method].brief));
      const std::string methods = fmt::format("{}", fmt::join(offered, in(explain_words::kComma)));
      page_.prose(blanks(kChapterIndent),
                  wording::fill(wording::kLabelled, page_.lang, labels[i], methods));
    }
  }

  void remarks(std::string_view about) {
    bool first = true;
    for (const MatrixNote& note : rules_.matrix_notes) {
      if (note.about != about) continue;
      if (first) page_.blank();
      first = false;
      page_.prose(blanks(kChapterIndent) + "- ", std::string(in(note.text)) + pages_of(note.pages));
    }
  }

  void two_way() {
    write_chapter(kTwoWay, page_);
    for (const TwoWayPair& pair : rules_.two_way_pairs) {
      std::string text(in(pair.name));
      if (!pair.note.en.empty()) {
        const bool disputed = pair.verdict == PairVerdict::disputed;
        const std::string note = disputed ? wording::fill(kDisputed, page_.lang, in(pair.note))
                                          : std::string(in(pair.note));
        text = wording::fill(explain_words::kBracketed, page_.lang, text, note);
      }
      page_.prose(blanks(kChapterIndent) + "- ", text + pages_of(pair.listed_on));
    }
    remarks("two-way");
  }

  void infrastructures() {
    write_chapter(kInfrastructures, page_);
    Rows rows;
    for (std::uint32_t i = 0; i < rules_.infrastructures.size(); ++i) {
      std::vector<std::string_view> inside, outside;
      for (const Region& region : rules_.regions) {
        if (region.infrastructure == i) (region.mainland ? inside : outside).push_back(region.id);
      }
      std::string text = fmt::format("{}", fmt::join(inside, ", "));
      if (!outside.empty())
        text += "\n" + wording::fill(kOutsideMainland, page_.lang,
                                     fmt::format("{}", fmt::join(outside, ", ")));
      rows.emplace_back(in(rules_.infrastructures[i].name), text);
    }
    write_rows(rows, kChapterIndent, page_);
    remarks("infrastructure");
  }

  void methods() {
    write_chapter(kMethods, page_);
    Rows rows;
    for (const AccessMethod& method : rules_.access_methods) {
      const auto spellings = RuleSet::part(rules_.strings, method.spellings);
      const std::string value = method.is_cloud ? std::string(in(kAnyCloud))
                                                : fmt::format("{}", fmt::join(spellings, ", "));
      rows.emplace_back(in(method.brief), fmt::format("{}{}InstanceType {}", in(method.name),
                                                      in(explain_words::kSemicolon), value));
    }
    write_rows(rows, kChapterIndent, page_);
  }

  // Both sides have the same values for a type, but for their case: it stands there once.
  void values() {
    write_chapter(kValues, page_);
    Rows rows;
    for (const DatabaseType& type : rules_.database_types) {
      if (type.engines.count == 0) continue;
      const auto engines = RuleSet::part(rules_.strings, type.engines);
      const auto types = RuleSet::part(rules_.strings, type.cloud_types);
      std::string text = fmt::format("EngineName {}", fmt::join(engines, ", "));
      if (!types.empty())
        text +=
            fmt::format("{}InstanceType {}", in(explain_words::kSemicolon), fmt::join(types, ", "));
      const auto same = [&](const auto& row) { return row.first == in(type.name); };
      if (std::find_if(rows.begin(), rows.end(), same) == rows.end())
        rows.emplace_back(in(type.name), text);
    }
    write_rows(rows, kChapterIndent, page_);
  }

  void notes() {
    if (footnotes_.texts().empty()) return;
    write_chapter(kNotes, page_);
    for (const std::string& text : footnotes_.texts())
      page_.prose(blanks(kChapterIndent) + padded(footnotes_.mark(text), 5), text);
  }

  void sources() {
    write_chapter(kSources, page_);
    for (std::uint32_t i = 0; i < rules_.matrix_pages.size(); ++i) {
      const MatrixPage& source = rules_.matrix_pages[i];
      std::string text(in(source.name));
      if (!source.origin.captured.empty())
        text = wording::fill(explain_words::kCaptured, page_.lang, text, source.origin.captured);
      page_.prose(fmt::format("{}<{}> ", blanks(kChapterIndent), letter(i)),
                  text + std::string(origin_mark(source.origin, page_.lang)));
      if (!source.origin.url.empty())
        page_.line(blanks(kChapterIndent + 4) + page_.paint.link(source.origin.url));
    }
  }

  const RuleSet& rules_;
  Page page_;
  Footnotes footnotes_;
};

}  // namespace

std::string explain_matrix(const RuleSet& rules, const TextStyle& style) {
  return MatrixPageWriter(rules, style).write();
}

}  // namespace dtsdoctor
