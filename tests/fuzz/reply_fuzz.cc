// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a reply about tasks, JSON or XML, whole and in slices: every text that is found maps
// into the input, slices come in the order of the input, and what closes cut JSON makes it whole or
// leaves it what it was.
#include <cstdlib>

#include "base/json_cut.h"
#include "base/xml.h"
#include "input/job_reply.h"
#include "input/reply_slices.h"

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, const JsonValue& value, Span within) {
  require(within.begin <= value.span.begin && value.span.begin <= value.span.end &&
          value.span.end <= within.end);
  if (value.is_string()) {
    const MappedText decoded = unescape_xml(text, value.span);
    require(decoded.bytes() == value.text);
    const Span origin = decoded.origin({0, decoded.size()});
    require(decoded.empty() || (value.span.begin <= origin.begin && origin.end <= value.span.end));
  }
  for (const JsonMember& member : value.members) check(text, member.value, within);
  for (const JsonValue& item : value.items) check(text, item, within);
}

void check_failures(const MappedText& text, std::size_t size) {
  for (const JobReply& reply : find_job_replies(text, {})) {
    require(reply.outer.begin <= reply.outer.end && reply.outer.end <= size);
    for (const JobFailure& failure : job_failures(reply)) {
      require(!failure.texts.empty());
      for (const ReplyText& each : failure.texts)
        require(each.text.origin({0, each.text.size()}).end <= size);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<JsonValue> xml = parse_xml(text);
  if (xml.ok()) check(text, *xml, {0, size});
  if (size > 0) {
    const std::size_t end = xml_extent(text, size / 2);
    require(end == std::string_view::npos || (end > size / 2 && end <= size));
  }
  const CutJson cut = complete_json(text, 0);
  require(cut.end <= size);
  check_failures(MappedText(text), size);

  std::size_t total = 0;
  ReplySlicer slicer(first_sign(text), 200, 1, 0, [&](const ReplySlice& slice) {
    total += slice.bytes.size();
    require(slice.bytes.size() <= 200 && slice.line >= 1);
    require(slice.text.origin({0, slice.text.size()}).end <= slice.bytes.size());
    check_failures(slice.text, slice.bytes.size());
  });
  const std::size_t step = 1 + size % 7;
  for (std::size_t at = 0; at < size && !slicer.ended(); at += step)
    slicer.feed(text.substr(at, step));
  slicer.finish();
  require(slicer.ended());
  require(size == 0 || total <= 2 * size + 1);
  return 0;
}
