#!/usr/bin/env bash
# Three tills of one shop: each sells on its own, all ship to one PostgreSQL, and the day of the shop
# is the sum of theirs; the server is away for a while, a till has another's number, one is restored
# from an older copy.
bin=$1
. "$(dirname "$0")/kit.sh"

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
[ -n "$programs" ] || { echo "1 passed, 0 failed (PostgreSQL is not installed)"; exit 0; }
server=$home/server
mkdir "$server"
chmod 755 "$home"
as=()
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    chown postgres "$server"
    as=(su -s /bin/sh postgres -c)
else
    as=(sh -c)
fi
postgres() { (cd "$server" && "${as[@]}" "$programs/$1") >/dev/null 2>&1; }
start_server() { postgres "pg_ctl -D $server/data -w -l $server/log -o \"-k $server -c listen_addresses='' -c fsync=off\" start" || fail "PostgreSQL does not start"; }
stop_server() { postgres "pg_ctl -D $server/data -w -m immediate stop"; }
postgres "initdb -D $server/data -U guitai -A trust -N -E UTF8 --locale=C" || fail "initdb"
start_server
trap 'stop_server || true; finish' EXIT

at() { local till=$1; shift; "$bin/guitaictl" --data-dir "$home/$till" "$@"; }
new_till() { # FOLDER NUMBER
    at "$1" init --demo >/dev/null
    echo "{\"till\": {\"id\": \"$2\"}, \"shop_database\": {\"url\": \"postgresql://guitai@/postgres?host=$server\"}}" > "$home/$1.json"
    at "$1" settings import "$home/$1.json" >/dev/null || fail "settings of $1"
}
for n in 1 2 3; do new_till "t$n" "T$n"; done
water=$(at t1 --json products find 矿泉水 --limit 1 | value code)
sell() { at "$1" --json sell --item "$water@$2" --pay cash >/dev/null || fail "a sale at $1"; }

# Each sells, whether the shop's database is there or not
sell t1 10.00; sell t1 2.50; sell t2 7.30
exits 0 at t1 --json shop push
is "$(value link < "$home/said")" connected "the way to the shop"
is "$(value waiting < "$home/said")" 0 "nothing waits"
exits 0 at t2 shop push
stop_server
sell t3 5.20
exits 3 at t3 --json shop push
is "$(value link < "$home/said")" unreachable "the shop is away"
[ "$(value waiting < "$home/said")" -gt 0 ] || fail "something waits"
exits 2 at t1 settings check
grep -q "shop_database" "$home/said" || fail "the doctor names the database"
start_server
exits 0 at t3 shop push
exits 0 at t1 shop status
grep -q "^T3" "$home/said" || fail "every till is shown"

# The day of the shop is the sum of theirs
total_of() { value total < "$home/said" | head -n 1; }
exits 0 at t1 settle --all-tills --format json
is "$(total_of)" 25.00 "what the shop has sold"
exits 0 at t1 settle --till T2 --format json
is "$(total_of)" 7.30 "another till's day"
exits 0 at t2 settle --format json
is "$(total_of)" 7.30 "its own day"
exits 2 at t1 settle --till T9
exits 2 at t1 settle --shift open --till T2
grep -q "its own till" "$home/err" || fail "where a shift is: $(cat "$home/err")"
exits 2 at t1 settle --all-tills --till T2
# A machine without a journal asks all the same, and does not say that all is well
cp -a "$home/t2" "$home/office"; rm "$home/office/journal.db"*
exits 3 at office --json shop status
is "$(grep '"event":"shop"' "$home/said" | value link)" unreachable "no journal"
grep -q '"waiting"' "$home/said" && fail "nobody knows what waits"
is "$(grep -c '"kind":"till"' "$home/said")" 3 "the tills of the shop"
grep -q "journal.db" "$home/err" || fail "what is wrong: $(cat "$home/err")"
exits 0 at office settle --all-tills --format json
is "$(total_of)" 25.00 "the shop, seen from the office"
exits 0 at t2 --json payments --all-tills
is "$(grep -c '"kind":"payment"' "$home/said")" 4 "payments of all tills"

# A till with another's number is refused and sells on
new_till t4 T2
sell t4 1.00
exits 1 at t4 shop push
grep -q "another till is T2" "$home/said" || fail "says whose number it is"
sell t4 1.00

# Killed at any moment, the till's program or the server: nothing lost, nothing twice
for _ in $(seq 600); do
    echo "{\"items\":[{\"code\":\"$water\",\"price\":\"1.00\"}],\"pay\":[{\"method\":\"cash\"}]}"
done > "$home/batch.jsonl"
exits 0 at t3 --json sell --batch "$home/batch.jsonl"
for i in $(seq 12); do
    at t3 shop push >/dev/null 2>&1 & push=$!
    sleep 0.0$((2 + RANDOM % 8))
    if [ $((i % 4)) = 0 ]; then
        stop_server
        wait $push || true
        start_server
    else
        kill -9 $push 2>/dev/null || true
        wait $push 2>/dev/null || true
    fi
done
exits 0 at t3 shop push
exits 0 at t1 settle --till T3 --format json
is "$(total_of)" 605.20 "each sale once"
exits 0 at t1 shop verify

# A till from an older copy gets back what it has lost
cp -a "$home/t1" "$home/copy"
sell t1 4.40
exits 0 at t1 shop push
rm -rf "$home/t1"; mv "$home/copy" "$home/t1"
exits 1 at t1 --json shop status
is "$(grep '"event":"shop"' "$home/said" | value link)" behind "it has lost something"
exits 0 at t1 --json shop fetch
[ "$(value facts < "$home/said")" -gt 0 ] || fail "it comes back"
exits 0 at t1 journal verify
exits 0 at t1 --json shop push
is "$(value link < "$home/said")" connected "and goes on"
exits 0 at t1 settle --format json
is "$(total_of)" 16.90 "with all it has sold"
exits 0 at t1 shop verify
exits 0 at t1 shop set-aside

# Over the network it is the server with the certificate, or nobody
stop_server
port=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')
quietly() { "$@" >/dev/null 2>&1 || fail "$*"; }
authority() { # NAME
    quietly openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$home/$1.key" -out "$home/$1.crt"
}
authority ours; authority strange
quietly openssl req -new -newkey rsa:2048 -nodes -subj /CN=shop -keyout "$server/server.key" -out "$home/server.csr"
echo "subjectAltName=DNS:localhost,DNS:db.shop.example" > "$home/names"
quietly openssl x509 -req -days 2 -in "$home/server.csr" -CA "$home/ours.crt" -CAkey "$home/ours.key" -CAcreateserial \
    -extfile "$home/names" -out "$server/server.crt"
chmod 600 "$server/server.key"
[ "$(id -u)" = 0 ] && chown postgres "$server"/server.*
postgres "pg_ctl -D $server/data -w -l $server/log -o \"-k $server -c listen_addresses=127.0.0.1 -c port=$port -c fsync=off -c ssl=on -c ssl_cert_file=$server/server.crt -c ssl_key_file=$server/server.key\" start" ||
    fail "PostgreSQL does not start with TLS"
over_tls() { # ADDRESS: the settings of t1 with it
    echo "{\"shop_database\": {\"url\": \"postgresql://guitai@$1\"}}" > "$home/tls.json"
    at t1 settings import "$home/tls.json" >/dev/null || fail "settings with $1"
}
over_tls "localhost:$port/postgres?sslmode=verify-full&sslrootcert=$home/ours.crt"
exits 0 at t1 shop push
exits 0 at t1 settle --all-tills --format json
over_tls "db.shop.example:$port/postgres?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=$home/ours.crt"
exits 0 at t1 shop push
over_tls "localhost:$port/postgres?sslmode=verify-full&sslrootcert=$home/strange.crt"
exits 3 at t1 shop push
grep -q "certificate verify failed" "$home/err" || fail "a strange authority: $(cat "$home/err")"
over_tls "db2.shop.example:$port/postgres?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=$home/ours.crt"
exits 3 at t1 shop push
grep -q "does not match host name" "$home/err" || fail "another name: $(cat "$home/err")"
echo "1 passed, 0 failed"
