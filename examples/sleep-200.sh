#!/bin/sh
# Submits 200 short jobs, each with a twentieth of a device, and prints their ids. Stop the server while they run
# (kill -9), start it again, and see that each ran once:
#
#   examples/sleep-200.sh
#   ./sluice ps --all
#
# With --wait as an argument it comes back when all have ended. $SLUICE names another launcher.
set -eu
sluice=${SLUICE:-$(dirname "$0")/../sluice}

i=0
while [ "$i" -lt 200 ]; do
    i=$((i + 1))
    cat <<END
---
kind: job
name: sleep-$i
accelerators: { count: 1, share: 50m }
run: { command: [sh, -c, "sleep 2; echo slept \$SLUICE_WORKLOAD"] }
END
done | "$sluice" submit - -o name "$@"
