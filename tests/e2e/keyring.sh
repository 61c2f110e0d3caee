#!/usr/bin/env bash
# The key to the secrets lies in the desktop's keyring where there is one: made there, moved, backed
# up, and not to be had without the desktop.
bin=$1
bus=${2:+$DBUS_SESSION_BUS_ADDRESS}
. "$(dirname "$0")/kit.sh"

# A desktop session of our own with GNOME's keyring, unlocked by its password as at sign-in.
if [ "${2:-}" != desktop ]; then
    export HOME=$home/desktop XDG_DATA_HOME=$home/desktop/share XDG_RUNTIME_DIR=$home/desktop/run
    mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME"
    unset DBUS_SESSION_BUS_ADDRESS
    dbus-run-session -- "$0" "$bin" desktop
    exit
fi
printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
for _ in $(seq 100); do
    dbus-send --session --print-reply --dest=org.freedesktop.secrets / org.freedesktop.DBus.Peer.Ping \
        >/dev/null 2>&1 && break
    sleep 0.05
done

# "opens WHY COMMAND...": it writes out the settings with their secrets.
opens() {
    "${@:2}" settings export --with-secrets > "$home/exported" || fail "$1"
    grep -q 'BEGIN PRIVATE KEY' "$home/exported" || fail "$1"
}
without_desktop() { env DBUS_SESSION_BUS_ADDRESS= "$bin/guitaictl" --data-dir "$home/till" "$@"; }

open_shop
key=$home/till/secret.key
is "$(ctl --json settings key | value place)" keyring "a new till's key is in the keyring"
grep -q '^keyring:' "$key" || fail "secret.key says where the key is"
opens "secrets open with the keyring" ctl
without_desktop settings export --with-secrets >/dev/null 2>"$home/refused" && fail "no desktop, no secrets"
is "$(wc -l < "$home/refused")" 1 "one line says why"
grep -q 'keyring' "$home/refused" || fail "it names the keyring: $(cat "$home/refused")"

# A backup with the secrets is for another machine: it holds the key itself.
ctl backup "$home/with.backup" --with-secrets >/dev/null
"$bin/guitaictl" --data-dir "$home/other" restore "$home/with.backup" >/dev/null
is "$(stat -c %s "$home/other/secret.key")" 32 "the restored key"
opens "the restored till opens its secrets" env DBUS_SESSION_BUS_ADDRESS= "$bin/guitaictl" --data-dir "$home/other"

# Out of the keyring and in again.
is "$(ctl --json settings key --move file | value place)" file "moved into a file"
is "$(stat -c %a "$key")" 600 "the owner's alone"
opens "it opens by the file" without_desktop
is "$(ctl --json settings key --move keyring | value place)" keyring "and moved back"
opens "it opens by the keyring again" ctl

# A keyring that has lost it says so, and nothing is written over.
printf 'keyring:of-nobody' > "$key"
ctl settings export --with-secrets >/dev/null 2>"$home/refused" && fail "a key of nobody opens nothing"
grep -q 'not in this desktop' "$home/refused" || fail "it says that the key is missing"
is "$(cat "$key")" keyring:of-nobody "and leaves the file alone"
echo "the keyring keeps the key"
