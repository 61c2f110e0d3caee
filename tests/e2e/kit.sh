# What the end-to-end stories share: a folder of their own, a sandbox, and the customer's hands.
# Sourced by bash; needs $bin, the folder with the programs.

set -euo pipefail
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
ctl() { "$bin/guitaictl" --data-dir "$home/till" "$@"; }
is() { [ "$1" = "$2" ] || fail "$3: expected '$2', saw '$1'"; }

# The ports are free ones at first, and the same again after a restart.
start_sandbox() {
    "$bin/guitai-sandbox" --data-dir "$home/sandbox" --alipay-port "${alipay_port:-0}" \
        --control-port "${control_port:-0}" --write-settings "$home/settings.json" \
        >"$home/sandbox.out" 2>"$home/sandbox.log" &
    sandbox_pid=$!
    for _ in $(seq 200); do
        control_port=$(grep -ohE 'http://127.0.0.1:[0-9]+' "$home/sandbox.out" "$home/sandbox.log" 2>/dev/null |
            sed 's/.*://' | while read -r p; do
                curl -fs -o /dev/null "http://127.0.0.1:$p/ledger" && echo "$p" && break
            done || true)
        [ -n "$control_port" ] && break
        kill -0 "$sandbox_pid" 2>/dev/null || fail "the sandbox did not start"
        sleep 0.05
    done
    alipay_port=$(grep -oE '127.0.0.1:[0-9]+/gateway.do' "$home/settings.json" | grep -oE ':[0-9]+' | tr -d :)
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
