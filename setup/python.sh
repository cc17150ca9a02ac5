#!/bin/sh
# python.sh [dev]: makes .venv with Debian's Python 3.11 and brings it to the state of the locks in requirements/.
# A lock that was installed already costs nothing. Where packages come from is pip's own configuration.
set -eu
cd "$(dirname "$0")/.."
python=/usr/bin/python3.11
stamp=.venv/installed-locks
kind=${1:-base}

locks="requirements/base.txt"
[ "$kind" != dev ] || locks="$locks requirements/dev.txt"

[ -x "$python" ] || { echo "Athar runs on Debian's Python 3.11, and $python is not there: apt-get install python3.11 python3.11-venv" >&2; exit 2; }
[ -x .venv/bin/python ] || { echo "Making .venv …"; "$python" -m venv .venv; }

# One line a lock, so that `dev` also serves whoever asks for the base alone.
# shellcheck disable=SC2086  # paths of ours, without spaces
if [ -e "$stamp" ] && ! sha256sum $locks | grep -qvxFf "$stamp"; then exit 0; fi

echo "Installing Python packages from $locks …"
requirements=$(for lock in $locks; do printf ' -r %s' "$lock"; done)
rm -f "$stamp"
# shellcheck disable=SC2086
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: $requirements
# shellcheck disable=SC2086
sha256sum $locks >"$stamp"
