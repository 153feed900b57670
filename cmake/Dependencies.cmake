# SPDX-License-Identifier: Apache-2.0
# Finds the libraries; they are reached through the target dtsdoctor_dependencies.
# Static archives come first: a one-shot run is over in milliseconds, and loading shared libraries is
# a good part of that.

set(missing "")
find_package(Threads REQUIRED)
find_package(PkgConfig QUIET)
if(NOT PKG_CONFIG_FOUND)
  list(APPEND missing pkg-config)
else()
  pkg_check_modules(RE2 QUIET re2)
endif()

# RE2, utf8proc and libyaml have no CMake package on every Debian, and pugixml's names the shared
# library; find the files.
function(dtsdoctor_find_archive name header library package)
  find_path(${name}_HEADERS "${header}")
  find_library(${name}_FILE NAMES "lib${library}.a" "${library}")
  mark_as_advanced(${name}_HEADERS ${name}_FILE)
  if(NOT ${name}_HEADERS OR NOT ${name}_FILE)
    set(missing ${missing} "${package}" PARENT_SCOPE)
    return()
  endif()
  add_library(dtsdoctor_${library} INTERFACE)
  target_include_directories(dtsdoctor_${library} SYSTEM INTERFACE "${${name}_HEADERS}")
  target_link_libraries(dtsdoctor_${library} INTERFACE "${${name}_FILE}")
endfunction()

if(RE2_STATIC_LDFLAGS MATCHES "absl")  # newer RE2 needs Abseil: take both as pkg-config says
  add_library(dtsdoctor_re2 INTERFACE)
  target_include_directories(dtsdoctor_re2 SYSTEM INTERFACE ${RE2_INCLUDE_DIRS})
  target_link_libraries(dtsdoctor_re2 INTERFACE ${RE2_LDFLAGS})
else()
  dtsdoctor_find_archive(DTSDOCTOR_RE2 re2/re2.h re2 libre2-dev)
endif()
dtsdoctor_find_archive(DTSDOCTOR_UTF8PROC utf8proc.h utf8proc libutf8proc-dev)
dtsdoctor_find_archive(DTSDOCTOR_YAML yaml.h yaml libyaml-dev)
dtsdoctor_find_archive(DTSDOCTOR_PUGIXML pugixml.hpp pugixml libpugixml-dev)

# libarchive and zlib are loaded when the first archive is met; building takes their headers only.
function(dtsdoctor_find_headers name header target package)
  find_path(${name}_HEADERS "${header}")
  mark_as_advanced(${name}_HEADERS)
  if(NOT ${name}_HEADERS)
    set(missing ${missing} "${package}" PARENT_SCOPE)
    return()
  endif()
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${${name}_HEADERS}")
  target_link_libraries(${target} INTERFACE ${CMAKE_DL_LIBS})
endfunction()

dtsdoctor_find_headers(DTSDOCTOR_ARCHIVE archive_entry.h dtsdoctor_archive libarchive-dev)
dtsdoctor_find_headers(DTSDOCTOR_ZLIB zlib.h dtsdoctor_zlib zlib1g-dev)

set(Boost_USE_STATIC_LIBS ON)
find_package(Boost QUIET CONFIG COMPONENTS program_options)
if(NOT TARGET Boost::program_options)
  set(Boost_USE_STATIC_LIBS OFF)
  find_package(Boost QUIET CONFIG COMPONENTS program_options)
endif()
if(NOT TARGET Boost::program_options)
  list(APPEND missing libboost-program-options-dev)
endif()

find_package(nlohmann_json QUIET)
if(NOT nlohmann_json_FOUND)
  list(APPEND missing nlohmann-json3-dev)
endif()

find_package(fmt QUIET)
if(NOT fmt_FOUND)
  list(APPEND missing libfmt-dev)
endif()

if(DTSDOCTOR_BUILD_TESTS)
  find_package(Catch2 QUIET)
  if(NOT Catch2_FOUND)
    list(APPEND missing catch2)
  endif()
endif()

if(missing)
  list(REMOVE_DUPLICATES missing)
  list(JOIN missing " " missing)
  message(FATAL_ERROR "Libraries are missing. On Debian or Ubuntu, install them with\n"
                      "  sudo apt-get install ${missing}\n"
                      "and configure again.")
endif()

include(Fmt)
add_library(dtsdoctor_dependencies INTERFACE)
target_link_libraries(dtsdoctor_dependencies INTERFACE
  dtsdoctor_re2 dtsdoctor_utf8proc dtsdoctor_yaml dtsdoctor_pugixml dtsdoctor_archive dtsdoctor_zlib
  Boost::program_options nlohmann_json::nlohmann_json
  dtsdoctor_fmt Threads::Threads)
