#!/usr/bin/env bash
# Measures attribution of a path file against ChannelAttribution 2.2.5: whole processes on one core, in turn.
# Usage: benchmarks/attribution/run.sh [PATHDATA.CSV] [RUNS]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/../common/common.sh"
path_data=${1:-$root/../shared/data/attribution/pathdata.csv}
runs=${2:-5}
[ -f "$path_data" ] || {
    echo "Cannot measure: $path_data is missing. Give ChannelAttribution's PathData as a CSV file." >&2
    exit 2
}

# The peer takes a minute or two to compile: set BENCHMARK_VENV to keep its environment.
python=$(peer_python)
classes=$(model_classes 'hipparchus-[a-z]+-')
python3 "$here/make_data.py" "$path_data" "$work"

# Classes that are already read and checked, as an installed program has them.
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -XX:ArchiveClassesAtExit="$work/attribution.jsa" -cp "$classes" \
    io.tallyhouse.models.attribution.AttributeMain --paths "$path_data" --nulls total_null \
    --model first,last,linear,markov,shapley_rate --order 1,4 --format csv >"$work/once.csv" 2>/dev/null

python3 "$here/measure.py" --file "$work/times_100.csv" --twenty "$work/twenty_channels.csv" \
    --python "$python" --classes "$classes" --archive "$work/attribution.jsa" --runs "$runs"
