#!/bin/bash
# How fast the ledger is: measure.sh [choices]. Wants a build (./mvnw package -DskipTests), curl and nothing else.
# Starts a server of its own on ports 18480 and 18490 with a data directory of its own, fills it, and ends it again.
set -euo pipefail
cd "$(dirname "$0")/../../.."
choices=${1:-1000000}
work=$(mktemp -d)
run="java -jar target/quarkus-app/quarkus-run.jar"
export JAWOORD_DATA=$work/data JAWOORD_HTTP_PORT=18480 JAWOORD_MANAGEMENT_PORT=18490
server=
stop() { [ -z "$server" ] || { kill "$server" && wait "$server" 2> /dev/null || true; }; server=; }
trap 'stop; rm -rf "$work"' EXIT
serve() {
  $run > "$work/server.log" 2>&1 &
  server=$!
  until grep -q Management "$work/server.log"; do sleep 0.2; done
}
leaves() { curl -s localhost:18480/v1/sites/demo/ledger/checkpoint | sed -n 2p | grep -E '^[0-9]+$' || echo 0; }

# Filled while the writer sleeps, and started again: the first start knows nothing of these rows.
driver=$(ls target/quarkus-app/lib/main/org.postgresql.postgresql-*.jar)
JAWOORD_LEDGER_PAUSE=PT10H serve
java -cp "$driver" src/bench/ledger/Fill.java "$JAWOORD_DATA" demo "$choices"
stop
serve
start=$(date +%s%N)
from=$(leaves)
while [ "$(leaves)" -lt "$choices" ]; do sleep 0.2; done
awk -v n=$((choices - ${from:-0})) -v ns=$(($(date +%s%N) - start)) \
  'BEGIN { printf "numbered: %d leaves in %.1f s, %.0f leaves/s\n", n, ns / 1e9, n / (ns / 1e9) }'
curl -s localhost:18480/v1/sites/demo/ledger/checkpoint | head -2

echo "verify-ledger:"
time $run verify-ledger
