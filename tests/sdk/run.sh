#!/usr/bin/env bash
# The providers' official SDKs, unmodified, against the sandbox: run.sh FOLDER_WITH_PROGRAMS.
set -euo pipefail
bin=$(readlink -f "${1:?the folder with guitai-sandbox}")
cd "$(dirname "$(readlink -f "$0")")"
export LC_ALL=C.UTF-8
# Alipay's SDK stamps its requests with local time, and Alipay reads it as China's.
export TZ=Asia/Shanghai

fail() { echo "FAILED: $*" >&2; exit 1; }
command -v node >/dev/null && command -v npm >/dev/null ||
    fail "node and npm are missing; ./check installs them"

home=$(mktemp -d)
sandbox_pid=
finish() {
    if [ -n "$sandbox_pid" ]; then
        kill "$sandbox_pid" 2>/dev/null || true
        wait "$sandbox_pid" 2>/dev/null || true
    fi
    rm -rf "$home"
}
trap finish EXIT

# Installed again when the lock file is newer. Where the packages come from is nobody's business.
exec 9<package-lock.json
flock 9
# Whether anybody answers where npm looks for packages; an answer that displeases is one too.
registry_answers() {
    local name
    name=$(node -p 'Object.keys(require("./package.json").dependencies)[0]')
    npm view "$name" name --prefer-online --fetch-retries=0 --fetch-timeout=20000 \
        --cache "$home/npm" >"$home/npm.log" 2>&1 ||
        ! grep -qE 'E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTCACHED|NONET)|ERR_SOCKET_TIMEOUT|FETCH_ERROR' "$home/npm.log"
}
skip() { echo "skipped: the npm registry is not reachable"; exit 77; }
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
    registry_answers || skip
    npm ci --no-audit --no-fund --loglevel=error --cache "$home/npm" >"$home/ci.log" 2>&1 || {
        registry_answers || skip
        sed -E 's#https?://[^ ]*#(registry)#g' "$home/ci.log" | tail -20 >&2
        fail "the SDKs could not be installed"
    }
    touch node_modules/.package-lock.json
fi
flock -u 9

"$bin/guitai-sandbox" --data-dir "$home/sandbox" --alipay-port 0 --wechatpay-port 0 \
    --paypal-port 0 --stripe-port 0 --control-port 0 --callback-scale 1000 \
    --write-settings "$home/settings.json" >"$home/out" 2>"$home/log" &
sandbox_pid=$!
for _ in $(seq 400); do
    grep -q '^ready' "$home/out" && break
    kill -0 "$sandbox_pid" 2>/dev/null || { cat "$home/log" >&2; fail "the sandbox did not start"; }
    sleep 0.05
done
control=$(sed -nE 's#^listening control http://127.0.0.1:([0-9]+).*#\1#p' "$home/out")
[ -n "$control" ] || fail "the sandbox has no control port"

passed=0 failed=0
for proof in *.mjs; do
    # The packages of ours that the proof imports, with their versions.
    sdks=$(node -e '
        const names = Object.keys(require("./package.json").dependencies);
        const text = require("fs").readFileSync(process.argv[1], "utf8");
        const used = names.filter((n) => text.includes(`"${n}"`) || text.includes(`\x27${n}\x27`));
        const version = (n) => require("./package-lock.json").packages["node_modules/" + n].version;
        console.log(used.map((n) => n + " " + version(n)).join(", "));' "$proof")
    if timeout 120 node --require ./kit/node18.cjs "$proof" "$home/settings.json" "$control"; then
        echo "$proof: $sdks passed on node $(node --version)"
        passed=$((passed + 1))
    else
        echo "$proof: $sdks FAILED on node $(node --version)"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
