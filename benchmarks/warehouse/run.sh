#!/usr/bin/env bash
# Measures person attribution beside the same in SQL, in Spark and in DuckDB: whole processes on two cores, in turn.
# Usage: benchmarks/warehouse/run.sh [MILLIONS_OF_TOUCHES,…] [SQL_UP_TO_MILLIONS]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
sizes=${1:-1,5,20,50}
sql_limit=${2:-20}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=${BENCHMARK_VENV:-$work/venv}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi

(cd "$root" && mvn -B -q -Plaunch -pl models -am compile dependency:build-classpath -Dmdep.outputFile="$work/classpath")
modules=$(tr ':' '\n' <"$work/classpath" | grep -v '\.jar$' || true)
classes=$work/models.jar
jar --create --file "$classes" -C "$root/models/target/classes" .
for module in $modules; do
    name=$work/$(basename "$(dirname "$(dirname "$module")")").jar
    jar --create --file "$name" -C "$module" .
    classes=$classes:$name
done
classes=$classes:$(tr ':' '\n' <"$work/classpath" | grep '\.jar$' | paste -sd: -)
mkdir "$work/programs"
javac -d "$work/programs" -cp "$classes" "$here"/*.java
jar --create --file "$work/programs.jar" -C "$work/programs" .

uptime
"$venv/bin/python" "$here/measure.py" --python "$venv/bin/python" --classes "$work/programs.jar:$classes" --work "$work" \
    --sizes "$sizes" --sql-limit "$sql_limit"
uptime
