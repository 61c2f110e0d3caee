#!/usr/bin/env bash
# Planted secrets: keys, passwords, tokens, PINs and card numbers that can be recognised; afterwards
# none of them stands anywhere in logs, databases, exports, receipts or backups.
bin=$1
. "$(dirname "$0")/kit.sh"

relay_pid=
finish_all() {
    local status=$?
    [ -n "$relay_pid" ] && { kill "$relay_pid" 2>/dev/null || true; wait "$relay_pid" 2>/dev/null || true; }
    (exit $status)
    finish
}
trap finish_all EXIT
"$bin/guitai-relay" --data-dir "$home/relay" --listen 127.0.0.1:0 --log-level debug \
    > "$home/relay.out" 2> "$home/relay.log" & relay_pid=$!
relay_port=$(wait_for "$home/relay.out" '^listening relay http://127.0.0.1:[0-9]+' | grep -oE '[0-9]+$')
"$bin/guitai-relay" --data-dir "$home/relay" inbox create corner \
    --public-url "http://127.0.0.1:$relay_port" > "$home/inbox"
grep '^settings:' "$home/inbox" | cut -d' ' -f2- > "$home/relay.json"
inbox=$(sed -n 's/^id: *//p' "$home/inbox")
sandbox_more=(--callbacks "http://127.0.0.1:$relay_port/in/$inbox" --callback-scale 1000)
open_shop "$(cat "$home/relay.json")"

# Every command from here on says all it can, and all of it is kept.
kept=$home/kept
mkdir "$kept"
said=0
loud() { said=$((said + 1)); ctl --log-level debug "$@" > "$kept/$said.out" 2> "$kept/$said.err"; }
water=$(ctl --json products find 矿泉水 --limit 1 | value code)

pin=7391846205
card=4761739001010119
loud staff add planted --name Planted --role manager --pin $pin || fail "a person"
for method in alipay wechatpay paypal stripe zvt; do
    [ -n "${port[$method]:-}" ] || continue
    case $method in
    stripe | zvt)
        for _ in $(seq 200); do
            curl -fs -o /dev/null -d "{\"outcome\":\"approve\",\"provider\":\"$method\"}" \
                "http://127.0.0.1:$control_port/card" && break
            sleep 0.05
        done & hand=$!
        loud --json sell --item "$water@35.80" --pay $method --timeout 60 || fail "a sale by $method"
        wait $hand ;;
    *)
        said=$((said + 1))
        ctl --log-level debug --json sell --item "$water@35.80" --pay $method --timeout 60 \
            > "$kept/$said.out" 2> "$kept/$said.err" & sale=$!
        number=$(wait_for "$kept/$said.out" '"event":"show_code"' > /dev/null; grep '"event":"attempt"' "$kept/$said.out" | value attempt)
        customer scan "$number"
        customer pay "$number"
        wait $sale || fail "a sale by $method" ;;
    esac
done
# Whole card numbers where somebody may type them: refused, and not kept.
loud --json refund 1 --amount 1.00 --reason "card $card" && fail "a card number as a reason"
loud shift open --float 100 --pin $pin || fail "a shift"
loud shift pay-in 1 --reason "4761 7390 0101 0119" --pin $pin && fail "a card number as a reason"
loud shift pay-in 1 --reason "coins" --pin 0000111122 && fail "a wrong PIN"
loud --json refund 1 --amount 1.00 --reason "came back" || fail "a refund"
# All that leaves the till.
loud settings check || true
loud settings export || fail "settings export"
loud payments
loud audit
for format in text json csv; do loud settle --format $format || true; done
for receipt in 1 2 3; do
    for format in text json escpos; do loud receipt $receipt --format $format || true; done
    ctl receipt $receipt --format pdf --output "$kept/$receipt.pdf" || true
done
loud journal verify || fail "journal verify"
loud backup "$home/till.backup" || fail "backup"

# --- What must not be there ------------------------------------------------------------------------
perl -MJSON::PP -e '
    my %said;
    for my $file (@ARGV) {
        local (@ARGV, $/) = ($file);
        my $all = decode_json(<>);
        for my $part (values %{ $all->{providers} // {} }, $all->{relay} // {}) {
            for my $key (keys %$part) {
                next unless $key =~ /^(private_key_file|api_v3_key|api_v2_key|client_secret|secret_key|webhook_secret|token)$/;
                my $text = $part->{$key};
                if ($key eq "private_key_file" && $text !~ /\n/ && -f $text) { open my $f, "<", $text; local $/; $text = <$f>; }
                # Of a key in many lines one from the middle is enough to know it by.
                my @lines = grep { length > 20 && !/---/ } split /\n/, $text;
                print(($lines[@lines / 2] // $text), "\n") if length $text > 7;
            }
        }
    }' "$home/settings.json" "$home/relay.json" | sort -u > "$home/secrets"
[ "$(wc -l < "$home/secrets")" -ge 6 ] || fail "too few secrets were planted: $(cat "$home/secrets")"
printf '%s\n' "$pin" 0000111122 "$card" "4761 7390 0101 0119" >> "$home/secrets"

# The search finds what is there: the settings file itself holds them all.
is "$(grep -c -a -F -f "$home/secrets" "$home/settings.json" | grep -v '^0$' | wc -l)" 1 "the search"
places=("$home/till" "$home/till.backup" "$kept" "$home/relay.log" "$home/sandbox.log")
while read -r secret; do
    if grep -r -l -a -F -e "$secret" "${places[@]}" > "$home/found"; then
        fail "a secret stands in $(cat "$home/found"): ${secret:0:6}..."
    fi
done < "$home/secrets"
# The relay holds no secret of a provider, and its token only hashed.
if grep -r -l -a -F -f "$home/secrets" "$home/relay" > "$home/found"; then
    fail "a secret stands in $(cat "$home/found")"
fi
# What seals them only the owner can read.
for file in "$home"/till/secret.key "$home"/till/day.key; do
    [ -f "$file" ] && is "$(stat -c %a "$file")" 600 "$file"
done
echo "1 passed, 0 failed"
