// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: Terraform configurations come as pasted parts, with errors in them, between
// other text, so the reader must take what it can and say what it could not. It reads blocks that
// begin a line, and their attributes; literals become values, references stay names, every other
// expression is left unread. It evaluates nothing. A plan that Terraform printed is read as what
// will be: + and ~ stand before lines that will be there, - before others, -> before the new value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

struct HclAttribute {
  enum class Kind { literal, reference, other };

  std::string name;
  Span name_span;
  Kind kind = Kind::other;
  std::string text;  // of a literal its value, of a reference its name: var.owner
  Span span;         // of the expression; of a quoted one what stands between the quotes
  Span whole;        // of the expression as it stands, with its quotes or its marker
};

struct HclBlock {
  std::string type;
  std::vector<std::string> labels;
  std::vector<Span> label_spans;
  std::vector<HclAttribute> attributes;
  std::vector<std::string> inner_types;   // of the blocks in it, whose content is skipped
  std::vector<std::size_t> inner_begins;  // where each of them begins, for read_hcl_block
  Span span;
  std::optional<std::size_t> broken;  // where the first thing stands that no HCL has; the end of
                                      // the text if its end is missing
  bool complete = true;               // its end was found, and all that stands in it was understood
  bool removed = false;               // a plan's, of what will be gone
};

struct HclFile {
  std::vector<HclBlock> blocks;  // in order, those in other blocks left out
  bool is_only_blocks = true;    // nothing but blocks and comments stands in the text
};

// Linear in the text, whatever it is.
[[nodiscard]] HclFile read_hcl(std::string_view text);

// The block that begins at `begin`: one that stands in another.
[[nodiscard]] HclBlock read_hcl_block(std::string_view text, std::size_t begin);

// The attributes of a text that has nothing else but comments; empty if there is anything else.
[[nodiscard]] std::vector<HclAttribute> read_hcl_attributes(std::string_view text);

}  // namespace dtsdoctor
