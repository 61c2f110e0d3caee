#!/usr/bin/env bash
# The payment doctor: every misconfiguration that can be planted here is found and named.
bin=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kit.sh"

mimic_pid=
tls_pid=
dismiss() {
    for helper in $mimic_pid $tls_pid; do
        kill "$helper" 2>/dev/null || true
        wait "$helper" 2>/dev/null || true
    done
    finish
}
trap dismiss EXIT

start_sandbox
perl "$here/mimic.pl" > "$home/mimic" &
mimic_pid=$!
mimic="http://127.0.0.1:$(wait_for "$home/mimic" '[0-9]+')"
gateway="http://127.0.0.1:$alipay_port/gateway.do"

# Keys: as the sandbox has them, a stranger's, and certificates.
bare() { grep -v -- ----- "$1" | tr -d '\n'; }
lines() { awk '{printf "%s\\n", $0}' "$1"; }
app=$(bare "$home/alipay-private_key.pem")
platform=$(bare "$home/alipay-alipay_public_key.pem")
app_public=$(openssl pkey -in "$home/alipay-private_key.pem" -pubout | grep -v -- ----- | tr -d '\n')
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$home/stranger.pem" 2>/dev/null
stranger=$(bare "$home/stranger.pem")
stranger_public=$(openssl pkey -in "$home/stranger.pem" -pubout | grep -v -- ----- | tr -d '\n')
openssl req -x509 -key "$home/stranger.pem" -subj /CN=localhost -days 2 -out "$home/stranger.crt" 2>/dev/null
openssl s_server -accept 127.0.0.1:0 -cert "$home/stranger.crt" -key "$home/stranger.pem" -www \
    > "$home/tls" 2>/dev/null < /dev/null &
tls_pid=$!
tls_port=$(wait_for "$home/tls" 'ACCEPT [^ ]+:[0-9]+' | grep -oE '[0-9]+$')
# A port where nobody listens: one that was free a moment ago.
dead_port=$(perl -MSocket -e 'socket(S,PF_INET,SOCK_STREAM,0); bind(S,sockaddr_in(0,INADDR_LOOPBACK));
    ($p)=sockaddr_in(getsockname(S)); print $p')

found=0
# check NAME STATUS PROBLEM WORDS [RELAY]: with $alipay (the block's members) in the settings.
check() {
    local relay=${5:+, \"relay\": \{$5\}} status=0 line
    mkdir -p "$home/till"
    echo "{\"shop\": {\"currency\": \"CNY\"}, \"providers\": {\"alipay\": {$alipay}}$relay}" \
        > "$home/till/settings.json"
    ctl --json settings check > "$home/said" 2> "$home/complaint" || status=$?
    is $status "$2" "$1: exit status ($(cat "$home/said" "$home/complaint"))"
    if [ -s "$home/said" ]; then
        line=$(grep '"ok":false' "$home/said" || grep -m1 '"ok":true' "$home/said")
        is "$(echo "$line" | value problem)" "$3" "$1: the problem"
    else
        line=$(cat "$home/complaint")
    fi
    [[ $line == *"$4"* ]] || fail "$1: '$4' is not in: $line"
    [ "$2" = 0 ] || found=$((found + 1))
}
# block KEY=VALUE...: good settings with some of them changed.
block() {
    local -A all=([gateway]=$gateway [app_id]=2021000000000001 [seller_id]=2088000000000001
        [private_key_file]=$app [alipay_public_key_file]=$platform)
    local change key
    for change in "$@"; do all[${change%%=*}]=${change#*=}; done
    alipay=
    for key in "${!all[@]}"; do alipay+="${alipay:+, }\"$key\": \"${all[$key]}\""; done
}

block; check "all is well" 0 "" '"ok":true'

# What the keys themselves tell.
block private_key_file=hello;             check "a key that does not parse" 2 settings "private_key_file is not an RSA private key"
block private_key_file="${app:0:600}";    check "half a key" 2 settings "private_key_file is not an RSA private key"
block private_key_file="$app_public";     check "a public key as ours" 2 settings "private_key_file holds a public key"
block alipay_public_key_file="$app_public"; check "our key given as theirs" 2 settings "your own application's public key"
is "$(value setting < "$home/said")" alipay_public_key_file "the setting to blame"
block alipay_public_key_file="$app";      check "a private key as theirs" 2 settings "holds a private key"
block app_cert_file="$(lines "$home/stranger.crt")" alipay_cert_file="$(lines "$home/stranger.crt")" \
      alipay_root_cert_file="$(lines "$home/stranger.crt")"
check "a certificate of another key" 2 settings "app_cert_file does not belong to private_key_file"
block aes_key=short;                      check "an AES key that is none" 2 settings "aes_key must be base64 of 16 bytes"
block app_id="2021 0001";                 check "a number with a blank" 2 settings "app_id must be digits only"
block app_id=;                            check "no number" 2 settings "app_id is missing"

# What only the provider can tell.
block app_id=2021000000000002;            check "another's number" 2 settings "isv.invalid-app-id"
block private_key_file="$stranger";       check "a key that is not ours" 2 key "isv.invalid-signature"
block alipay_public_key_file="$stranger_public"; check "not the provider's key" 2 their_key "do not verify"
block gateway="$mimic/clock/gateway.do";  check "a clock that is off" 2 clock "hours ahead: set it"
block gateway="$mimic/permission/gateway.do"; check "no permission" 2 not_permitted "isv.insufficient-isv-permissions"
block gateway="$mimic/busy/gateway.do";   check "called too often" 2 busy "isv.app-call-limited"

# What the way there tells.
block gateway="http://127.0.0.1:$dead_port/gateway.do"; check "nobody there" 2 unreachable "cannot be reached"
block gateway="https://127.0.0.1:$tls_port/gateway.do"; check "a certificate of nobody" 2 tls "the secure connection failed"
block gateway="https://127.0.0.1:$alipay_port/gateway.do"; check "no TLS at all" 2 tls "the secure connection failed"
block gateway="https://openapi.alipay.example.com/gateway.do"; check "not their address" 2 wrong_host "not the provider's"
block gateway="$mimic/hotspot/gateway.do"; check "a hotspot's page" 2 garbled "wants a sign-in"
block gateway="$mimic/down/gateway.do";   check "a provider in trouble" 2 down "trouble itself"
block gateway="http://example.com/gateway.do"; check "keys over plain http" 2 "" "https://"

# Callbacks.
relay() { echo "\"url\": \"$1\", \"inbox\": \"${2-i1}\", \"token\": \"t1\""; }
ws=ws${mimic#http}
block
check "a relay whose WebSocket is not let through" 2 callbacks "cannot be fetched" "$(relay "$ws/healthy")"
is "$(grep -c '"ok":true' "$home/said")" 1 "a line for Alipay"
check "a relay in trouble" 2 callbacks "HTTP 503" "$(relay "$ws/ill")"
check "something else than a relay" 2 callbacks "HTTP 404" "$(relay "$ws")"
check "no relay there" 2 callbacks "cannot be reached" "$(relay "ws://127.0.0.1:$dead_port")"
check "a relay with a certificate of nobody" 2 tls "secure connection to the relay failed" \
    "$(relay "wss://127.0.0.1:$tls_port")"
check "a relay without an inbox" 2 settings "relay.inbox is missing" "$(relay "$ws/healthy" "")"

# In plain words, one line a provider.
echo '{"providers": {"cash": {"enabled": true}, "manual_card": {"enabled": true}}}' > "$home/till/settings.json"
is "$(ctl settings check)" "manual_card: all is well" "a card machine of its own"
echo "{\"providers\": {\"manual_card\": {\"enabled\": false}}}" > "$home/till/settings.json"
is "$(ctl settings check)" "No provider is set up; cash needs none." "nothing to ask"
echo "the doctor named all $found misconfigurations that were planted"
