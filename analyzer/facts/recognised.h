// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every reader of documents gives back the same: what it found, and what has to be
// said of it. It judges nothing.
#pragma once

#include <vector>

#include "facts/broken_document.h"
#include "facts/documents.h"
#include "facts/task_forms.h"

namespace dtsdoctor {

struct Recognised {
  std::vector<Document> documents;  // empty: the text is no document
  bool is_failure_too = false;
  bool is_reply = false;  // of DTS, about tasks
  std::vector<LimitHit> limits;
  std::vector<Problem> notes;        // on documents that were read all the same
  std::vector<BrokenBlock> misread;  // blocks that would be documents if they could be parsed
};

}  // namespace dtsdoctor
