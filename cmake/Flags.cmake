# SPDX-License-Identifier: Apache-2.0
# Compiler and linker flags: dtsdoctor_warnings (our targets), dtsdoctor_quick_start (the program),
# and the sanitizers (everything).

add_library(dtsdoctor_warnings INTERFACE)
target_compile_options(dtsdoctor_warnings INTERFACE -Wall -Wextra -Wconversion)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # g++ leaves signs out of -Wconversion; both compilers shall ask for the same.
  target_compile_options(dtsdoctor_warnings INTERFACE -Wno-sign-conversion)
else()
  # g++ 12 warns about std::string itself (GCC bug 105651), more so where it is in a precompiled header.
  target_compile_options(dtsdoctor_warnings INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
if(DTSDOCTOR_WERROR)
  target_compile_options(dtsdoctor_warnings INTERFACE -Werror)
endif()

# What a sanitizer or a fuzzer instruments must be all of it.
if(DTSDOCTOR_SANITIZE)
  set(sanitize "-fsanitize=${DTSDOCTOR_SANITIZE}")
  add_compile_options("${sanitize}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options("${sanitize}")
endif()
if(DTSDOCTOR_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "DTSDOCTOR_FUZZ needs clang: use `cmake --preset fuzz`.")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()

# The rules are tables with pointers: 38000 relocations, 24 bytes each or, packed, one bit. Whether the
# loader knows the packed form only a run tells; a build for elsewhere does without.
include(CheckCXXSourceRuns)
set(packed_relocations "-Wl,-z,pack-relative-relocs")
set(CMAKE_REQUIRED_FLAGS "-fPIE")
set(CMAKE_REQUIRED_LINK_OPTIONS -pie "${packed_relocations}" -Wl,--fatal-warnings)
if(NOT CMAKE_CROSSCOMPILING)
  check_cxx_source_runs("int one; int* volatile at = &one; int main() { *at = 1; return one - 1; }"
                        DTSDOCTOR_PACKED_RELOCATIONS)
endif()
unset(CMAKE_REQUIRED_FLAGS)
unset(CMAKE_REQUIRED_LINK_OPTIONS)

# Few libraries to load, symbols bound when first used, and no code that nobody calls.
add_library(dtsdoctor_quick_start INTERFACE)
if(NOT DTSDOCTOR_SANITIZE AND NOT DTSDOCTOR_FUZZ)
  add_compile_options(-ffunction-sections -fdata-sections)
  target_link_options(dtsdoctor_quick_start INTERFACE
    -static-libstdc++ -static-libgcc -Wl,--gc-sections -Wl,--as-needed -Wl,-z,lazy)
  if(DTSDOCTOR_PACKED_RELOCATIONS)
    target_link_options(dtsdoctor_quick_start INTERFACE "${packed_relocations}")
  endif()
endif()
