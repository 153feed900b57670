// SPDX-License-Identifier: Apache-2.0
#include "cli/first_bytes.h"

#include <string>

#include "base/ascii.h"
#include "base/json_text.h"
#include "facts/recognise.h"
#include "input/json_line.h"
#include "input/json_time.h"
#include "input/log_listing.h"
#include "input/packing.h"
#include "input/reply_slices.h"

namespace dtsdoctor {
namespace {

// A line of a structured log is whole by itself. Not so a document, which has no time of its own.
bool begins_with_log_line(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (line.size() == head.size() || json_extent(line, 0) != trimmed(line).size()) return false;
  std::string stream;
  return json_line(line, stream) || json_time(line).length > 0;
}

}  // namespace

bool begins_log(std::string_view head) {
  return packing_of(head) == Packing::none && !begins_with_reply_list(head) &&
         !begins_with_listing(head) && (!may_be_document(head) || begins_with_log_line(head));
}

bool is_open_json(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || (head[begin] != '{' && head[begin] != '[')) return false;
  return json_extent(head, begin) == std::string_view::npos;
}

}  // namespace dtsdoctor
