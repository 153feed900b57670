// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a text is searched for labels in several spellings: as it stands, with its line
// breaks where JSON has "\n", and without what a runtime put around each of its lines. To ask every
// word whether it is a label takes longer than all that is done with the few that are. So the words
// are asked once, and the other spellings are told where they stand. It reads no values.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// A word that is a label, or one of a group of secrets ("credentials").
struct LabelSite {
  Span word;
  bool is_group = false;
};

using LabelSites = std::vector<LabelSite>;

// Where the name ends that begins at `at`; `at` if none does.
[[nodiscard]] std::size_t end_of_name(std::string_view text, std::size_t at);

// `word`: a whole one, or what is left of it behind a value.
[[nodiscard]] std::optional<LabelSite> label_site(std::string_view text, Span word);

// All of a text, in its order.
[[nodiscard]] LabelSites label_sites(std::string_view text);

// Those of a text in which "n" behind backslashes is a line break: `lines`, byte for byte. `sites`
// are those of the text before.
[[nodiscard]] LabelSites sites_of_lines(std::string_view lines,
                                        const std::vector<std::size_t>& breaks,
                                        const LabelSites& sites);

// The same as find_labelled_secrets(text, found); `sites` are the text's.
void find_labelled_secrets(std::string_view text, const LabelSites& sites,
                           std::vector<Span>& found);

// Sites of a text that is put together of another one's lines, in their order.
class CopiedSites {
 public:
  // Both must outlive it.
  CopiedSites(std::string_view text, const LabelSites& sites) : text_(text), sites_(sites) {}

  // `part` of the text stands at `at` in the copy, and nothing of a word in front of it.
  void copy(Span part, std::size_t at);
  // Something else stands there.
  void add(std::string_view other, std::size_t at);

  [[nodiscard]] const LabelSites& sites() const { return copied_; }

 private:
  std::string_view text_;
  const LabelSites& sites_;
  std::size_t next_ = 0;  // the first that does not end before what is copied next
  LabelSites copied_;
};

}  // namespace dtsdoctor
