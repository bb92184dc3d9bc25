#!/bin/bash
# How fast exports and evidence bundles are, and how much memory they take: measure.sh [choices]. Wants a build
# (./mvnw package -DskipTests), curl and nothing else. Starts a server of its own with 256 MB of heap on ports 18580 and
# 18590, with a data directory of its own, fills it, and ends it again. KEEP=folder keeps the bundles there.
set -euo pipefail
cd "$(dirname "$0")/../../.."
choices=${1:-1000000}
work=$(mktemp -d)
out=${KEEP:-$work}
export JAWOORD_DATA=$work/data JAWOORD_HTTP_PORT=18580 JAWOORD_MANAGEMENT_PORT=18590
export JAWOORD_ADMIN_TOKEN=measure-measure-measure-measure-measure
server=
stop() { [ -z "$server" ] || { kill "$server" && wait "$server" 2> /dev/null || true; }; server=; }
trap 'stop; rm -rf "$work"' EXIT
serve() {
  java -Xmx256m -jar target/quarkus-app/quarkus-run.jar > "$work/server.log" 2>&1 &
  server=$!
  until grep -q Management "$work/server.log"; do sleep 0.2; done
}
ask() { curl -s -H "Authorization: Bearer $JAWOORD_ADMIN_TOKEN" "$@"; }
site=localhost:18580/admin/v1/sites/demo
leaves() { curl -s localhost:18580/v1/sites/demo/ledger/checkpoint | sed -n 2p; }
# What the heap holds after a collection.
heap() { jcmd "$server" GC.run > /dev/null; jcmd "$server" GC.heap_info | sed -n 's/.*used \([0-9]*\)K.*/\1/p' | head -1; }
watch() { # prints the highest use of the heap while a process runs
  local most=0 now
  while kill -0 "$1" 2> /dev/null; do
    now=$(curl -s localhost:18590/q/metrics | awk '/^jvm_memory_used_bytes\{area="heap"/ { sum += $NF } END { printf "%d", sum / 1048576 }')
    [ "${now:-0}" -gt "$most" ] && most=$now
    sleep 0.5
  done
  echo "$most"
}

JAWOORD_LEDGER_PAUSE=PT10H serve
driver=$(ls target/quarkus-app/lib/main/org.postgresql.postgresql-*.jar)
java -cp "$driver" src/bench/ledger/Fill.java "$JAWOORD_DATA" demo "$choices"
stop
serve
until [ "0$(leaves)" -ge "$choices" ]; do sleep 0.5; done
echo "heap after start and numbering: $(heap) KiB"

for format in ndjson csv; do
  ask -o "$work/export" -D "$work/head" -w '%{time_total}' "$site/export?format=$format" > "$work/time" &
  most=$(watch $!)
  awk -v n="$(tail -n +1 "$work/export" | wc -l)" -v s="$(cat "$work/time")" -v b="$(stat -c %s "$work/export")" -v m="$most" -v f=$format \
    'BEGIN { printf "%s: %d lines, %.0f MB in %.1f s, %.0f rows/s, heap at most %d MB\n", f, n, b / 1e6, s, n / s, m }'
  grep -i jawoord-rows "$work/head"
  tail -1 "$work/export" | tail -c 230
done

echo "a client that reads 1 MB/s, for 30 s:"
(ask --limit-rate 1M -m 30 -o /dev/null "$site/export" || true) &
echo "heap at most $(watch $!) MB"

# From when on there are so many choices: 6 seconds apart.
for count in 1 1000 10000; do
  from=$(date -u -d "@$(( $(ask "$site/choices?limit=1" | sed 's/.*"recordedAt":"\([^"]*\)".*/\1/' | xargs -I{} date -u -d {} +%s) - (count - 1) * 6 ))" +%Y-%m-%dT%H:%M:%SZ)
  for again in 1 2 3; do
    ask -o "$out/bundle-$count.zip" -w '%{http_code} %{time_total}' "$site/evidence?from=$from&lang=nl" > "$work/time" &
    most=$(watch $!)
    echo "bundle of about $count: status and seconds $(cat "$work/time"), $(stat -c %s "$out/bundle-$count.zip") bytes, heap at most $most MB"
  done
  curl -s localhost:18580/v1/keys > "$work/keys.json"
  ( time java -jar target/quarkus-app/quarkus-run.jar verify-bundle "$out/bundle-$count.zip" --keys "$work/keys.json" ) 2>&1 | grep -v -e user -e sys -e '^$'
done
