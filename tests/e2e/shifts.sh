#!/usr/bin/env bash
# A manager's evening from the command line: shifts, the drawer, trust, the signed day.
bin=$1
. "$(dirname "$0")/kit.sh"

open_shop '{"till": {"shifts": "required"}, "people": {"pay_out_limit": "50.00"}}'
water=$(ctl --json products find 矿泉水 --limit 1 | value code)

# Nothing is sold without a float
exits 1 ctl sell --item "$water@9.00" --pay cash
grep -q "shift open" "$home/err" || fail "says how to open one"
exits 2 ctl shift open --float abc
exits 1 ctl shift open --float=-1
exits 1 ctl shift report
exits 0 ctl --json shift open --float 300 --pin 1234
is "$(event shift_opened | value cashier)" lin "whose shift it is"
exits 1 ctl shift open --float 1
grep -q "close it first" "$home/err" || fail "one shift at once"

# Sales net of change, cash in and out
exits 0 ctl --json sell --item "$water@9.00" --pay cash=20
exits 0 ctl --json shift pay-in 100 --reason "coins" --pin 1234
exits 1 ctl shift pay-in 100 --pin 1234
grep -q -- --reason "$home/err" || fail "asks for a reason"
exits 1 ctl shift pay-out 60 --reason "safe" --pin 1234
grep -q -- --approve-pin "$home/err" || fail "above the limit somebody has to allow it"
exits 0 ctl --json shift pay-out 60 --reason "safe" --pin 1234 --approve-pin 5555
exits 1 ctl shift pay-out 1 --reason "tea" --pin 0000
exits 1 ctl drawer open --reason "coins" --pin 1234
exits 0 ctl drawer open --reason "coins" --pin 5555

# The settlement of the shift, with its cash
exits 0 ctl --json settle --shift open
shift=$(event settlement | value shift)
is "$(event settlement | value total)" 9.00 "what the shift sold"
grep -q '"expected":"349.00"' "$home/said" || fail "what the drawer should hold"
grep -q '"paid_in":"100.00"' "$home/said" || fail "what was paid in"
exits 2 ctl settle --shift nosuchshift
exits 2 ctl settle --shift open --date 2026-01-01

# Blind: a cashier does not see what should be there before the count
exits 0 ctl --json shift report --pin 1234
grep -q '"expected"' "$home/said" && fail "the expected cash was shown before the count"
exits 1 ctl shift close --pin 1234
exits 1 ctl shift count 'JPY100' --pin 1234
exits 2 ctl shift count '100*x' --pin 1234
exits 0 ctl --json shift count '100*3' '10*4' 8.50 --pin 1234
is "$(event counted | value expected)" 349.00 "300 + 9 + 100 - 60"
is "$(event counted | value over)" -0.50 "half a yuan is short"
exits 0 ctl --json shift close --leave 300 --pin 1234
is "$(event shift_closed | value counted)" 348.50 "what was counted"

# Its settlement afterwards, counted
exits 0 ctl settle --shift "$shift" --language en
grep -q "Counted.*348.50" "$home/said" || fail "what was counted"
grep -q "Short.*-0.50" "$home/said" || fail "what is short"
exits 2 ctl settle --shift open
exits 0 ctl --json settle
grep -q '"over_short":"-0.50"' "$home/said" || fail "the shift stands on the day's settlement"

# The day: only a manager, signed, without gaps
exits 1 ctl day close --pin 5555
exits 0 ctl --json day close --pin 8888
is "$(event day_closed | value number)" 1 "the first day"
is "$(event day_closed | value sales)" 9.00 "what was sold"
exits 0 ctl --json day close --pin 8888
is "$(event day_closed | value number)" 2 "the second day"
ctl shift report --day 1 | grep -q 'Z' || fail "the Z can be read again"
ctl --json journal verify | grep -q '"days":2' || fail "both days are signed"

# Who did what, and who allowed it
exits 0 ctl staff add mei --name Mei --pin 4321
exits 0 ctl staff role mei supervisor
exits 0 ctl staff deactivate mei
exits 1 ctl staff role wang cashier
echo "{\"till\": {\"refund_limit\": \"10.00\"}}" > "$home/limit.json"
exits 0 ctl settings import "$home/limit.json"
exits 0 ctl shift open --float 300
ctl audit --format json > "$home/audit"
for what in '"what":"wrong_pin"' '"what":"open_drawer"' '"approved_by":"zhao"' \
            '"what":"close_day"' '"what":"staff"' '"detail":"mei: role supervisor"' \
            '"what":"settings"'; do
    grep -qF "$what" "$home/audit" || fail "the audit has no $what: $(cat "$home/audit")"
done
exits 2 ctl audit --date yesterday
echo "1 passed, 0 failed"
