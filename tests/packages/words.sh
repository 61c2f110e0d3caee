#!/usr/bin/env bash
# Man pages, completion and package files say what the programs do: words.sh FOLDER_WITH_PROGRAMS VERSION.
# Validators that are not installed are passed over; ./package has them all.
set -euo pipefail
bin=$(readlink -f "$1") version=$2
cd "$(dirname "$(readlink -f "$0")")/../.."
bad=0
complain() { echo "FAILED: $*" >&2; bad=1; }
there() { command -v "$1" >/dev/null; }

head -n 1 debian/changelog | grep -qF "guitai ($version)" ||
    complain "debian/changelog does not begin with version $version"
grep -qF "<release version=\"$version\"" packaging/share/org.guitai.guitai.metainfo.xml ||
    complain "the metainfo does not tell of version $version"

# Every option and every command that a program tells of stands in its man page.
looked=0
for page in docs/man/*; do
    program=$(basename "$page"); program=${program%.*}
    [ -x "$bin/$program" ] || continue
    help=$(QT_QPA_PLATFORM=offscreen "$bin/$program" --help)
    # Options of Qt itself are named once and for all.
    for option in $(grep -oE -- '(^|[ ,\[])--[a-z][a-z0-9-]*' <<< "$help" | tr -d ' ,[' | sort -u); do
        [ "$option" = --help-all ] && continue
        grep -qE -- "(Fl|,) -${option#--}( |\$)" "$page" || complain "$page lacks $option"
        looked=$((looked + 1))
    done
    [ "$(QT_QPA_PLATFORM=offscreen "$bin/$program" --version)" = "$program $version" ] || complain "$program --version"
    ! there mandoc || mandoc -Tlint -W warning "$page" || complain "$page"
done
while read -r command; do
    grep -qE "^\.It Cm $command( |\$)" docs/man/guitaictl.1 || complain "guitaictl.1 lacks $command"
    looked=$((looked + 1))
done < <("$bin/guitaictl" --help | sed -nE 's/^  ([a-z]+( [a-z][a-z-]+)?)( .*|$)/\1/p' | sed 's/ *$//')

# Completion, in a shell of its own.
PATH=$bin:$PATH bash -eu <<'SHELL' || complain "completion"
. packaging/share/guitaictl.bash
completes() { # WORDS... -> EXPECTED
    COMP_WORDS=("${@:1:$#-1}") COMP_CWORD=$(($# - 2)) COMPREPLY=()
    _guitaictl
    [[ " ${COMPREPLY[*]} " == *" ${*: -1} "* ]] || { echo "$*: ${COMPREPLY[*]}" >&2; exit 1; }
}
completes guitaictl sel sell
completes guitaictl products "" import
completes guitaictl --data-dir x sell --it --item
completes guitaictl receipt 3 --format "" pdf
completes guitaictl say A "" not-paid
completes guitaictl sell --pay al alipay
SHELL

! there desktop-file-validate || desktop-file-validate packaging/share/guitai.desktop || bad=1
! there appstreamcli || appstreamcli validate --no-net packaging/share/*.metainfo.xml >/dev/null ||
    complain "the metainfo"
if there systemd-analyze; then
    systemd-analyze security --offline=yes --threshold=15 --no-pager debian/guitai-relay.service >/dev/null ||
        complain "the relay's service is more exposed than 1.5"
fi
[ $bad = 0 ] && echo "$looked commands and options are in the man pages"
exit $bad
