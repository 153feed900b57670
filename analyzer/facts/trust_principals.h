// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: who a principal of a trust policy stands for: an account, an account behind a
// mask, or words that somebody should have replaced. Forms: "<id>@dts.aliyuncs.com", plain
// "dts.aliyuncs.com" and "acs:ram::<id>:root|user/…|role/…" (DTS and RAM documentation). It
// compares nothing with the task.
#pragma once

#include <optional>
#include <string_view>

#include "facts/fact_store.h"

namespace dtsdoctor {

enum class PrincipalKind { account, masked, placeholder };

// The kind of an id as it stands in a principal. The id that the documentation prints as its sample
// is a placeholder, masked as it is.
[[nodiscard]] PrincipalKind kind_of(std::string_view id);

// Is this a DTS service principal of any kind?
[[nodiscard]] bool is_dts_service(std::string_view principal);

// Is it the plain one, which names no account?
[[nodiscard]] bool is_bare_dts_service(std::string_view principal);

// The id in front of "@dts.aliyuncs.com". Precondition: is_dts_service and not bare.
[[nodiscard]] FactValue id_of_service(const FactValue& principal);

// The account of a RAM principal; nullopt if it is no ARN.
[[nodiscard]] std::optional<FactValue> account_of(const FactValue& principal);

// Do the visible digits of a masked id agree with an account id? A run of stars may hide any number
// of digits, since products mask with a fixed number of stars. One that was redacted may agree.
[[nodiscard]] bool mask_fits(std::string_view masked, std::string_view account);

}  // namespace dtsdoctor
