# How the installing scripts tell what they do, and why a step failed; they set TITLE, ROOM and LOG, then read this file.

say() {
    printf '%s : %s\n' "$TITLE" "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# The words of uv, pip and npm.
network_failed() {
    grep -qiE 'error sending request|dns error|failed to (fetch|download|connect)|name or service|name resolution|connection|timed out|no matching distribution|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|network|socket|certificate|npm.* E(40[34]|5[0-9][0-9])' "$LOG"
}

# Says why the step $1 failed, as far as its log tells.
explain() {
    if grep -qiE 'no space left|ENOSPC' "$LOG"; then
        fail "$1 a échoué, le disque est plein ; libérez environ $ROOM puis relancez. Détail : $LOG"
    elif network_failed; then
        fail "$1 a échoué, le réseau ou l'index de paquets ne répond pas ; vérifiez l'accès à Internet puis relancez. Détail : $LOG"
    fi
    fail "$1 a échoué ; lisez la fin de $LOG, corrigez puis relancez."
}
