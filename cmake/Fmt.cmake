# SPDX-License-Identifier: Apache-2.0
# dtsdoctor_fmt: the fmt library, linked statically. Debian ships a shared fmt only, and header-only fmt
# costs every file 4 seconds of compile time (12 with sanitizers); so its definitions are compiled once,
# in the way fmt's own src/format.cc does it. Versions laid out otherwise are used header-only.

if(fmt_VERSION VERSION_LESS 9 OR fmt_VERSION VERSION_GREATER_EQUAL 10)
  add_library(dtsdoctor_fmt INTERFACE)
  target_link_libraries(dtsdoctor_fmt INTERFACE fmt::fmt-header-only)
  return()
endif()

set(fmt_source "${PROJECT_BINARY_DIR}/generated/fmt.cc")
file(CONFIGURE OUTPUT "${fmt_source}" @ONLY CONTENT [[
#include <fmt/format-inl.h>
FMT_BEGIN_NAMESPACE
namespace detail {
template auto dragonbox::to_decimal(float) noexcept -> dragonbox::decimal_fp<float>;
template auto dragonbox::to_decimal(double) noexcept -> dragonbox::decimal_fp<double>;
template locale_ref::locale_ref(const std::locale&);
template auto locale_ref::get<std::locale>() const -> std::locale;
template auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template auto decimal_point_impl(locale_ref) -> char;
template void buffer<char>::append(const char*, const char*);
template void vformat_to(buffer<char>&, string_view, basic_format_args<FMT_BUFFER_CONTEXT(char)>,
                         locale_ref);
}  // namespace detail
FMT_END_NAMESPACE
]])
add_library(dtsdoctor_fmt STATIC "${fmt_source}")
get_target_property(fmt_headers fmt::fmt-header-only INTERFACE_INCLUDE_DIRECTORIES)
if(fmt_headers)
  target_include_directories(dtsdoctor_fmt SYSTEM PUBLIC ${fmt_headers})
endif()
