#!/usr/bin/env bash
# Stories nobody has lived through yet; a failing one prints the line that tells it again.
set -eu
from=$(( $(od -An -N5 -tu8 /dev/urandom | tr -d ' ') ))
echo "fresh stories from seed $from"
"$1" --from "$from" --seeds 6000
exec "$1" --from "$from" --provider real --seeds 24
