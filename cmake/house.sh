# SPDX-License-Identifier: Apache-2.0
# What run.sh, test.sh and .ci/run share: install what is missing, build a preset. To be sourced;
# expects $root. Everything said here goes to stderr, and stdin is never read.

say() { printf 'dtsdoctor: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

build_tools=(cmake:cmake ninja:ninja-build g++:g++ pkg-config:pkg-config)
build_libraries=(libre2-dev libboost-program-options-dev nlohmann-json3-dev libfmt-dev libutf8proc-dev
  libarchive-dev zlib1g-dev libyaml-dev libpugixml-dev)

# install_missing [COMMAND:PACKAGE | PACKAGE]...: a tool counts as there when its command is found,
# a library when its package is installed.
install_missing() {
  local item state package packages=() missing=()
  for item in "$@"; do
    case $item in
      *:*) command -v "${item%%:*}" >/dev/null || missing+=("${item#*:}") ;;
      *) packages+=("$item") ;;
    esac
  done
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    # Not a Debian: the libraries are CMake's to find; it names what it lacks.
    [ ${#missing[@]} -eq 0 ] ||
      die "please install ${missing[*]} (Debian names; there is no apt here to do it) and run this again"
    return 0
  fi
  local -A installed=()
  if [ ${#packages[@]} -gt 0 ]; then
    while read -r state package; do
      [ "$state" != installed ] || installed[$package]=1
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null)
    for item in "${packages[@]}"; do
      [ -n "${installed[$item]-}" ] || missing+=("$item")
    done
  fi
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      die "packages are missing; as root, run: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  local log status=0
  log=$(mktemp)
  { "${as_root[@]}" apt-get update -qq </dev/null || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" </dev/null
  } >"$log" 2>&1 || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  [ "$status" -eq 0 ] || die "apt-get could not install ${missing[*]}"
}

# build PRESET TARGET [CMAKE_OPTION...]: configures if needed (always when options are given), builds,
# and is silent if nothing was to be done. The log is build/PRESET/build.log; a failure shows it.
build() {
  local preset=$1 target=$2 dir="$root/build/$1"
  shift 2
  if [ -x "$dir/$target" ] && [ ! -w "$dir" ]; then return 0; fi  # somebody else's build: use it
  mkdir -p "$dir" || die "cannot write to $root/build"
  if command -v flock >/dev/null; then exec 9>"$root/build/.lock" && flock 9; fi
  # A tree that was moved or copied has a build folder that points to the old place.
  if [ -f "$dir/CMakeCache.txt" ] &&
     ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then
    find "$dir" -mindepth 1 -delete
  fi
  if [ ! -f "$dir/build.ninja" ] || [ $# -gt 0 ]; then
    if ! (cd "$root" && cmake --preset "$preset" "$@") </dev/null >"$dir/build.log" 2>&1 9>&-; then
      cat "$dir/build.log" >&2
      rm -f "$dir/build.ninja"
      die "configuring failed (log: $dir/build.log)"
    fi
  fi
  if ! ninja -C "$dir" "$target" </dev/null 2>&1 9>&- | show_progress "$dir/build.log"; then
    sed -n '/^FAILED/,$p' "$dir/build.log" | grep . >&2 || cat "$dir/build.log" >&2
    die "the build failed (whole log: $dir/build.log)"
  fi
  if command -v flock >/dev/null; then exec 9>&-; fi
}

# Copies ninja's output to a file; on a terminal the newest step is shown, elsewhere the first only.
show_progress() {
  local line shown=
  while IFS= read -r line; do
    printf '%s\n' "$line"
    [[ $line == '['[1-9]* ]] || continue
    if [ -t 2 ]; then
      printf '\r\033[K%.79s' "building $line" >&2
    elif [ -z "$shown" ]; then
      say "building ..."
    fi
    shown=1
  done >"$1"
  if [ -n "$shown" ] && [ -t 2 ]; then printf '\r\033[K' >&2; fi
}
