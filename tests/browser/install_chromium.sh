#!/usr/bin/env bash
# Finds the browser that the tests drive, or installs Debian's. Says where it is; fails loudly where there is none.
set -euo pipefail

if ! command -v chromium >/dev/null; then
    if ! command -v apt-get >/dev/null; then
        echo "The tests need Chromium: put a program named “chromium” on the PATH." >&2
        exit 1
    fi
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    echo "No chromium on the PATH: installing Debian's."
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

# The first start of a new install tells whether it can start at all.
chromium --version --no-sandbox
