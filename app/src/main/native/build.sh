#!/bin/sh
# Compiles the task shim: build.sh SOURCE TARGET. Does nothing where TARGET is newer.
set -eu
source=$1
target=$2
cc=${CC:-cc}
if [ "$target" -nt "$source" ]; then
    exit 0
fi
if ! command -v "$cc" >/dev/null 2>&1; then
    echo "No C compiler: '$cc' was not found, and the local engine's task shim ($source) is C." >&2
    echo "Install one (Debian, Ubuntu: apt-get install gcc libc6-dev; Fedora: dnf install gcc) or set CC." >&2
    exit 1
fi
mkdir -p "$(dirname "$target")"
flags="-std=c17 -O2 -Wall -Wextra -Werror -s"
# Static, so that it starts fast and runs whatever C library the machine has; not every machine can link so.
# shellcheck disable=SC2086
"$cc" $flags -static -o "$target.tmp" "$source" 2>/dev/null || "$cc" $flags -o "$target.tmp" "$source"
mv "$target.tmp" "$target"
