#!/usr/bin/env bash
# A provider's folder out: it is gone, and nothing else has to change. The programs given here were
# linked from all objects but those of the folder; this looks whether that is the whole truth.
set -euo pipefail
left_out=$1 guitaictl=$2 test_providers=$3 table=$4
cd "$(dirname "$0")/../.."
fail() { echo "FAILED: $*" >&2; exit 1; }

strangers=$(git ls-files -co --exclude-standard -- '*.cpp' '*.h' '*.in' |
    grep -vE "^((payment|tests)/providers/$left_out/|fuzzing/${left_out}_)" |
    while read -r f; do [ -f "$f" ] && grep -HnE "(providers/$left_out/|guitai::$left_out\b|namespace $left_out\b)" "$f"; done || true)
[ -z "$strangers" ] || fail "these need the folder of $left_out:"$'\n'"$strangers"
echo "no other source names payment/providers/$left_out"

grep -q "$left_out" "$table" && fail "the table still has $left_out"
echo "the table: $(grep -oE '[a-z_]+::providerMaker' "$table" | sed 's/::.*//' | tr '\n' ' ')"

for program in "$guitaictl" "$test_providers"; do
    # Of the namespace, or of a folder's objects that slipped in by another way.
    [ "$(nm -C "$program" | grep -c 'guitai::' || true)" -gt 100 ] || fail "$program has no symbols to look at"
    left=$(nm -C "$program" | grep -c "guitai::$left_out::" || true)
    [ "$left" = 0 ] || fail "$(basename "$program") holds $left symbols of $left_out"
    echo "$(basename "$program"): linked, and nothing of $left_out is in it"
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
"$guitaictl" --data-dir "$home" init --demo > /dev/null || fail "a demo shop without $left_out"
echo "{\"providers\": {\"$left_out\": {}}}" > "$home/import.json"
"$guitaictl" --data-dir "$home" settings import "$home/import.json" > "$home/said" 2>&1 ||
    fail "settings without $left_out"
grep -q "providers.$left_out was passed over" "$home/said" || fail "its settings are passed over with a note"
"$guitaictl" --data-dir "$home" settings check > /dev/null || fail "the other providers are well"
water=$("$guitaictl" --data-dir "$home" --json products find 矿泉水 --limit 1 |
    sed -nE 's/.*"code":"([^"]*)".*/\1/p' | head -n 1)
"$guitaictl" --data-dir "$home" sell --item "$water" --pay cash=100 > "$home/sale" || fail "a sale"
grep -q '^Receipt 1' "$home/sale" || fail "a receipt"
echo "guitaictl: demo shop, settings, a sale in cash"

"$test_providers" > "$home/tests" 2>&1 || { grep -E '^(FAIL|QFATAL)' -A3 "$home/tests"; fail "the other providers' tests"; }
echo "the other providers' tests: $(grep -c '^PASS' "$home/tests") passed"
