#!/usr/bin/env bash
# One shop's day from the command line: cash, Alipay, a decline, a refund, faults, a kill, the books.
bin=$1
. "$(dirname "$0")/kit.sh"

open_shop
ctl settings check >/dev/null || fail "settings check"
water=$(ctl --json products find 矿泉水 --limit 1 | value code)
[ -n "$water" ] || fail "no water in the shop"
is "$(ctl --json products find nt --limit 50 | grep -c 拿铁)" "$(ctl --json products find 拿铁 --limit 50 | grep -c 拿铁)" "nt finds 拿铁"

# Cash
ctl --json sell --item "$water*2@3.50" --pay cash=10 > "$home/cash"
is "$(grep '"event":"paid"' "$home/cash" | value change)" 3.00 "change"
is "$(grep '"event":"receipt"' "$home/cash" | value number)" 1 "first receipt"

is "$(ctl --json drawer | value expected)" 7.00 "the drawer: what was given less the change"

# Alipay, paid
ctl --json sell --item "$water@35.80" --pay alipay --timeout 30 > "$home/alipay" &
sale=$!
wait_for "$home/alipay" '"event":"show_code"' >/dev/null
number=$(grep '"event":"attempt"' "$home/alipay" | value attempt)
customer scan "$number"
customer pay "$number"
wait $sale || fail "the Alipay sale"
is "$(grep '"event":"paid"' "$home/alipay" | value amount)" 35.80 "paid amount"
is "$(grep '"event":"receipt"' "$home/alipay" | value number)" 2 "second receipt"
ctl receipt 2 | grep -q 35.80 || fail "the receipt's text"
ledger | grep -q "$number" || fail "the ledger knows the number"

# Refund in part, twice; more than was paid is impossible
ctl --json refund 2 --amount 5.80 --reason "broken" | grep -q '"event":"refunded"' || fail "refund"
ctl --json refund 2 | grep -q '"amount":"30.00"' || fail "the rest goes back"
ctl refund 2 --amount 0.01 2>/dev/null && fail "nothing is left to give back"

# Nobody pays: it is cancelled, and the exit status says so
status=0
ctl --json sell --item "$water" --pay alipay --timeout 1 > "$home/nobody" || status=$?
is $status 1 "exit status when nobody pays"
grep -q '"event":"cancelled"' "$home/nobody" || fail "cancelled"

# Answers lost, garbled, wrongly signed: asked again until the truth is known
fault '{"provider":"alipay","call":"alipay.trade.precreate","kind":"drop_after","times":1}'
fault '{"provider":"alipay","call":"alipay.trade.query","kind":"bad_signature","times":1}'
fault '{"provider":"alipay","call":"alipay.trade.query","kind":"500","times":1}'
ctl --json sell --item "$water@1.00" --pay alipay --timeout 60 > "$home/faults" &
sale=$!
wait_for "$home/faults" '"event":"show_code"' >/dev/null
number=$(grep '"event":"attempt"' "$home/faults" | value attempt)
customer pay "$number" 2>/dev/null || { customer scan "$number"; customer pay "$number"; }
wait $sale || fail "the sale under faults"

# kill -9 while the customer pays; the next start finds it
ctl --json sell --item "$water@2.00" --pay alipay --timeout 60 > "$home/killed" &
sale=$!
wait_for "$home/killed" '"event":"show_code"' >/dev/null
number=$(grep '"event":"attempt"' "$home/killed" | value attempt)
pkill -9 -f "guitaictl --data-dir $home/till" || true
wait $sale 2>/dev/null || true
customer scan "$number"
customer pay "$number"
ctl --json payments --unresolved | grep -q "$number" || fail "the killed sale is unresolved"
ctl --json resolve --timeout 30 | grep -q '"event":"paid"' || fail "resolve finds the payment"
is "$(ctl --json payments --unresolved | wc -l)" 0 "nothing is unresolved"

# A wrong word costs nothing and says what to do
ctl sell --item nosuchcode --pay cash 2> "$home/err" && fail "an unknown code"
grep -q "products find" "$home/err" || fail "says what to do"
ctl frobnicate 2>/dev/null && fail "an unknown command"

ctl journal verify > "$home/verify" || fail "journal verify"
ctl backup "$home/copy.db" >/dev/null
"$bin/guitaictl" --data-dir "$home/other" restore "$home/copy.db" >/dev/null
"$bin/guitaictl" --data-dir "$home/other" journal verify >/dev/null || fail "the copy verifies"
echo "1 passed, 0 failed"
