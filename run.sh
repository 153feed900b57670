#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds dtsdoctor if needed (installing what that takes) and runs it with the given arguments, from
# any directory. Without arguments and input it diagnoses a shipped sample.
set -euo pipefail

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$root/cmake/house.sh"

install_missing "${build_tools[@]}" "${build_libraries[@]}"
if [ -f "$root/build/release/build.ninja" ]; then
  build release dtsdoctor
else
  build release dtsdoctor -DDTSDOCTOR_BUILD_TESTS=OFF
fi

if [ $# -eq 0 ] && [ ! -p /dev/stdin ] && [ ! -f /dev/stdin ]; then
  sample="$root/samples/first-look"
  if [ "$(pwd -P)" = "$root" ]; then sample=samples/first-look; fi
  set -- "$sample/error.log" -c "$sample/task.json"
  for document in "$sample"/*.json; do
    case ${document##*/} in
      task.json | expect*) ;;
      *) set -- "$@" -e "$document" ;;
    esac
  done
  printf 'A shipped sample:  %s' "$0" >&2
  printf ' %q' "$@" >&2
  printf '\n\n' >&2
fi
exec "$root/build/release/dtsdoctor" "$@"
