#!/bin/sh
# Make .venv: Python 3.10 and exactly the packages of requirements.lock.
#
#   tools/setup.sh       make .venv (nothing to do when it is up to date)
#   tools/setup.sh uv    print the path of uv, after installing it where it is missing
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9
TOOLS=.outils
TITLE=Installation
ROOM='2 Go'
LOG=$TOOLS/installation.log
. tools/telling.sh
STAMP=.venv/.installe
WANTED=$(cat .python-version)
# Without this, uv answers a missing Python by downloading one, which staff did not ask for.
export UV_PYTHON_DOWNLOADS=never

# Prints the interpreter behind $1 (a pyenv shim or an activated environment may stand in front of it)
# if that is the Python we want.
real_python() {
    "$1" -c '
import sys
if "%d.%d" % sys.version_info[:2] != sys.argv[1]:
    sys.exit(1)
print(getattr(sys, "_base_executable", sys.executable))
' "$WANTED" 2>/dev/null
}

python_candidates() {
    if uv --version >/dev/null 2>&1; then
        uv python find --system "$WANTED" 2>/dev/null || :
    fi
    command -v "python$WANTED" || :
    for found in "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/$WANTED"*/bin/python \
        "${HOME:-}/.local/share/uv/python/cpython-$WANTED"*/bin/python; do
        if [ -x "$found" ]; then printf '%s\n' "$found"; fi
    done
    command -v python3 || :
}

find_python() {
    python_candidates | while IFS= read -r candidate; do
        if real_python "$candidate"; then break; fi
    done
}

require_python() {
    python=$(find_python)
    if [ -z "$python" ]; then
        fail "Python $WANTED est introuvable ; installez-le (par exemple « pyenv install $WANTED » ou « uv python install $WANTED ») puis relancez."
    fi
}

require_uv() {
    if uv --version >/dev/null 2>&1; then
        uv=uv
        return
    fi
    uv=$TOOLS/uv-$UV_VERSION/bin/uv
    if "$uv" --version >/dev/null 2>&1; then return; fi
    require_python
    say "outil uv $UV_VERSION…"
    if ! "$python" -m venv --clear "$TOOLS/uv-$UV_VERSION" >"$LOG" 2>&1; then
        fail "ce Python $WANTED n'a pas son module venv ; installez-le (paquet python$WANTED-venv sous Debian et Ubuntu) puis relancez. Détail : $LOG"
    fi
    "$TOOLS/uv-$UV_VERSION/bin/pip" install --disable-pip-version-check "uv==$UV_VERSION" >"$LOG" 2>&1 ||
        explain "le téléchargement de uv"
}

checksum() {
    cat requirements.lock .python-version tools/setup.sh tools/telling.sh | cksum
}

# Make compares dates, which a git checkout changes: the checksum decides.
is_up_to_date() {
    [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(checksum)" ] && real_python .venv/bin/python >/dev/null
}

make_environment() {
    if real_python .venv/bin/python >/dev/null; then return; fi
    require_python
    "$uv" venv --quiet --no-project --clear --python "$python" .venv >"$LOG" 2>&1 ||
        explain "la création de .venv"
}

install_packages() {
    start=$(date +%s)
    require_uv
    make_environment
    rm -f "$STAMP"
    say "paquets de requirements.lock…"
    # Compiling once here spares several seconds at every start, where Python may not write its caches.
    "$uv" pip sync --quiet --compile-bytecode --python .venv/bin/python requirements.lock >"$LOG" 2>&1 ||
        explain "l'installation des paquets"
    checksum >"$STAMP"
    say "terminée en $(($(date +%s) - start)) s."
}

mkdir -p "$TOOLS"
if [ "${1:-}" = uv ]; then
    require_uv
    printf '%s\n' "$uv"
elif is_up_to_date; then
    touch "$STAMP"
else
    install_packages
fi
