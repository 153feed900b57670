// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/source.h"
#include "base/utf8.h"
#include "report/html_parts.h"

namespace dtsdoctor {
namespace {

// A line is shown whole up to this, a longer one around its marks. Bytes.
constexpr std::size_t kWhole = 900;
constexpr std::size_t kAround = 200;
constexpr std::size_t kSmallGap = 60;  // not worth being left out

std::size_t at_character(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && continues_character(text[at])) --at;
  return at;
}

// What stays of the line, in order.
std::vector<Span> kept(const MarkedLine& line) {
  if (line.text.size() <= kWhole) return {{0, line.text.size()}};
  std::vector<Span> wanted;
  const auto around = [&](std::size_t at) {
    wanted.push_back({at_character(line.text, at - std::min(at, kAround)),
                      at_character(line.text, at + kAround)});
  };
  for (const Mark& mark : line.marks) {
    around(mark.place.mark_begin);
    around(mark.place.mark_end);
  }
  if (wanted.empty()) around(0);
  std::sort(wanted.begin(), wanted.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> out;
  for (const Span& span : wanted) {
    if (!out.empty() && span.begin <= out.back().end + kSmallGap) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  if (out.front().begin <= kSmallGap) out.front().begin = 0;
  if (line.text.size() - out.back().end <= kSmallGap) out.back().end = line.text.size();
  return out;
}

class LineWriter {
 public:
  LineWriter(const MarkedLine& line, HtmlPage& page) : line_(line), page_(page) {
    const auto labelled = std::count_if(line.marks.begin(), line.marks.end(),
                                        [](const Mark& mark) { return !mark.label.empty(); });
    numbered_ = labelled > 1;
  }

  void write() {
    page_.out.open("div", {{"class", "row"}});
    page_.out.element("span", std::to_string(line_.number), {{"class", "no"}});
    page_.out.open("code", {{"class", "line"}});
    std::size_t at = 0;
    for (const Span& span : kept(line_)) {
      gap(at, span.begin);
      marked(span);
      at = span.end;
    }
    gap(at, line_.text.size());
    page_.out.close().close();
    labels();
  }

 private:
  void gap(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const std::string_view out = std::string_view(line_.text).substr(begin, end - begin);
    page_.out.element("span", "…",
                      {{"class", "gap"},
                       {"title", wording::fill(page_words::kLeftOut, page_.lang,
                                               grouped(count_characters(out)))}});
  }

  // Marks may lie in each other: the line falls into stretches that are covered by the same ones.
  void marked(const Span& span) {
    std::vector<std::size_t> cuts = {span.begin, span.end};
    for (const Mark& mark : line_.marks) {
      for (const std::size_t at : {mark.place.mark_begin, mark.place.mark_end}) {
        if (at > span.begin && at < span.end) cuts.push_back(at);
      }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) stretch(cuts[i], cuts[i + 1]);
    points(span.end);
  }

  void stretch(std::size_t begin, std::size_t end) {
    points(begin);
    bool covered = false;
    bool primary = false;
    std::string badges;
    for (std::size_t i = 0; i < line_.marks.size(); ++i) {
      const Place& place = line_.marks[i].place;
      if (place.mark_begin > begin || place.mark_end < end || place.mark_begin == place.mark_end)
        continue;
      covered = true;
      primary = primary || line_.marks[i].primary;
      if (place.mark_begin == begin) badges += badge(i);
    }
    const std::string_view text = std::string_view(line_.text).substr(begin, end - begin);
    if (!covered) {
      page_.out.text(text);
      return;
    }
    page_.out.open("mark", {{"class", primary ? "one" : "two"}});
    if (!badges.empty()) page_.out.element("sup", badges);
    page_.out.text(text).close();
  }

  // Marks of nothing: what is missing there.
  void points(std::size_t at) {
    for (std::size_t i = 0; i < line_.marks.size(); ++i) {
      const Mark& mark = line_.marks[i];
      if (mark.place.mark_begin != at || mark.place.mark_end != at) continue;
      page_.out.open("mark", {{"class", mark.primary ? "one point" : "two point"}});
      if (!badge(i).empty()) page_.out.element("sup", badge(i));
      page_.out.text("‸").close();
    }
  }

  // ① …, counted over the marks that have a label.
  [[nodiscard]] std::string badge(std::size_t index) const {
    if (!numbered_ || line_.marks[index].label.empty()) return "";
    const auto number = std::count_if(line_.marks.begin(),
                                      line_.marks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                      [](const Mark& mark) { return !mark.label.empty(); });
    return std::to_string(number);
  }

  void labels() {
    for (std::size_t i = 0; i < line_.marks.size(); ++i) {
      const Mark& mark = line_.marks[i];
      if (mark.label.empty()) continue;
      page_.out.open("p", {{"class", mark.primary ? "says one" : "says two"}});
      const std::string number = badge(i);
      page_.out.element("span", number.empty() ? "↑" : number, {{"class", "tip"}}).text(" ");
      page_.out.text(mark.label).close();
    }
  }

  const MarkedLine& line_;
  HtmlPage& page_;
  bool numbered_ = false;
};

}  // namespace

void html_excerpts(const std::vector<Mark>& marks, HtmlPage& page) {
  for (const MarkedInput& input : grouped(marks)) {
    page.out.open("figure", {{"class", "excerpt"}});
    page.out.open("figcaption");
    Place place;
    place.input = input.name;
    place.line = input.line;
    place.column = input.column;
    html_place(place, page);
    page.out.close();
    page.out.open("div", {{"class", "quoted"}});
    std::size_t last = 0;
    for (const MarkedLine& line : input.lines) {
      if (last != 0 && line.number > last + 1)
        page.out.open("div", {{"class", "row skip"}})
            .element("span", "⋮", {{"class", "no"}})
            .close();
      last = line.number;
      LineWriter(line, page).write();
    }
    page.out.close().close();
  }
}

}  // namespace dtsdoctor
