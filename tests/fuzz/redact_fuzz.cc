// SPDX-License-Identifier: Apache-2.0
//
// Any text without its secrets and ids: what is taken out stands in order and apart, with the way
// back or without it is the same, and another run gives the same labels.
#include <cstdint>
#include <cstdlib>

#include "report/redact.h"

using namespace dtsdoctor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Redactor redactor({"hunter2/X"}, {.ids = true});
  std::size_t end = 0;
  for (const Cut& cut : redactor.cuts_in(text)) {
    if (cut.span.begin < end || cut.span.end <= cut.span.begin || cut.instead.empty()) std::abort();
    end = cut.span.end;
  }
  if (end > size) std::abort();
  const std::string once = redactor.redacted(text);
  if (redactor.redact(text).bytes() != redactor.redacted(text)) std::abort();
  const Redactor another({"hunter2/X"}, {.ids = true});
  (void)another.cuts_in(text);
  if (another.redacted(text) != once) std::abort();
  return 0;
}
