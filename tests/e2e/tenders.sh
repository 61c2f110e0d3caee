#!/usr/bin/env bash
# A sale paid in every way at once, given back line by line, and what only a person can say.
bin=$1
. "$(dirname "$0")/kit.sh"

open_shop '{"till": {"tips": true, "refund_limit": "30.00"},
            "providers": {"cash": {"enabled": true, "rates": {"USD": "7.0512"}},
                          "manual_card": {"enabled": true}}}'
water=$(ctl --json products find 矿泉水 --limit 1 | value code)
latte=$(ctl --json products find 拿铁 --limit 1 | value code)
slip=(--approval A1B2C3 --last-four 4242)

# 35.80 and a tip of 2.00: 10.00 by Alipay, two dollars (14.10), the rest by the card machine
ctl --json sell --item "$water*2@10.00" --item "$latte@15.80" --tip 2.00 --timeout 30 \
    --pay alipay=10 --pay cash=USD2 --pay manual_card "${slip[@]}" > "$home/mixed" &
sale=$!
wait_for "$home/mixed" '"event":"show_code"' >/dev/null
number=$(grep '"event":"attempt"' "$home/mixed" | value attempt)
customer scan "$number"
customer pay "$number"
wait $sale || fail "the mixed sale: $(cat "$home/mixed")"
is "$(grep '"event":"order"' "$home/mixed" | value total)" 37.80 "goods and tip"
is "$(grep '"method":"cash"' "$home/mixed" | value tendered)" 14.10 "what two dollars are worth"
is "$(grep '"event":"paid"' "$home/mixed" | tail -n 1 | value amount)" 13.70 "the rest by card"
ctl receipt 1 --format json > "$home/receipt.json"
for there in '"tip":"2.00"' '"given":"2.00"' '"rate":"7.0512"' '"approval":"A1B2C3"' '"leg":3'; do
    grep -qF "$there" "$home/receipt.json" || fail "the receipt has no $there: $(cat "$home/receipt.json")"
done
ctl receipt 1 > "$home/paper"
for there in 'USD 2.00 x 7.0512' '\*\*\*\*4242' 'A1B2C3' '小费 '; do
    grep -q "$there" "$home/paper" || fail "the paper has no $there: $(cat "$home/paper")"
done
ctl --json drawer | grep -q '"USD":"2.00"' || fail "the dollars are in the drawer"

# One bottle goes back to Alipay, the other to the card machine, where a person says so
exits 0 ctl --json refund 1 --line '1*1' --reason "leaking"
is "$(event refund | value method)" alipay "what was paid without cash goes back first"
is "$(event refunded | value amount)" 10.00 "what one bottle cost"
exits 3 ctl --json refund 1 --line 1
is "$(event waits_for_person | value amount)" 10.00 "the other bottle"
refund=$(event refund | value refund)
exits 3 ctl resolve --timeout 30
exits 0 ctl --json say "$refund" paid
event refunded >/dev/null
exits 1 ctl say "$refund" paid
exits 1 ctl refund 1 --line 1

# The coffee is above the limit of all refunds together, and goes back in two ways
exits 1 ctl refund 1 --line 2 "${slip[@]}"
grep -q -- --approve-pin "$home/err" || fail "says who can allow it"
exits 1 ctl refund 1 --line 2 --approve-pin 1234
grep -q "no manager" "$home/err" || fail "a cashier's PIN allows nothing"
exits 0 ctl --json refund 1 --line 2 --approve-pin 8888 "${slip[@]}"
is "$(grep '"event":"refunded"' "$home/said" | grep -oE '"amount":"[0-9.]*"' | sort | tr -d '\n')" \
    '"amount":"12.10""amount":"3.70"' "what was left of the card, and cash"
exits 0 ctl --json refund 1 --leg 2 --approve-pin 8888
is "$(event refunded | value amount)" 2.00 "the tip is left, in cash"
exits 1 ctl refund 1 --amount 0.01 --approve-pin 8888
ctl receipt 1 --refund 1 | grep -q '退款凭证' || fail "a refund has a slip"
ctl --json receipt 1 --refund "$refund" | grep -q '"state":"done"' || fail "a refund as JSON"
[ -n "$(ctl receipt 1 --refund 2 --format escpos | head -c 2 | od -An -tx1)" ] || fail "a slip to print"
exits 1 ctl receipt 1 --refund 9

# The card machine without a word: nobody but a person knows
exits 3 ctl --json sell --item "$water@4.00" --pay manual_card
number=$(event waits_for_person | value attempt)
order=$(event order | value order)
ctl --json payments --unresolved | grep -q "$number" || fail "it is unresolved"
exits 1 ctl say "$number" paid
exits 1 ctl say "$number" paid --approval 4111111111111111 --last-four 1111
exits 0 ctl --json say "$number" not-paid
event cancelled >/dev/null
exits 1 ctl say "$number" not-paid
exits 0 ctl --json sell --order "$order" --pay cash=5
is "$(event paid | value change)" 1.00 "the parked sale is paid in cash"

# A part of it by the card machine, the rest when a person has said so
exits 3 ctl --json sell --item "$water@9.00" --pay manual_card=4 --pay cash
number=$(event waits_for_person | value attempt)
order=$(event order | value order)
exits 0 ctl --json say "$number" paid "${slip[@]}"
is "$(event paid | value said_by)" ctl "whose word it was"
grep -q "still due: 5.00" "$home/err" || fail "the rest is due"
exits 0 ctl --json sell --order "$order" --pay cash
is "$(event receipt | value total)" 9.00 "one receipt for both parts"

# Cash in parts; what is too little, too much, or unknown
exits 0 ctl --json sell --item "$water@9.00" --pay cash=20:4 --pay cash=USD1
is "$(event paid | value change)" 16.00 "four of twenty"
exits 0 ctl --json refund 4 --line 1
is "$(grep -c '"event":"refunded"' "$home/said")" 2 "both parts in cash go back"
exits 1 ctl sell --item "$water@9.00" --pay cash=5
exits 1 ctl sell --item "$water@9.00" --pay cash=EUR5
exits 2 ctl sell --item "$water@9.00" --pay cash=DM5
exits 1 ctl sell --item "$water@9.00" --tip 9.01 --pay cash

# What was paid in part goes back before there is a receipt; then the order is voided
before=$(ctl --json drawer | value expected)
exits 3 ctl --json sell --item "$water@9.00" --pay cash=20:4 --pay manual_card=3
number=$(event waits_for_person | value attempt)
order=$(event order | value order)
exits 1 ctl refund --order "$order" --leg 1 # the machine may be charging
exits 0 ctl --json say "$number" paid "${slip[@]}"
exits 2 ctl refund --order "$order" --leg 3
exits 3 ctl --json refund --order "$order"
is "$(event refunded | value amount)" 4.00 "the cash goes back at once"
is "$(ctl --json drawer | value expected)" "$before" "and leaves the drawer"
refund=$(event waits_for_person | value refund)
exits 1 ctl sell --order "$order" --pay cash
exits 0 ctl --json say "$refund" paid
exits 0 ctl refund --order "$order"
exits 1 ctl sell --order "$order" --pay cash
is "$(ctl --json payments | grep "$order" | grep -c '"kind":"refund"')" 2 "both are in the list"

# The customer's code decides; what it cannot be is said before money is asked for
exits 0 ctl --json sell --item "$water@6.00" --auth-code 6212345678901234567 "${slip[@]}"
is "$(event wallet | value wallet)" unionpay "a UnionPay code is named"
is "$(event attempt | value method)" manual_card "and taken on the card machine"
exits 2 ctl sell --item "$water@6.00" --auth-code 9912345678901234567
exits 2 ctl sell --item "$water@6.00" --pay cash "${slip[@]}"
exits 2 ctl sell --item "$water@6.00" --pay manual_card --approval 4111111111111111 --last-four 1111
exits 2 ctl terminal end-of-day --provider nobody

is "$(ctl --json payments --unresolved | wc -l)" 0 "nothing is unresolved"
ctl journal verify >/dev/null || fail "journal verify"
echo "1 passed, 0 failed"
