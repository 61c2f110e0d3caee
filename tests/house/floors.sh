#!/usr/bin/env bash
# Fails when a file includes a room that tests/house/floors.txt does not let it see.
set -eu
cd "$(dirname "$0")/../.."
awk '
    FILENAME ~ /floors.txt$/ {
        if ($0 ~ /^[a-z]/) {
            room = $1; sub(":", "", room); rooms[room] = 1; may[room, room] = 1
            for (i = 2; i <= NF; i++) { may[room, $i] = 1 }
        }
        next
    }
    FNR == 1 { here = roomOf(FILENAME) }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, part, "\""); there = roomOf(part[2])
        if (part[2] ~ /\.moc$/ || part[2] ~ /^moc_/ || part[2] ~ /^ui_/) { next }
        if (part[2] !~ /\//) { print FILENAME ":" FNR ": include by the full path from the root: " part[2]; bad = 1; next }
        if (here == "") { next }
        if (there == "") { print FILENAME ":" FNR ": " here " may not see " part[2]; bad = 1 }
        else if (!((here, there) in may)) { print FILENAME ":" FNR ": " here " may not see " there " (" part[2] ")"; bad = 1 }
    }
    function roomOf(path,   r, best) {
        best = ""
        for (r in rooms) { if (index(path, r "/") == 1 && length(r) > length(best)) { best = r } }
        return best
    }
    END { exit bad }
' tests/house/floors.txt $(git ls-files -co --exclude-standard -- '*.cpp' '*.h' | while read -r f; do [ -f "$f" ] && echo "$f"; done)
echo "floors: every include goes down the stairs"
