#!/bin/sh
# What the guards cost calls that match nothing: measure.sh [rounds]. Wants a build (./mvnw package -DskipTests) and a Chromium.
# Serves nothing: the page is written with the bundle inside, and Chromium dumps its own figures. Prints the median of the rounds.
set -eu
cd "$(dirname "$0")/../../.."
rounds=${1:-3}
chromium=${JAWOORD_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# With one service that is unanswered, or with none: then no guard is installed.
page() {
  awk -v core=target/classes/snippet/core.js -v services="$1" '
    /<!-- core -->/ {
      print "<script>"
      while ((getline line < core) > 0) print line
      print "jawoordPart.start({site:\"x\",notice:\"x\",language:\"en\",languages:[\"en\"],categories:[{key:\"c\"}],banner:{texts:{}},"
      print "services:[" services "]},()=>({create:()=>({show(){},hide(){},flush(){}})}))</script>"
      next
    }
    /^<\/script>/ { print "document.title = JSON.stringify(measure())" }
    { print }' src/bench/gating/page.html
}
page '' > "$work/without.html"
page '{key:\"s\",category:\"c\",matches:[\"https://vendor.example/*\"]}' > "$work/with.html"

figures() {
  "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom "file://$work/$1.html" 2> /dev/null \
    | sed -n 's/.*<title>\({.*}\)<\/title>.*/\1/p'
}
for _ in $(seq "$rounds"); do
  figures without >> "$work/without"
  figures with >> "$work/with"
done
median() {
  sed 's/&quot;/"/g' "$work/$1" | tr -d '{}' | sed 's/,"/\n"/g' | awk -F'":' -v rounds="$rounds" '
    { sub(/^"/, "", $1); of[$1] = of[$1] " " $2; if (!seen[$1]++) order[++n] = $1 }
    END {
      for (i = 1; i <= n; i++) {
        count = split(of[order[i]], all, " ")
        for (a = 1; a <= count; a++) for (b = a + 1; b <= count; b++) if (all[b] + 0 < all[a] + 0) { t = all[a]; all[a] = all[b]; all[b] = t }
        printf "%s\t%s\t%s-%s\n", order[i], all[int((count + 1) / 2)], all[1], all[count]
      }
    }'
}
echo "load average: $(cut -d' ' -f1-3 /proc/loadavg 2> /dev/null || uptime)"
echo "nanoseconds per call: median, spread; without guards"
median without
echo "with guards"
median with
