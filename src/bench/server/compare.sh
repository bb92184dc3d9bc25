#!/bin/bash
# Whether one build is slower than another: compare.sh A B, two quarkus-app directories. Both run at one time and are
# measured in turns, each with a database of its own. Wants what measure.sh wants, and takes the same settings.
# Ends with 0 when B is nowhere slower, with 1 when it is, and with 2 when something was not compared: a build didn't start,
# they ran on other cores, neighbours used more than OTHERS_LIMIT percent of the machine (10), or the rounds differ more
# among themselves than the builds do. About ten minutes.
#
# SCENARIOS=lookup,choice   also gate,snippet,mixed
# A_FLAGS, B_FLAGS          JVM flags of one build: B_FLAGS=-Xint makes it slower, to see that this is told
set -euo pipefail
cd "$(dirname "$0")/../../.."
[ $# = 2 ] || { echo "compare.sh A B: two quarkus-app directories" >&2; exit 2; }
. src/bench/server/prepare.sh "$1"
export SITES=${SITES:-100} SESSIONS=${SESSIONS:-50000} COLD=${COLD:-400000} ROUNDS=${ROUNDS:-7} ROUND_SECONDS=${ROUND_SECONDS:-1}
export WARM_UP_SECONDS=${WARM_UP_SECONDS:-5} JAVA_FLAGS=${JAVA_FLAGS:--Xms1g -Xmx1g}
bench Compare "$app" "$2" || exit $?
