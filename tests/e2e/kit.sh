# What the end-to-end stories share: a folder of their own, a sandbox, and the customer's hands.
# Sourced by bash; needs $bin, the folder with the programs.

set -euo pipefail
# Nobody's keyring but a story's own.
export DBUS_SESSION_BUS_ADDRESS=${bus:-}
home=$(mktemp -d)
sandbox_pid=
finish() {
    local status=$?
    if [ -n "$sandbox_pid" ]; then
        kill "$sandbox_pid" 2>/dev/null || true
        wait "$sandbox_pid" 2>/dev/null || true
    fi
    [ $status = 0 ] || { echo "--- sandbox"; tail -5 "$home/sandbox.log" 2>/dev/null || true; }
    rm -rf "$home"
}
trap finish EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
# What the programs take for now: libfaketime and its shift, or nothing.
clock=()
ctl() { "${clock[@]}" "$bin/guitaictl" --data-dir "$home/till" "$@"; }
is() { [ "$1" = "$2" ] || fail "$3: expected '$2', saw '$1'"; }

# Every provider that this sandbox has. The ports are free ones at first, the same after a restart.
# $sandbox_more: further options, if any.
declare -A port=()
sandbox_more=()
start_sandbox() {
    local name ports=()
    for name in $("$bin/guitai-sandbox" --help | sed -nE 's/^ +--([a-z0-9_]+)-port N.*/\1/p'); do
        ports+=("--$name-port" "${port[$name]:-0}")
    done
    "${clock[@]}" "$bin/guitai-sandbox" --data-dir "$home/sandbox" "${ports[@]}" \
        "${sandbox_more[@]}" --write-settings "$home/settings.json" >"$home/sandbox.out" 2>"$home/sandbox.log" &
    sandbox_pid=$!
    for _ in $(seq 400); do
        grep -q '^ready' "$home/sandbox.out" && break
        kill -0 "$sandbox_pid" 2>/dev/null || fail "the sandbox did not start"
        sleep 0.05
    done
    while read -r _ name url; do
        port[$name]=$(grep -oE '[0-9]+/?$' <<<"$url" | tr -d /)
    done < <(grep '^listening ' "$home/sandbox.out")
    control_port=${port[control]}
    alipay_port=${port[alipay]}
}

stop_sandbox() {
    kill "$sandbox_pid"
    wait "$sandbox_pid" 2>/dev/null || true
    sandbox_pid=
}

# Begins with a demo shop that knows the sandbox; more settings in JSON, if any.
open_shop() {
    start_sandbox
    ctl init --demo >/dev/null
    ctl settings import "$home/settings.json" >/dev/null
    [ -z "${1:-}" ] && return 0
    echo "$1" > "$home/more.json"
    ctl settings import "$home/more.json" >/dev/null || fail "these settings: $1"
}

customer() { curl -fsS -o /dev/null -X POST -d "{\"out_trade_no\":\"$2\"}" "http://127.0.0.1:$control_port/$1"; }
fault() { curl -fsS -o /dev/null -X POST -d "$1" "http://127.0.0.1:$control_port/fault"; }
ledger() { curl -fsS "http://127.0.0.1:$control_port/ledger"; }

# wait_for FILE PATTERN: the first match of the extended pattern in the file, when it is there.
wait_for() {
    local found
    for _ in $(seq 400); do
        found=$(grep -oE -m1 "$2" "$1" 2>/dev/null || true)
        [ -n "$found" ] && { echo "$found"; return 0; }
        sleep 0.05
    done
    cat "$1" >&2
    fail "never saw $2"
}
# the value of a key in a line of JSON
value() { sed -nE "s/.*\"$1\":\"?([^\",}]*)\"?.*/\1/p" | head -n 1; }
# exits STATUS COMMAND...: what it says stays in $home/said and $home/err.
exits() {
    local expected=$1 status=0
    shift
    "$@" > "$home/said" 2> "$home/err" || status=$?
    [ $status = "$expected" ] && return 0
    cat "$home/said" "$home/err" >&2
    fail "exit status $status instead of $expected: $*"
}
# the first line of an event in $home/said
event() { grep -m1 "\"event\":\"$1\"" "$home/said" || { cat "$home/said" >&2; fail "no event $1"; }; }
