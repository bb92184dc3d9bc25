#!/usr/bin/env bash
# What is in the container image, and whether it starts: without a container engine and without a registry. Builds it on an
# empty base, unpacks its layers, puts this machine's programs and JDK beside them, and starts it there by its own entrypoint,
# as its own user, with its own environment. Then it asks for health, stops it with SIGTERM, and starts it on the same data.
# Needs Linux, root (mounts are made in a namespace of their own, and go with it) and python3.
set -euo pipefail
cd "$(dirname "$0")/../../.."
[ -f target/quarkus-app/quarkus-run.jar ] || { echo "no build: ./mvnw -DskipTests package makes one" >&2; exit 2; }
./mvnw -B -ntp -q jib:buildTar -Dimage.base=scratch
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/image" "$scratch/root"
tar -C "$scratch/image" -xf target/jawoord-image.tar
IMAGE=$scratch/image python3 - > "$scratch/start.sh" <<'PY'
import json, os, shlex, sys
folder = os.environ['IMAGE']
manifest = json.load(open(folder + '/manifest.json'))[0]
config = json.load(open(folder + '/' + manifest['Config']))
inside = config['config']
history = [h for h in config['history'] if not h.get('empty_layer')]
for key in ('Entrypoint', 'Cmd', 'User', 'WorkingDir', 'Env', 'ExposedPorts', 'Volumes'):
    print(f'{key:13}', json.dumps(inside.get(key)), file=sys.stderr)
for layer, made in zip(manifest['Layers'], history):
    print(f"{os.path.getsize(folder + '/' + layer) / 1e6:8.2f} MB  {made.get('comment', '')}", file=sys.stderr)
user, group = inside['User'].split(':')
print('set -e; root=$1; image=$2')
for layer in manifest['Layers']:
    print(f'[ -e "$root/tmp" ] || tar --warning=no-unknown-keyword -C "$root" -xzf "$image/{layer}"')
print('''for own in usr bin sbin lib lib64 proc dev etc/java-17-openjdk etc/ssl; do
  if [ -L "/$own" ]; then cp -a "/$own" "$root/$own"
  elif [ -d "/$own" ]; then mkdir -p "$root/$own"; mount --rbind "/$own" "$root/$own"; fi
done
mkdir -p "$root/tmp"; chmod 1777 "$root/tmp"
unset JAVA_TOOL_OPTIONS
cd "$root"''')
environment = ' '.join(shlex.quote(e) for e in inside['Env'])
command = shlex.join(inside['Entrypoint'] + (inside.get('Cmd') or []))
print(f'''exec env -i PATH="$(dirname "$(readlink -f "$(command -v java)")"):$PATH" JAWOORD_HTTP_PORT=0 JAWOORD_MANAGEMENT_PORT=0 {environment} \\
  chroot "$root" setpriv --reuid={user} --regid={group} --clear-groups \\
  sh -c 'cd {inside["WorkingDir"]}; exec {command}' ''')
PY
for run in first second; do
  log=$scratch/$run.log
  unshare --mount bash "$scratch/start.sh" "$scratch/root" "$scratch/image" > "$log" 2>&1 &
  server=$!
  for _ in $(seq 300); do
    grep -q '^  Management' "$log" && break
    kill -0 $server 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.1
  done
  health=$(sed -n 's/^  Management *//p' "$log" | sed 's/localhost/127.0.0.1/')
  echo "$run start: $(sed -n 's/^Jawoord .* is //p' "$log") user $(ps -o uid=,gid= -p $server)"
  curl -sS --fail-with-body "${health}/ready" > /dev/null
  kill -TERM $server
  code=0; wait $server || code=$?
  echo "ended with $code after SIGTERM"
  [ $code = 143 ] || [ $code = 0 ]
done
ls -ln "$scratch/root/data" "$scratch/root/data/pg17" | sed 's/^/  /'
