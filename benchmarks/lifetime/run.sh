#!/usr/bin/env bash
# Measures BG/NBD and Gamma-Gamma against lifetimes 0.11.3: single fits and whole processes on one core, in turn.
# Usage: benchmarks/lifetime/run.sh [CDNOW.CSV] [RUNS]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
cdnow=${1:-$root/../shared/data/ltv/cdnow_customers_summary_with_transactions.csv}
runs=${2:-5}
[ -f "$cdnow" ] || {
    echo "Cannot measure: $cdnow is missing. Give lifetimes' cdnow_customers_summary_with_transactions.csv." >&2
    exit 2
}

# Set BENCHMARK_VENV to keep the peer's environment.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=${BENCHMARK_VENV:-$work/venv}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi

(cd "$root" && mvn -B -q -Dstyle.color=never -pl models -am compile dependency:build-classpath -Dmdep.outputFile="$work/classpath.txt" -Dmdep.includeScope=runtime)
libraries=$(tr ':' '\n' <"$work/classpath.txt" | grep -E '/(hipparchus-[a-z]+|fastcsv)-[^/]*\.jar$' | paste -sd: -)
jar --create --file "$work/models.jar" -C "$root/models/target/classes" io/tallyhouse/models/lifetime \
    -C "$root/models/target/classes" io/tallyhouse/models/output \
    -C "$root/models/target/classes" io/tallyhouse/models/attribution/uncertainty
jar --create --file "$work/lakehouse.jar" -C "$root/lakehouse/target/classes" io/tallyhouse/lakehouse/errors
classes=$work/models.jar:$work/lakehouse.jar:$libraries:$work
javac -d "$work" -cp "$classes" "$here/FitTimes.java"
"$venv/bin/python" "$here/make_data.py" "$work/simulated.csv"

python3 "$here/measure.py" --cdnow "$cdnow" --simulated "$work/simulated.csv" --python "$venv/bin/python" \
    --classes "$classes" --work "$work" --runs "$runs"
