#!/usr/bin/env bash
# Fails when the threat model names a test that is not there.
set -eu
cd "$(dirname "$0")/../.."
bad=0
named=0
complain() { echo "threats: $1"; bad=1; }

# Names of the suite: add_test(NAME x ...) and guitai_test(x ...).
suite=$(git ls-files -co --exclude-standard -- '*CMakeLists.txt' '*.cmake' | while read -r f; do cat "$f"; done |
        sed -nE 's/.*add_test\(NAME ([a-zA-Z0-9_.]+).*/\1/p; s/^guitai_test\(([a-z_]+) .*/\1/p')
while read -r word rest; do
    named=$((named + 1))
    if [ "$word" = ctest ]; then
        grep -qx "$rest" <<<"$suite" || complain "there is no test $rest"
    elif [ ! -f "$word" ]; then
        complain "there is no file $word"
    elif ! grep -qE "void ([A-Za-z]+::)?$rest\(\)" "$word"; then
        complain "$word has no test $rest"
    fi
done < <(grep -oE '`(ctest [a-zA-Z0-9_.]+|tests/[a-z_/0-9]+\.cpp [A-Za-z0-9]+)`' docs/threat-model.md | grep -vx '`ctest NAME`' | tr -d '`')
# Every row of a table names one at least.
while read -r row; do
    grep -q '`' <<<"$row" || complain "shown by nothing: $row"
done < <(grep -E '^\| ' docs/threat-model.md | grep -vE '^\| (---|attack|what happens)')
[ $named -gt 40 ] || complain "only $named tests are named: the words of this script do not fit any more"
[ $bad = 0 ] && echo "threats: $named tests named, all of them there"
exit $bad
