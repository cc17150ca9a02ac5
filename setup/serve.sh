#!/bin/sh
# serve.sh PORT: serves the prepared demo until Ctrl-C or SIGTERM, then stops its search node if it has one.
set -eu
cd "$(dirname "$0")/.."

.venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$1" --blocking-threads 4 --workers-kill-timeout 5 --log-level warning --no-access-log portal.wsgi:application &
server=$!

finish() {
    trap '' INT TERM
    kill "$server" 2>/dev/null || true
    wait "$server" || true
    [ "${ATHAR_SEARCH_ENGINE:-}" != elasticsearch ] || .venv/bin/python manage.py search_node stop
    exit 0
}
trap finish INT TERM

code=0
wait "$server" || code=$?
[ "${ATHAR_SEARCH_ENGINE:-}" != elasticsearch ] || .venv/bin/python manage.py search_node stop
exit "$code"
