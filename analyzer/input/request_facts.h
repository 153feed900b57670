// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an error often tells which call failed: the HTTP status, the product, the
// operation. They stand in an SDK's block, in the host, in the link to the help page, in the
// header of Terraform's provider or in a stack frame. This finds them. They are for showing and for
// telling DTS's calls from others; no status is evidence of a cause.
#pragma once

#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// What the text says, as printed; empty where it says nothing.
struct RequestFacts {
  MappedText status;     // "403"
  MappedText product;    // "Dts", "dts"
  MappedText operation;  // "ConfigureDtsJob", "configureDtsJob"
};

// Where the product stands; empty if nowhere.
[[nodiscard]] Span product_in(std::string_view text);

// The same, hosts aside: those of databases have the name of a product, too, and nobody called it.
[[nodiscard]] Span product_of_call(std::string_view text);

[[nodiscard]] RequestFacts request_facts(const MappedText& text);

}  // namespace dtsdoctor
