// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what an API answered comes within what carried it: the reply object of an SDK
// with its headers, a gateway's {"data": …}, a list of several answers, a string in a log entry.
// This shows a reader everything in a JSON tree that may be a document, from the outside in, and
// says what stands around it. It knows no document.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/json.h"

namespace dtsdoctor {

struct DocumentSpot {
  bool is_bare = true;  // nothing but lists and strings of JSON stand around it
};

// Does the object itself say something in words, as entries of logs and errors do? Then what else
// is in it is about that, and it is no answer.
[[nodiscard]] bool says_something(const JsonValue& object);

// True: it is a document, what is in it is its own.
using TakeDocument = std::function<bool(const JsonValue&, const DocumentSpot&)>;

// Shows the objects below `root`, which counts in `bytes`, not itself. Looks into strings that
// `may_hold` finds worth it. Bounded in depth. True if nothing but documents was found, and what
// carries them: request ids, headers, a status.
[[nodiscard]] bool walk_documents(const JsonValue& root, std::string_view bytes,
                                  std::size_t max_depth,
                                  const std::function<bool(std::string_view)>& may_hold,
                                  const TakeDocument& take);

}  // namespace dtsdoctor
