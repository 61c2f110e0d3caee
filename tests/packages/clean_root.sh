#!/usr/bin/env bash
# The packages in a clean Debian root: clean_root.sh FOLDER_WITH_DEBS. Installs them there with apt,
# starts the relay by its unit's command line and the sandbox, sells once by code, opens the window,
# removes and purges. Needs root, debootstrap and the Debian mirror that this machine uses; exits 77
# without them. GUITAI_CLEAN_ROOT=FOLDER: a fresh debootstrap of bookworm to copy instead of a new one.
set -euo pipefail
fail() { echo "FAILED: $*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }

# --- Outside: the root, and a place from which nothing can leak ----------------------------------
if [ "${1:-}" != --inside ]; then
    debs=$(readlink -f "${1:?the folder with the packages}")
    [ "$(id -u)" = 0 ] || skip "a clean root can only be made by root"
    command -v debootstrap >/dev/null || skip "debootstrap is not installed"
    ls "$debs"/guitai_*.deb >/dev/null 2>&1 || fail "no packages in $debs; ./package builds them"
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' \
        'Component: main' | head -n 1)
    [ -n "$mirror" ] || skip "no Debian 12 mirror in apt's sources"

    root=$(mktemp -d /var/tmp/guitai-root.XXXXXX)
    trap 'rm -rf --one-file-system "$root"' EXIT
    chmod 755 "$root"
    began=$SECONDS
    if [ -n "${GUITAI_CLEAN_ROOT:-}" ]; then
        cp -a "$GUITAI_CLEAN_ROOT/." "$root"
    else
        debootstrap --variant=minbase bookworm "$root" "$mirror" > "$root.log" 2>&1 ||
            { tail -5 "$root.log" >&2; rm -f "$root.log"; fail "debootstrap"; }
        rm -f "$root.log"
    fi
    echo "a clean root in $((SECONDS - began)) s"
    # How this machine reaches its mirror is the machine's affair; the root does the same.
    cp /etc/resolv.conf "$root/etc/"
    apt-config dump | grep -E '^Acquire::(https?|Check)' > "$root/etc/apt/apt.conf.d/90machine" || true
    mkdir "$root/debs"
    cp "$debs"/guitai*.deb "$root/debs"
    rm -f "$root"/debs/*-dbgsym_*

    # Processes and mounts of the story end with it.
    unshare --mount --pid --fork --kill-child "$0" --inside "$root"
    exit
fi

# --- Inside a namespace of its own ------------------------------------------------------------------
root=$2
mount -t proc proc "$root/proc"
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
apt() {
    in_root apt-get -y -qq "$@" > "$root/apt.log" 2>&1 || { tail -20 "$root/apt.log" >&2; fail "apt-get $*"; }
}

if [ "${3:-}" != --apart ]; then
    apt update
    apt install --no-install-recommends $(cd "$root" && echo debs/*.deb | sed 's#debs/#/debs/#g')
    echo "installed, with $(grep -c '^Setting up' "$root/apt.log") packages in all"
    echo "the root now: $(du -sm --one-file-system "$root" | cut -f1) MB"
    # From here on without any network but its own.
    unshare --net "$0" --inside "$root" --apart
    exit
fi

perl -MSocket -e 'socket(my $s, PF_INET, SOCK_DGRAM, 0) or die;
    my $up = pack("a16 s x22", "lo", 0x41); # SIOCSIFFLAGS: up and running
    ioctl($s, 0x8914, $up) or die "the loopback: $!"'
# as USER PROGRAM ...: in the root. `become=exec as ... &` leaves no shell between us and the program.
as() {
    local user=$1 home
    shift
    home=$(in_root getent passwd "$user" | cut -d: -f6)
    ${become:-} chroot --userspec="$user:$user" "$root" env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$home" \
        XDG_RUNTIME_DIR=/run/shop ${QT_QPA_PLATFORM:+QT_QPA_PLATFORM="$QT_QPA_PLATFORM"} ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
}
wait_for() { # SECONDS WHAT COMMAND ...
    local tries=$(($1 * 10)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || { tail -n 5 "$root"/*.log >&2 || true; fail "$what"; }
        sleep 0.1
    done
}
in_root useradd --create-home --user-group shop
in_root install -d -o shop -m 700 /run/shop
home=$root/home/shop
till() { as shop guitaictl "$@"; }

for file in usr/share/applications/guitai.desktop usr/share/icons/hicolor/48x48/apps/guitai.png \
    usr/share/man/man1/guitaictl.1.gz usr/share/man/man1/guitai.1.gz usr/share/man/man1/guitai-sandbox.1.gz \
    usr/share/bash-completion/completions/guitaictl; do
    [ -s "$root/$file" ] || fail "/$file is not there"
done

# --- The relay, by its unit's command line, as its unit's user ---------------------------------------
unit=$root/lib/systemd/system/guitai-relay.service
relay=no
if [ -f "$unit" ]; then
    relay=http://127.0.0.1:8090
    said() { sed -n "s/^$1=//p" "$unit" | tail -n 1; }
    user=$(said User)
    folder=/var/lib/$(said StateDirectory)
    in_root install -d -o "$user" -g "$(said Group)" -m "$(said StateDirectoryMode)" "$folder"
    [ -s "$root/usr/share/man/man8/guitai-relay.8.gz" ] || fail "the relay has no man page"
    file=$(said EnvironmentFile)
    . "$root/${file#-}"
    line=$(said ExecStart)
    line=${line//\$GUITAI_RELAY_OPTIONS/$GUITAI_RELAY_OPTIONS}
    become=exec as "$user" $line > "$root/relay.log" 2>&1 &
    relay_pid=$!
    wait_for 10 "the relay is not healthy" curl -fsS $relay/healthz
    as "$user" guitai-relay --data-dir "$folder" inbox create shop \
        --public-url $relay > "$root/inbox" ||
        fail "no inbox: $(cat "$root/inbox")"
    echo "the relay runs as $user: $line"
fi

# --- The sandbox and one sale by code ---------------------------------------------------------------
become=exec as shop guitai-sandbox --data-dir /home/shop/sandbox --alipay-port 0 --control-port 18800 \
    --write-settings /home/shop/sandbox.json > "$root/sandbox.out" 2> "$root/sandbox.log" &
wait_for 20 "the sandbox is not ready" grep -q '^ready' "$root/sandbox.out"
till init --demo > /dev/null
till settings import /home/shop/sandbox.json > /dev/null
if [ $relay != no ]; then
    sed -n 's/^settings: *//p' "$root/inbox" > "$home/relay.json"
    till settings import /home/shop/relay.json > /dev/null
fi
till --json settings check > "$root/checked" || fail "settings check: $(cat "$root/checked")"

till --json sell --item 6999990300013 --item 6999990100019 --pay alipay --timeout 60 > "$root/sale" 2>&1 &
sale=$!
wait_for 20 "no code to scan" grep -q '"event":"show_code"' "$root/sale"
number=$(sed -nE 's/.*"event":"attempt".*"attempt":"([^"]*)".*/\1/p; s/.*"attempt":"([^"]*)".*"event":"attempt".*/\1/p' "$root/sale" | head -n 1)
for deed in scan pay; do
    curl -fsS -o /dev/null -X POST -d "{\"out_trade_no\":\"$number\"}" http://127.0.0.1:18800/$deed ||
        fail "the customer could not $deed"
done
wait $sale || fail "the sale: $(cat "$root/sale")"
grep -q '"event":"paid"' "$root/sale" && grep -q '"event":"receipt"' "$root/sale" || fail "not paid: $(cat "$root/sale")"
curl -fsS http://127.0.0.1:18800/ledger | grep -q "$number" || fail "the sandbox's ledger does not know $number"
till journal verify > /dev/null || fail "the journal"
till receipt 1 --format pdf --output /home/shop/receipt.pdf && [ -s "$home/receipt.pdf" ] || fail "the receipt as PDF"
echo "sold once: $(grep -o '"event":"paid".*' "$root/sale" | head -c 150)"
if [ $relay != no ]; then
    curl -fsS $relay/metrics > "$root/metrics"
    grep -qE '^guitai_relay_letters_acknowledged_total [1-9]' "$root/metrics" ||
        fail "the callback did not come by the relay: $(grep -v '^#' "$root/metrics")"
    kill -HUP $relay_pid
    curl -fsS $relay/healthz > /dev/null || fail "the relay did not live through SIGHUP"
    kill -TERM $relay_pid
    wait $relay_pid || fail "the relay did not stop gracefully"
    echo "the callback came by the relay; it reloaded and stopped as asked"
fi

# --- The window: without a display, and on one --------------------------------------------------------
window() {
    become=exec as shop guitai > "$root/window.log" 2>&1 &
    local pid=$!
    wait_for 20 "the window does not open the books" eval "ls -l '$root/proc/$pid/fd' | grep -q /journal.db"
    ${1:-sleep 1}
    kill -0 $pid 2>/dev/null || fail "the window went away: $(cat "$root/window.log")"
    kill -TERM $pid
    wait $pid || true
}
QT_QPA_PLATFORM=offscreen window
echo "the window opens without a display"
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    Xvfb :77 -screen 0 1366x768x24 -ac >/dev/null 2>&1 &
    export DISPLAY=:77
    wait_for 10 "no display" xdotool getdisplaygeometry
    seen() { wait_for 20 "no window on the display" xdotool search --onlyvisible --class guitai; }
    QT_QPA_PLATFORM=xcb window seen
    unset DISPLAY
    echo "the window opens on a display"
fi

# --- Again, away, and gone -----------------------------------------------------------------------------
[ $relay = no ] || echo '# changed by hand' >> "$root/etc/default/guitai-relay"
apt install --reinstall --no-install-recommends $(cd "$root" && echo debs/*.deb | sed 's#debs/#/debs/#g')
[ $relay = no ] || grep -q 'changed by hand' "$root/etc/default/guitai-relay" || fail "an upgrade took the options away"
packages=$(in_root dpkg-query -W -f '${Package}\n' 'guitai*')
apt remove $packages
[ ! -e "$root/usr/bin/guitai" ] || fail "remove left the programs"
[ $relay = no ] || [ -n "$(ls -A "$root/var/lib/guitai-relay")" ] || fail "remove took the relay's letters"
in_root dpkg --purge $packages > "$root/purge.log" 2>&1 || fail "purge: $(cat "$root/purge.log")"
[ ! -e "$root/var/lib/guitai-relay" ] && [ ! -e "$root/etc/default/guitai-relay" ] || fail "purge left something of the relay"
[ -s "$home/.local/share/guitai/journal.db" ] || fail "the shop's books were taken"
echo "reinstalled, removed, purged; the shop's books are still there"
echo "passed"
