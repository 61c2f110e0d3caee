#!/usr/bin/env bash
# A card terminal from the command line: prompts, slips, a decline, a refund, its end of day.
bin=$1
. "$(dirname "$0")/kit.sh"

start_sandbox
[ -n "${port[zvt]:-}" ] || { echo "1 passed, 0 failed (this sandbox has no card terminal)"; exit 0; }
currency=$(tr -d ' \n' < "$home/settings.json" | grep -oE '"zvt":\{[^}]*' | grep -oE '"currency":"[A-Z]+' | tail -c 4)
ctl init --demo >/dev/null
sed -i "s/\"currency\": *\"CNY\"/\"currency\": \"${currency:-CNY}\"/" "$home/settings.json"
ctl settings import "$home/settings.json" >/dev/null
printf 'barcode,name,price\n4006381333931,Pen,1.50\n' > "$home/products.csv"
ctl products import "$home/products.csv" >/dev/null
card() { # OUTCOME: as soon as a payment waits for a card
    for _ in $(seq 200); do
        curl -fs -o /dev/null -d "{\"outcome\":\"$1\",\"provider\":\"zvt\"}" \
            "http://127.0.0.1:$control_port/card" && return 0
        sleep 0.1
    done
    fail "no payment waits for a card"
}
sell() { # STATUS OUTCOME PRICE
    card "$2" & local hand=$!
    exits "$1" ctl --json sell --item "4006381333931@$3" --pay zvt --timeout 60
    wait $hand
}

sell 0 approve 12.00
event present_card >/dev/null
[ -n "$(event prompt | value prompt)" ] || fail "the terminal's prompts are told"
event paid | grep -q '"number":"[^"]*\*' || fail "a masked card number: $(event paid)"
ctl receipt 1 | grep -qE '\*[0-9]{4}' || fail "the card on the paper: $(ctl receipt 1)"

sell 1 decline 3.00
event declined >/dev/null
sell 1 timeout 3.00

card approve & hand=$!
exits 0 ctl --json refund 1 --timeout 60
kill $hand 2>/dev/null || true; wait $hand 2>/dev/null || true
is "$(event refunded | value amount)" 12.00 "given back by the terminal"

exits 0 ctl --json terminal end-of-day
is "$(event day_closed | value provider)" zvt "the terminal's day"
is "$(event totals | value theirs_total)" 0.00 "twelve taken and given back, says the terminal"
event totals | grep -q '"agrees":true' || fail "our book says the same: $(event totals)"
exits 0 ctl --json reconcile --provider zvt --date "$(TZ=Asia/Shanghai date +%F)" --list
is "$(event summary | value equal)" 1 "the totals are kept as any comparison"
is "$(ctl --json payments --unresolved | wc -l)" 0 "nothing is unresolved"
ctl journal verify >/dev/null || fail "journal verify"
echo "1 passed, 0 failed"
