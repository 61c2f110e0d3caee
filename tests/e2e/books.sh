#!/usr/bin/env bash
# A day's books: sales in many ways, refunds, the settlement in every format; the next noon each
# provider's statement agrees with them, and differences that were planted are named.
bin=$1
. "$(dirname "$0")/kit.sh"

open_shop
water=$(ctl --json products find 矿泉水 --limit 1 | value code)
today=$(TZ=Asia/Shanghai date +%F)
seconds_left=$(( $(TZ=Asia/Shanghai date -d "$today 23:59:59" +%s) - $(date +%s) ))
[ $seconds_left -lt 60 ] && { sleep $seconds_left; sleep 2; today=$(TZ=Asia/Shanghai date +%F); }

pay_by() { # METHOD PRICE
    local hand=
    if [ "$1" = stripe ]; then
        for _ in $(seq 200); do
            curl -fs -o /dev/null -d '{"outcome":"approve","provider":"stripe"}' \
                "http://127.0.0.1:$control_port/card" && break
            sleep 0.1
        done & hand=$!
        exits 0 ctl --json sell --item "$water@$2" --pay stripe --timeout 60
        wait $hand
        return
    fi
    ctl --json sell --item "$water@$2" --pay "$1" --timeout 60 > "$home/sale" &
    local sale=$!
    wait_for "$home/sale" '"event":"show_code"' >/dev/null
    local number
    number=$(grep '"event":"attempt"' "$home/sale" | value attempt)
    customer scan "$number"
    customer pay "$number"
    wait $sale || fail "a sale by $1: $(cat "$home/sale")"
}

# --- The day ---------------------------------------------------------------------------------------
methods=
for method in alipay wechatpay paypal stripe; do
    [ -n "${port[$method]:-}" ] && methods+="$method "
done
[ -n "$methods" ] || { echo "1 passed, 0 failed (this sandbox has no provider with statements)"; exit 0; }
receipt=0
total=0
for method in $methods; do
    pay_by "$method" 35.80; first=$((receipt + 1))
    pay_by "$method" 12.30
    exits 0 ctl --json refund "$first" --amount 5.05 --reason "broken"
    receipt=$((receipt + 2)); total=$((total + 4810))
done
exits 0 ctl --json sell --item "$water*2@3.50" --pay cash=10
total=$((total + 700))
count=$((receipt + 1))

# Another till's history, all of it or nothing
cat > "$home/batch.jsonl" <<'LINES'
{"items":[{"code":"WATER","quantity":2,"price":"3.50"}],"pay":[{"method":"cash"}],"at":"2019-01-05T13:08:00"}
{"items":[{"code":"OLD-1","name":"Old tea","price":4.5,"quantity":"1"}],"pay":[{"method":"cash","amount":5}],"at":"2019-01-05T13:09:00"}
{"items":[{"code":"WATER","price":"1.00"}],"pay":[{"method":"cash"}],"at":"2019-01-06T00:00:00+08:00"}
LINES
sed -i "s/WATER/$water/" "$home/batch.jsonl"
exits 0 ctl --json sell --batch "$home/batch.jsonl"
is "$(event batch | value sales)" 3 "sales taken over"
echo '{"items":[{"code":"nobody"}],"pay":[{"method":"cash"}]}' >> "$home/batch.jsonl"
exits 2 ctl sell --batch "$home/batch.jsonl"
grep -q "line 4: no product" "$home/err" || fail "says which line: $(cat "$home/err")"
is "$(ctl --json settle --date 2019-01-05 | value sales)" 2 "a day of 2019"
is "$(ctl --json settle --date 2019-01-05 | value total)" 11.50 "the total of a day of 2019"
is "$(ctl --json settle --from 2019-01-01 --to 2019-12-31 | value sales)" 3 "all of 2019"

# --- The settlement --------------------------------------------------------------------------------
ctl --json settle > "$home/day.json"
is "$(value sales < "$home/day.json")" $count "sales of the day"
grep -q "\"total\":\"$((total / 100)).$(printf %02d $((total % 100)))\"" "$home/day.json" || fail "total $total: $(cat "$home/day.json")"
grep -q '"sound":true' "$home/day.json" || fail "the checks: $(cat "$home/day.json")"
ctl settle > "$home/day.txt"
grep -q "各项合计相符" "$home/day.txt" || fail "the checks stand on the paper"
ctl settle --language en --format pdf --output "$home/day.pdf"
pdftotext -layout "$home/day.pdf" "$home/pdf.txt"
for there in "Settlement" "Ways of paying" "Page 1 / " "All sums agree"; do
    grep -q "$there" "$home/pdf.txt" || fail "the PDF has no $there"
done
ctl settle --format pdf --output "$home/day.pdf"
pdftotext "$home/day.pdf" - | grep -q "结算报表" || fail "the PDF in Chinese"
ctl settle --format csv --bom | head -c 3 | od -An -tx1 | grep -q "ef bb bf" || fail "a byte order mark"
ctl settle --format csv --gb18030 | iconv -f GB18030 -t UTF-8 | grep -q "结算报表" || fail "GB18030"
exits 2 ctl settle --date yesterday

# --- The next noon ---------------------------------------------------------------------------------
stop_sandbox
noon=$(TZ=Asia/Shanghai date -d "$today 12:00:00 +1 day" +%s)
# Without the program faketime, which stays beside its child and leaves it behind when it is killed.
clock=(env "LD_PRELOAD=$(echo /usr/lib/*/faketime/libfaketime.so.1)" "FAKETIME=+$((noon - $(date +%s)))s")
start_sandbox
for method in $methods; do
    exits 0 ctl --json reconcile --provider "$method" --date "$today" --save "$home/$method.statement"
    is "$(grep -c '"kind":"equal"' "$home/said")" 3 "$method: two payments and a refund are equal"
    is "$(event summary | grep -o '"agrees":true')" '"agrees":true' "$method agrees"
    # The same from the file
    exits 0 ctl --json reconcile --provider "$method" --date "$today" --statement "$home/$method.statement"
    is "$(grep -c '"kind":"equal"' "$home/said")" 3 "$method from the file"
    grep -q '"imported": true' "$home/till/statements/$today-$method.origin" || fail "who brought the file"
    # Cut off, or of another day: refused
    head -c 300 "$home/$method.statement" > "$home/cut"
    exits 2 ctl reconcile --provider "$method" --date "$today" --statement "$home/cut"
    exits 2 ctl reconcile --provider "$method" --date 2020-01-01 --statement "$home/$method.statement"
done
# The outcome is kept: on the settlement, in the journal, and nothing is left to do.
for method in $methods; do
    exits 0 ctl --json reconcile --provider "$method" --date "$today" --list
    is "$(event summary | value open)" 0 "$method: nothing is open"
    is "$(event summary | value equal)" 3 "$method: the kept outcome"
done
exits 3 ctl reconcile --provider "${methods%% *}" --date 2020-01-01 --list
ctl journal verify >/dev/null || fail "journal verify after the comparisons"
ctl --json settle --date "$today" > "$home/day.json"
is "$(grep -oE '"compared":true' "$home/day.json" | wc -l)" "$(wc -w <<< "$methods")" "compared, says the settlement"
is "$(grep -oE '"fees":"[0-9.]+"' "$home/day.json" | wc -l)" "$(wc -w <<< "$methods")" "the fees of all statements"

# While the till's window has the folder a comparison is shown and not kept, and says so.
method=${methods%% *}
cp "$home/till/statements/$today-$method" "$home/before"
beside=(flock "$home/till/guitai.lock" "${clock[@]}" "$bin/guitaictl" --data-dir "$home/till")
exits 0 "${beside[@]}" --json reconcile --provider "$method" --date "$today"
is "$(event summary | grep -o '"kept":false')" '"kept":false' "not kept beside the window"
exits 0 "${beside[@]}" reconcile --provider "$method" --date "$today"
grep -q "not kept" "$home/said" || fail "says that it was not kept: $(cat "$home/said")"
# What cannot be kept for another reason is an error, and leaves the file of before.
mv "$home/till/staff.json" "$home/staff.json"; echo '{}' > "$home/till/staff.json"
exits 2 ctl reconcile --provider "$method" --date "$today"
grep -q "not written into the journal" "$home/err" || fail "says what is wrong: $(cat "$home/err")"
mv "$home/staff.json" "$home/till/staff.json"
cmp -s "$home/before" "$home/till/statements/$today-$method" || fail "the kept file is as it was"
# Options that say nothing together are refused.
for odd in "--list --statement $home/before" "--list --accept X" "--note x" "--ask-again X --save $home/x" \
    "--ask-again X --note x" "--attach X --reason x" "--approve-pin 8888"; do
    # shellcheck disable=SC2086
    exits 2 ctl reconcile --provider "$method" --date "$today" $odd
done
exits 2 ctl settle --till T9
grep -q "no receipts of till T9" "$home/err" || fail "a till that is not there: $(cat "$home/err")"

# --- What was planted is found, and nothing more ---------------------------------------------------
planted() { # PROVIDER KIND=COUNT ...: of the changed file
    local method=$1 pair
    shift
    exits 1 ctl --json reconcile --provider "$method" --date "$today" --statement "$home/changed"
    for pair in "$@"; do
        is "$(grep -c "\"kind\":\"${pair%=*}\"" "$home/said" || true)" "${pair#*=}" "$method: ${pair%=*}"
    done
}
if [ -f "$home/wechatpay.statement" ]; then
    ours=$(grep -oE '`A[0-9A-Z]{20,}' "$home/wechatpay.statement" | sort -u | head -n 1 | tr -d '`')
    [ -n "$ours" ] || ours=$(awk -F',`' '/^`/ { print $7; exit }' "$home/wechatpay.statement")
    sed "s/$ours/STRANGER1/; s/\`42[0-9]*,\`STRANGER1/\`4299,\`STRANGER1/" "$home/wechatpay.statement" > "$home/changed"
    exits 1 ctl --json reconcile --provider wechatpay --date "$today" --statement "$home/changed"
    grep -q '"kind":"missing_here"' "$home/said" || fail "a stranger's payment: $(cat "$home/said")"
    sed 's/`35.80/`35.8x/g' "$home/wechatpay.statement" > "$home/changed"
    exits 1 ctl --json reconcile --provider wechatpay --date "$today" --statement "$home/changed"
    grep -q '"kind":"unreadable"' "$home/said" || fail "an unreadable row: $(cat "$home/said")"
    sed 's/`35.80/`35.81/g' "$home/wechatpay.statement" > "$home/changed"
    exits 2 ctl reconcile --provider wechatpay --date "$today" --statement "$home/changed"
    grep -q "sums" "$home/err" || fail "sums that do not fit: $(cat "$home/err")"
fi
if [ -f "$home/paypal.statement" ]; then
    sed 's/"value":"12.30"/"value":"12.31"/' "$home/paypal.statement" > "$home/changed"
    planted paypal amount_differs=1 equal=2 missing_here=0 missing_there=0
    sed 's/"transaction_status":"S"/"transaction_status":"P"/' "$home/paypal.statement" > "$home/changed"
    planted paypal state_differs=1 equal=2
fi
if [ -f "$home/alipay.statement" ] || [ -f "$home/paypal.statement" ]; then
    # One that lacks is asked about, found to be as we have it, and accepted with a note.
    method=paypal; [ -f "$home/paypal.statement" ] || method=
    if [ -n "$method" ]; then
        sed 's/"transaction_status":"S"/"transaction_status":"P"/' "$home/paypal.statement" > "$home/changed"
        exits 1 ctl --json reconcile --provider paypal --date "$today" --statement "$home/changed"
        exits 1 ctl --json reconcile --provider paypal --date "$today" --list
        row=$(grep '"row"' "$home/said" | head -n 1 | value row)
        exits 0 ctl --json reconcile --provider paypal --date "$today" --ask-again "$row"
        grep -qE '"answer":"(paid|refunded)"' "$home/said" || fail "the provider's word: $(cat "$home/said")"
        exits 1 ctl --json reconcile --provider paypal --date "$today" --accept "$row" --note "seen there"
        exits 1 ctl --json reconcile --provider paypal --date "$today" --accept "$row" --approve-pin 8888
        exits 0 ctl --json reconcile --provider paypal --date "$today" --accept "$row" --note "seen there" --approve-pin 8888
        exits 0 ctl --json reconcile --provider paypal --date "$today" --list
        is "$(event summary | value open)" 0 "accepted"
        ctl --json audit | grep -q '"what":"accept_difference"' || fail "the note is in the audit"
        exits 1 ctl reconcile --provider paypal --date "$today" --give-back NOBODY
    fi
fi
if [ -f "$home/stripe.statement" ]; then
    sed 's/"type":"charge"/"type":"adjustment"/2' "$home/stripe.statement" > "$home/changed"
    planted stripe fee=1 missing_there=1 equal=2
fi
echo "1 passed, 0 failed"
