# SPDX-License-Identifier: Apache-2.0
# dtsdoctor_tests (Catch2, one ctest entry per test case, with sanitizers one per file), fuzz_* and
# bench_* (one program per file).

if(DTSDOCTOR_BUILD_TESTS)
  enable_testing()
  file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*_test.cc)
  list(FILTER test_sources EXCLUDE REGEX "/tests/(fuzz|bench)/")
  add_executable(dtsdoctor_tests ${test_sources} tests/test_main.cc)
  add_dependencies(dtsdoctor_tests dtsdoctor)  # tests run the program too
  target_include_directories(dtsdoctor_tests PRIVATE tests)
  target_link_libraries(dtsdoctor_tests PRIVATE dtsdoctor_cli dtsdoctor_warnings Catch2::Catch2)
  target_compile_definitions(dtsdoctor_tests PRIVATE
    DTSDOCTOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}" DTSDOCTOR_BINARY="$<TARGET_FILE:dtsdoctor>")
  if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
    target_compile_definitions(dtsdoctor_tests PRIVATE DTSDOCTOR_CATCH2_V3)
  endif()
  target_compile_options(dtsdoctor_tests PRIVATE -O0)  # they need no speed
  target_precompile_headers(dtsdoctor_tests PRIVATE
    tests/catch.h ${precompiled_headers} <nlohmann/json.hpp>)
  # All of Catch2 2.x: over a minute if it were optimised and sanitized.
  set_source_files_properties(tests/test_main.cc PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "-O0;-w;-fno-sanitize=all")
  # The page of -f html in a real browser: tests/page/make_pages.cc writes pages, the script reads them.
  add_executable(dtsdoctor_pages tests/page/make_pages.cc)
  target_include_directories(dtsdoctor_pages PRIVATE tests)
  target_link_libraries(dtsdoctor_pages PRIVATE dtsdoctor_core dtsdoctor_warnings)
  add_dependencies(dtsdoctor_tests dtsdoctor_pages)
  add_test(NAME "the page in a browser"
    COMMAND /usr/bin/python3 "${PROJECT_SOURCE_DIR}/tests/page/browser_test.py"
            $<TARGET_FILE:dtsdoctor_pages>)
  set_tests_properties("the page in a browser" PROPERTIES COST 20 TIMEOUT 180 SKIP_RETURN_CODE 77)
  # Shares scanned by the processes of a Dask cluster and added up.
  add_test(NAME "shares of a cluster"
    COMMAND /usr/bin/python3 "${PROJECT_SOURCE_DIR}/tests/distributed/dask_scan.py"
            $<TARGET_FILE:dtsdoctor>)
  set_tests_properties("shares of a cluster" PROPERTIES TIMEOUT 180 SKIP_RETURN_CODE 77)
  if(DTSDOCTOR_SANITIZE)
    # One entry per file: to start a sanitized process takes longer than most test cases do.
    list(TRANSFORM test_sources REPLACE ".*/(.+)\\.cc$" "\\1" OUTPUT_VARIABLE test_files)
    list(REMOVE_DUPLICATES test_files)  # a name that two files have takes both
    foreach(file IN LISTS test_files)
      add_test(NAME "${file}" COMMAND dtsdoctor_tests -\# "[\#${file}]")
      set_tests_properties("${file}" PROPERTIES TIMEOUT 600)
    endforeach()
    # Those that would be left to run alone at the end come first; in seconds.
    set_tests_properties(shapes_test PROPERTIES COST 120)
    set_tests_properties(samples_test agreement_test PROPERTIES COST 60)
  else()
    include(Catch)
    catch_discover_tests(dtsdoctor_tests PROPERTIES TIMEOUT 600)
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES
      "${PROJECT_SOURCE_DIR}/cmake/long_tests_first.cmake")
  endif()
endif()

function(dtsdoctor_one_program_per_file folder prefix)
  file(GLOB sources CONFIGURE_DEPENDS tests/${folder}/*.cc)
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    string(REGEX REPLACE "^${prefix}|_?${folder}(er)?$" "" name "${name}")
    add_executable(${prefix}${name} "${source}")
    target_link_libraries(${prefix}${name} PRIVATE dtsdoctor_cli dtsdoctor_warnings)
    target_compile_definitions(${prefix}${name} PRIVATE DTSDOCTOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(folder STREQUAL "fuzz")
      target_link_options(${prefix}${name} PRIVATE -fsanitize=fuzzer)
    endif()
  endforeach()
endfunction()

if(DTSDOCTOR_FUZZ)
  dtsdoctor_one_program_per_file(fuzz fuzz_)
endif()
if(DTSDOCTOR_BUILD_BENCH)
  dtsdoctor_one_program_per_file(bench bench_)
endif()
