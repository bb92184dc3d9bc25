#!/bin/sh
# Makes sure that the browser tests have a Chromium, in the order in which org.jawoord.testing.Chromium looks for it:
# JAWOORD_CHROMIUM, the PATH; else it is installed where that can be done without asking anybody. Otherwise it says in one line
# what is missing and exits 1. Chromium's headless shell is installed beside it where the system has one.
set -u

fail() {
  echo "Browser tests need Chromium: $1" >&2
  exit 1
}

found() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

if [ -n "${JAWOORD_CHROMIUM:-}" ]; then
  [ -x "$JAWOORD_CHROMIUM" ] || fail "JAWOORD_CHROMIUM=$JAWOORD_CHROMIUM is not a program."
  exit 0
fi
# Half the time for most tests; they do without it.
shell() {
  command -v chromium-headless-shell >/dev/null 2>&1 && return
  command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 chromium-headless-shell >/dev/null 2>&1
}

if found; then
  shell
  exit 0
fi
command -v apt-get >/dev/null 2>&1 || fail "install chromium or google-chrome, or set JAWOORD_CHROMIUM to one."
[ "$(id -u)" = 0 ] || fail "run 'apt-get install chromium' as root, or set JAWOORD_CHROMIUM to one."

# Another package manager may be at work, as on a machine that has just started: five tries, the lock is waited for in each.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
try=1
while [ "$try" -le 5 ]; do
  echo "Installing Chromium for the browser tests (try $try)"
  if apt-get update >"$log" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 chromium >>"$log" 2>&1; then
    found && shell
    found && exit 0
  fi
  try=$((try + 1))
  sleep 10
done
fail "apt-get could not install it: $(grep -m1 '^E:' "$log" || tail -1 "$log")"
