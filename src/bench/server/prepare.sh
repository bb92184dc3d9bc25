# For measure.sh and compare.sh, which source it: compiles the bench beside the libraries of a build ($1) into $classes,
# and says where to work. Everything goes at the end but what DATA names.
app=$1
here=src/bench/server
scratch=$(mktemp -d)
classes=$scratch/classes
export BENCH_WORK=${DATA:-$scratch/work}
mkdir -p "$BENCH_WORK" "$classes"
BENCH_WORK=$(cd "$BENCH_WORK" && pwd)
trap 'rm -rf "$scratch"' EXIT
[ -f "$app/quarkus-run.jar" ] || { echo "no build in $app: ./mvnw -DskipTests package makes one" >&2; exit 2; }
class_path=$classes:$(cd "$app" && pwd)/lib/main/*
javac -nowarn -d "$classes" -cp "$class_path" $here/*.java
bench() { java -Xmx1g -Dbench.source=$here -cp "$class_path" "$@"; }
