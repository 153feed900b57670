# SPDX-License-Identifier: Apache-2.0
# Writes html/page.css and page.js (-DSOURCE=, their folder) as C++ constants (-DOUTPUT=), each with the
# hash by which a Content-Security-Policy names it. Only what stands between the tags is hashed.

# Hexadecimal to base64: 12 bits are three digits here and two characters there.
function(base64_of_hex hex result)
  set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(text "")
  string(LENGTH "${hex}" length)
  math(EXPR last "${length} - 2")
  foreach(at RANGE 0 ${last} 3)
    string(SUBSTRING "${hex}" ${at} 3 group)
    math(EXPR high "0x${group} >> 6")
    math(EXPR low "0x${group} & 63")
    string(SUBSTRING "${alphabet}" ${high} 1 first)
    string(SUBSTRING "${alphabet}" ${low} 1 second)
    string(APPEND text "${first}${second}")
  endforeach()
  # 64 digits: one is left, four bits and two zeros.
  math(EXPR at "${length} - 1")
  string(SUBSTRING "${hex}" ${at} 1 group)
  math(EXPR high "0x${group} << 2")
  string(SUBSTRING "${alphabet}" ${high} 1 first)
  set(${result} "${text}${first}=" PARENT_SCOPE)
endfunction()

set(code "// Made by cmake/page_assets.cmake from analyzer/report/html/.\n#include \"report/html_assets.h\"\n\nnamespace dtsdoctor {\n\n")
foreach(asset Css:page.css Js:page.js)
  string(REPLACE ":" ";" parts "${asset}")
  list(GET parts 0 name)
  list(GET parts 1 file)
  file(READ "${SOURCE}/${file}" text)
  string(SHA256 hex "${text}")
  base64_of_hex("${hex}" hash)
  string(APPEND code "const std::string_view kPage${name} = R\"page_asset(${text})page_asset\";\n")
  string(APPEND code "const std::string_view kPage${name}Hash = \"'sha256-${hash}'\";\n\n")
endforeach()
string(APPEND code "}  // namespace dtsdoctor\n")
file(WRITE "${OUTPUT}" "${code}")
