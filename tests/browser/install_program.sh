#!/usr/bin/env bash
# install_program.sh NAME [OPTION …]: finds a program that the tests need, or installs Debian's package of that name.
# The options are for `NAME --version`, which tells whether it can start at all. Fails loudly where there is none.
set -euo pipefail
program=$1

if ! command -v "$program" >/dev/null; then
    if ! command -v apt-get >/dev/null; then
        echo "The tests need $program: put it on the PATH." >&2
        exit 1
    fi
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    echo "No $program on the PATH: installing Debian's."
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$program" >/dev/null
fi

"$program" --version "${@:2}"
