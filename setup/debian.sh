#!/bin/sh
# debian.sh demo|test [--dry-run]: installs the Debian packages that are missing, and says which and why before it does.
# Nothing that is present is asked to be upgraded, and no new service starts by itself during the installation.
# SEARCH=elasticsearch adds to `demo` what the search server needs. Exit code 2: somebody with the right must run the command shown.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
policy=/usr/sbin/policy-rc.d
PATH=$PATH:/usr/sbin:/usr/local/sbin

sets() {
    case "$1" in
        demo) if [ "${SEARCH:-}" = elasticsearch ]; then echo "demo search"; else echo "demo"; fi ;;
        test) echo "demo search test" ;;
        *) echo "usage: debian.sh demo|test [--dry-run]" >&2; exit 2 ;;
    esac
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

java_suffices() {
    command -v javac >/dev/null && java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | { read -r level && [ "$level" -ge 17 ]; }
}

postgres_suffices() { command -v postgres >/dev/null || ls /usr/lib/postgresql/1[5-9]/bin/postgres >/dev/null 2>&1; }

# A program that came another way than by its package is good enough.
present() {
    case "$2" in
        command:*) command -v "${2#command:}" >/dev/null ;;
        python) [ -x /usr/bin/python3.11 ] ;;
        python-venv) /usr/bin/python3.11 -c 'import ensurepip, venv' 2>/dev/null ;;
        java) java_suffices ;;
        postgres) postgres_suffices ;;
        package) installed "$1" ;;
    esac
}

# Lines of "package reason" for each package of the sets that is not there.
missing() {
    while read -r set package check reason; do
        case " $* " in *" $set "*) present "$package" "$check" || echo "$package $reason" ;; esac
    done <"$here/packages.txt"
}

forced_upgrades() { apt-get install --simulate --no-install-recommends --no-upgrade "$@" 2>/dev/null | sed -n 's/^Inst \([^ ]*\) \[.*/\1/p' | tr '\n' ' '; }

add() { DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends --no-upgrade "$@"; }

install_as_root() {
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        trap 'exit 130' INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    apt-cache show "$@" >/dev/null 2>&1 || apt-get update --quiet
    upgrades=$(forced_upgrades "$@")
    [ -z "$upgrades" ] || echo "Debian asks for a newer version of these present packages with it: $upgrades"
    # Lists that are older than the mirror name files that are gone: fetch them again and try once more.
    add "$@" || { apt-get update --quiet && add "$@"; }
    [ ! -d /run/systemd/system ] || echo "No new service was started. Debian starts new services at the next boot; systemctl disable keeps one off."
}

elevate() {
    if [ "$(id -u)" = 0 ]; then
        install_as_root "$@"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo sh "$here/debian.sh" --install "$@"
    else
        echo "Installing needs root or sudo. Let somebody who has it run:" >&2
        echo "    sudo sh $here/debian.sh --install $*" >&2
        exit 2
    fi
}

if [ "${1:-}" = --install ]; then
    shift
    install_as_root "$@"
    exit
fi
wanted=$(sets "${1:-}")
command -v dpkg-query >/dev/null || { echo "This is no Debian: install the programs that setup/packages.txt names by your own means." >&2; exit 2; }
# shellcheck disable=SC2086  # set names are words
found=$(missing $wanted)
[ -n "$found" ] || exit 0
echo "Missing Debian packages:"
echo "$found" | while read -r package reason; do printf '    %-26s %s\n' "$package" "$reason"; done
[ "${2:-}" != --dry-run ] || exit 0
# shellcheck disable=SC2046  # package names are words
elevate $(echo "$found" | cut -d' ' -f1)
