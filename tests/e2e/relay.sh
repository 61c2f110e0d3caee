#!/usr/bin/env bash
# Callbacks the whole way: provider, relay, till. The providers' answers to questions are spoiled, so
# that only a callback can bring the news; then the relay and the till are killed at bad moments.
bin=$1
. "$(dirname "$0")/kit.sh"

relay_pid=
relay_port=
stop_relay() {
    [ -z "$relay_pid" ] && return 0
    kill "-${1:-TERM}" "$relay_pid" 2>/dev/null || true
    wait "$relay_pid" 2>/dev/null || true
    relay_pid=
}
finish_all() {
    local status=$?
    stop_relay KILL
    [ $status = 0 ] || { echo "--- relay"; tail -20 "$home/relay.log" 2>/dev/null || true; }
    (exit $status) # for what it says
    finish
}
trap finish_all EXIT
start_relay() {
    "$bin/guitai-relay" --data-dir "$home/relay" --listen "127.0.0.1:${relay_port:-0}" --log-level debug \
        > "$home/relay.out" 2>> "$home/relay.log" &
    relay_pid=$!
    relay_port=$(wait_for "$home/relay.out" '^listening relay http://127.0.0.1:[0-9]+' | grep -oE '[0-9]+$')
    wait_for "$home/relay.out" '^ready' >/dev/null
}
tries() { for _ in $(seq 400); do "$@" >/dev/null 2>&1 && return 0; sleep 0.05; done; return 1; }

start_relay
"$bin/guitai-relay" --data-dir "$home/relay" inbox create corner \
    --public-url "http://127.0.0.1:$relay_port" > "$home/inbox"
grep '^settings:' "$home/inbox" | cut -d' ' -f2- > "$home/relay.json"
inbox=$(sed -n 's/^id: *//p' "$home/inbox")
[ -n "$inbox" ] || fail "an inbox"
sandbox_more=(--callbacks "http://127.0.0.1:$relay_port/in/$inbox" --callback-scale 100000)
open_shop "$(cat "$home/relay.json")"
water=$(ctl --json products find 矿泉水 --limit 1 | value code)

# The whole way is proved by a test letter.
ctl --json settings check > "$home/said" || { cat "$home/said"; fail "settings check"; }
grep '"part":"relay"' "$home/said" | grep -q '"ok":true' || fail "the relay's line"

# begin METHOD FILE: a sale up to where the customer can pay; sets $number and $sale.
begin() {
    ctl --json sell --item "$water@3.00" --pay "$1" --timeout 60 > "$2" 2> "$2.err" &
    sale=$!
    wait_for "$2" '"event":"(show_code|present_card)"' >/dev/null
    number=$(grep '"event":"attempt"' "$2" | value attempt)
}

# Paid by callback alone: whoever asks gets no answer.
declare -A query=([alipay]=alipay.trade.query [wechatpay]=query)
for method in alipay wechatpay; do
    begin $method "$home/$method"
    fault "{\"provider\":\"$method\",\"call\":\"${query[$method]}\",\"kind\":\"500\",\"times\":1000}"
    customer scan "$number"
    customer pay "$number"
    wait $sale || { cat "$home/$method" "$home/$method.err"; fail "$method by its callback"; }
    grep -q '"event":"paid"' "$home/$method" || fail "$method: paid"
done
# These say by callback that it is time to ask; their first callback also brings the certificate.
for method in paypal stripe; do
    [ -n "${port[$method]:-}" ] || continue
    begin $method "$home/$method"
    customer scan "$number" || true
    customer pay "$number"
    wait $sale || { cat "$home/$method" "$home/$method.err"; fail "$method"; }
done

# Forged, garbled, for nobody: stored, handed over, not believed.
forge() { curl -s -o /dev/null -w '%{http_code}' -X POST --data-binary "$2" "http://127.0.0.1:$relay_port/in/$1"; }
begin alipay "$home/forged"
is "$(forge "$inbox/alipay" "out_trade_no=$number&trade_status=TRADE_SUCCESS&total_amount=3.00&sign=AAAA&sign_type=RSA2")" 200 "a forged one is taken"
is "$(forge "$inbox/wechatpay" '{"id":"x"}')" 204 "as the provider expects"
is "$(forge "$inbox/nonsense" 'what')" 200 "a provider that is none"
is "$(forge "0000000000000000000000000000000000000000/alipay" 'x')" 404 "another inbox"
grep -q '"event":"paid"' "$home/forged" && fail "a forged callback was believed"

# The till is killed while the customer pays: the letter waits, the next start is told at once.
pkill -9 -f "guitaictl --data-dir $home/till" || true
wait $sale 2>/dev/null || true
customer scan "$number"
customer pay "$number"
ctl --json resolve --timeout 30 > "$home/said" || { cat "$home/said"; fail "resolve"; }
grep '"event":"paid"' "$home/said" | grep -q "$number" || fail "the letter was waiting"

# The relay is killed after it has taken a letter that nobody has fetched: it still has it.
begin alipay "$home/killed"
pkill -9 -f "guitaictl --data-dir $home/till" || true
wait $sale 2>/dev/null || true
stored() { grep -c 'stored' "$home/relay.log" || true; }
before=$(stored)
customer scan "$number"
customer pay "$number"
more() { [ "$(stored)" -gt "$before" ]; }
tries more || fail "the callback did not reach the relay"
stop_relay KILL
start_relay
ctl --json resolve --timeout 30 > "$home/said" || { cat "$home/said"; fail "resolve after the relay's end"; }
grep '"event":"paid"' "$home/said" | grep -q "$number" || fail "the letter survived"

# The relay is gone when the provider calls: the provider calls again.
begin wechatpay "$home/gone"
stop_relay
customer scan "$number"
customer pay "$number"
start_relay
wait $sale || { cat "$home/gone" "$home/gone.err"; fail "the provider called again"; }

# Nothing was booked twice, and nothing is open.
is "$(ctl --json payments --unresolved | wc -l)" 0 "nothing is unresolved"
ctl journal verify >/dev/null || fail "journal verify"

# A revoked inbox is named as what it is; the till sells on without.
"$bin/guitai-relay" --data-dir "$home/relay" inbox revoke corner >/dev/null
revoked() { [ "$(forge "$inbox/alipay" x)" = 404 ]; }
tries revoked || fail "a revoked inbox takes nothing"
exits 2 ctl --json settings check
grep '"part":"relay"' "$home/said" | grep -q '"problem":"token"' || fail "the doctor names the token"
echo "1 passed, 0 failed"
