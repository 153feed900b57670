// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a file is, its content tells: task configurations in any form, RAM and STS
// documents, or none of these. This asks every reader in turn. A document may be a failure, too: a
// reply about a task, or a transcript of a call with the error it printed. It opens no file.
#pragma once

#include <string_view>

#include "facts/recognised.h"

namespace dtsdoctor {

// May a text that begins so be a document, so that it is worth reading whole? Cheap.
[[nodiscard]] bool may_be_document(std::string_view head);

// The documents that a whole text holds. A Problem says why something that looks like JSON is none.
// `is_promised`: the user says that it holds some, so words and logs around them do not matter.
[[nodiscard]] Result<Recognised> recognise(const Source& text, const RuleSet& rules,
                                           const Limits& limits, bool is_promised = false);

}  // namespace dtsdoctor
