#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds dtsdoctor with its tests (installing what that takes) and runs them, from any directory.
set -euo pipefail

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$root/cmake/house.sh"

preset=release
while [ $# -gt 0 ]; do
  case $1 in
    --asan) preset=asan ;;
    --long) export DTSDOCTOR_LONG_TESTS=1 ;;
    --) shift; break ;;
    *)
      cat >&2 <<END
usage: ./test.sh [--asan] [--long] [-- CTEST_OPTION...]
  --asan  build and test with clang, AddressSanitizer and UndefinedBehaviorSanitizer (build/asan)
  --long  run the tests that take minutes, too
  --      what follows goes to ctest, for example: ./test.sh -- -R policy
END
      case $1 in -h | --help) exit 0 ;; *) exit 2 ;; esac
      ;;
  esac
  shift
done

install_missing "${build_tools[@]}" "${build_libraries[@]}" catch2 python3:python3 python3-jsonschema \
  cmark-gfm:cmark-gfm
if [ "$preset" = asan ]; then
  install_missing clang++:clang
  install_missing "libclang-rt-$(clang++ -dumpversion | cut -d. -f1)-dev"
fi
options=()
if [ ! -f "$root/build/$preset/CMakeCache.txt" ] ||
   ! grep -qx 'DTSDOCTOR_BUILD_TESTS:BOOL=ON' "$root/build/$preset/CMakeCache.txt"; then
  options=(-DDTSDOCTOR_BUILD_TESTS=ON)
fi
build "$preset" dtsdoctor_tests "${options[@]}"

export UBSAN_OPTIONS=${UBSAN_OPTIONS-print_stacktrace=1}
exec ctest --test-dir "$root/build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
