// SPDX-License-Identifier: Apache-2.0
#include "report/encoded_secrets.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/json_text.h"
#include "base/mapped_text.h"
#include "base/percent.h"
#include "input/carrier.h"
#include "input/clean_text.h"
#include "input/line_marks.h"
#include "input/paste_colours.h"
#include "input/paste_text.h"
#include "input/quoted_printable.h"
#include "report/label_sites.h"
#include "report/secret_finder.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;
using Find = void (*)(string_view text, std::vector<Span>& found);

class Encoded {
 public:
  Encoded(string_view text, const LabelSites& sites, Find find, int depth, std::vector<Span>& found)
      : text_(text), sites_(sites), find_(find), depth_(depth), found_(found) {}

  void search() {
    if (text_.find('\\') != npos) {
      search_strings('"');
      search_strings('\'');
      if (depth_ == 0) search_rest_of_string();
    }
    if (text_.find('%') != npos) search_words();
    if (has_entities() || has_broken_words(text_)) search_part(unpasted(MappedText(text_)));
    if (text_.find(kEscape) != npos) search_uncoloured();
    const bool has_marks =
        text_.find("\n>") != npos || text_.find("\n" + std::string(kBar)) != npos;
    if (depth_ == 0 && has_marks) search_quotation();
    if (text_.find('\n') != npos) search_carried();
    search_base64();
    if (depth_ == 0) {
      if (const auto mail = without_quoted_printable(MappedText(text_))) search_part(*mail);
      if (const auto plain = without_spelled_colours(MappedText(text_))) search_part(*plain);
    }
  }

 private:
  // What was found in a part that was decoded, and in parts of that.
  void search_part(const MappedText& part) {
    constexpr int kDeepest = 4;
    std::vector<Span> inside;
    const LabelSites sites = label_sites(part.bytes());
    find_labelled_secrets(part.bytes(), sites, inside);
    find_(part.bytes(), inside);
    if (depth_ < kDeepest) Encoded(part.bytes(), sites, find_, depth_ + 1, inside).search();
    for (const Span& span : inside) found_.push_back(part.origin(span));
  }

  // Strings of JSON and its kin, each on one line, with an escape in it.
  void search_strings(char quote) {
    size_t at = text_.find(quote);
    while (at != npos) {
      size_t end = at + 1;
      bool has_escape = false;
      while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
        has_escape = has_escape || text_[end] == '\\';
        end += text_[end] == '\\' ? 2 : 1;
      }
      end = std::min(end, text_.size());
      if (has_escape) search_part(unescape_json(text_, {at + 1, end}));
      at = text_.find(quote, std::min(end + 1, text_.size()));
    }
  }

  // An excerpt may begin within a string: up to the mark that ends it.
  void search_rest_of_string() {
    size_t end = 0;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end, text_.size());
    if (text_.substr(0, end).find("\\u") != npos) search_part(unescape_json(text_, {0, end}));
  }

  // Words of URLs, and the values in them: a value may be a whole text.
  void search_words() {
    constexpr string_view kEnds = " \t\r\n\"'<>";
    for (size_t at = text_.find('%'), done = 0; at != npos; at = text_.find('%', done)) {
      size_t begin = at;
      while (begin > done && kEnds.find(text_[begin - 1]) == npos) --begin;
      done = std::min(text_.find_first_of(kEnds, at), text_.size());
      search_word(begin, done);
      while (begin < done) {
        const size_t value = text_.substr(0, done).find('=', begin);
        if (value == npos) break;
        begin = std::min(text_.substr(0, done).find('&', value), done);
        search_word(value + 1, begin);
      }
    }
  }

  void search_word(size_t begin, size_t end) {
    std::string spelled(text_.substr(begin, end - begin));
    const MappedText word = without_percents(MappedText(spelled, begin));
    if (word.size() == spelled.size()) return;
    search_part(word);
    if (spelled.find('+') == npos) return;
    std::replace(spelled.begin(), spelled.end(), '+', ' ');  // as forms spell it
    search_part(without_percents(MappedText(spelled, begin)));
  }

  // Mails, requests and logins in base64.
  void search_base64() {
    constexpr size_t kShortest = 24;
    for (const Span& run : base64_runs(text_, kShortest)) {
      if (const auto part = decoded_base64(text_, run)) search_part(*part);
    }
  }

  // What a terminal would show: "\x1b[31mpassword" is no word of its own.
  void search_uncoloured() {
    MappedText shown;
    for (size_t at = 0; at < text_.size();) {
      const size_t end = std::min(text_.find(kEscape, at), text_.size());
      shown.append(text_.substr(at, end - at), at);
      at = end + std::max(escape_sequence_length(text_.substr(end)), size_t{1});
    }
    search_part(shown);
  }

  // Lines of a mail or in a box, without the marks in front of each.
  void search_quotation() {
    MappedText lines;
    for (size_t at = 0; at < text_.size();) {
      const size_t end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
      size_t begin = at;
      if (text_.substr(at).starts_with(kBar)) begin += kBar.size() + 1;
      while (begin < end && (text_[begin] == '>' ||
                             (begin > at && text_[begin] == ' ' && text_[begin - 1] == '>')))
        ++begin;
      begin = std::min(begin, end);
      lines.append(text_.substr(begin, end - begin), begin);
      at = end;
    }
    search_part(lines);
  }

  // Lines of a log without what a runtime put around each, or `grep` and an editor in front: a
  // label may be on one of them, its value on the next.
  void search_carried() {
    CarrierReader carrier;
    MappedText lines;
    CopiedSites sites(text_, sites_);
    bool was_wrapped = false;
    bool has_two = false;
    for (size_t at = 0; at < text_.size();) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      const CarriedLine& line = carrier.take_off(text_.substr(at, end - at));
      has_two = has_two || (was_wrapped && line.wrapped);
      was_wrapped = line.wrapped;
      if (line.decoded != nullptr) {
        sites.add(line.text, lines.size());
        lines.append(*line.decoded, line.begin, line.begin + line.text.size(), at);
      } else {
        const size_t begin = at + line.begin;
        sites.copy({begin, begin + line.text.size()}, lines.size());
        lines.append(line.text, begin);
      }
      if (end < text_.size() && !lines.bytes().ends_with('\n'))
        lines.append_for("\n", {end, end + 1});
      at = end + 1;
    }
    if (has_two) search_lines(lines, sites.sites());
    if (const auto unmarked = without_line_marks(MappedText(text_))) search_unmarked(*unmarked);
  }

  // Of each line its end is left.
  void search_unmarked(const MappedText& lines) {
    const string_view bytes = lines.bytes();
    CopiedSites sites(text_, sites_);
    for (size_t at = 0; at < bytes.size();) {
      const size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
      const size_t begin = lines.origin({at, at + 1}).begin;
      sites.copy({begin, begin + end - at}, at);
      at = end;
    }
    search_lines(lines, sites.sites());
  }

  // Only a label and its value stand on two lines. Each line of what was found stays one.
  void search_lines(const MappedText& lines, const LabelSites& sites) {
    const string_view bytes = lines.bytes();
    std::vector<Span> inside;
    find_labelled_secrets(bytes, sites, inside);
    for (const Span& span : inside) {
      for (size_t at = span.begin; at < span.end;) {
        const size_t end = std::min(bytes.find('\n', at), span.end);
        const size_t begin = std::min(past_blanks(bytes, at), end);
        if (begin < end) found_.push_back(lines.origin({begin, end}));
        at = end + 1;
      }
    }
  }

  bool has_entities() const {
    return std::any_of(kEntities.begin(), kEntities.end(),
                       [&](string_view entity) { return text_.find(entity) != npos; });
  }

  static constexpr std::array<string_view, 5> kEntities = {"&quot;", "&lt;", "&gt;", "&amp;", "&#"};

  static constexpr char kEscape = '\x1b';
  static constexpr string_view kBar = "│";

  string_view text_;
  const LabelSites& sites_;
  Find find_;
  int depth_;
  std::vector<Span>& found_;
};

}  // namespace

void find_encoded_secrets(string_view text, const LabelSites& sites, Find find,
                          std::vector<Span>& found) {
  Encoded(text, sites, find, 0, found).search();
}

}  // namespace dtsdoctor
