#!/bin/sh
# Measures the banner against others (src/docs/BANNER-SPEED.md). Needs Node.js 20 or newer with npm, Chromium, and a packaged server
# (./mvnw -DskipTests package). RUNS=3 for a quick look; the other settings are in run.mjs.
set -eu
cd "$(dirname "$0")"
major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
if [ "$major" -lt 20 ]; then
  echo "The bench needs Node.js 20 or newer on the PATH (the program does not)." >&2
  exit 1
fi
if [ ! -f ../../../target/quarkus-app/quarkus-run.jar ]; then
  echo "No packaged server: run ./mvnw -DskipTests package first." >&2
  exit 1
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --silent
fi
exec node run.mjs
