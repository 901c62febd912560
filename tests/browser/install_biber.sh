#!/usr/bin/env bash
# Finds biber, with which the tests read the BibTeX files, or installs Debian's. Fails loudly where there is none.
set -euo pipefail

if ! command -v biber >/dev/null; then
    if ! command -v apt-get >/dev/null; then
        echo "The tests need biber: put it on the PATH." >&2
        exit 1
    fi
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    echo "No biber on the PATH: installing Debian's."
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends biber >/dev/null
fi

biber --version
