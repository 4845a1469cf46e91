#!/usr/bin/env bash
# Measures BG/NBD and Gamma-Gamma against lifetimes 0.11.3: single fits and whole processes on one core, in turn.
# Usage: benchmarks/lifetime/run.sh [CDNOW.CSV] [RUNS]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/../common/common.sh"
cdnow=${1:-$root/../shared/data/ltv/cdnow_customers_summary_with_transactions.csv}
runs=${2:-5}
[ -f "$cdnow" ] || {
    echo "Cannot measure: $cdnow is missing. Give lifetimes' cdnow_customers_summary_with_transactions.csv." >&2
    exit 2
}

# Set BENCHMARK_VENV to keep the peer's environment.
python=$(peer_python)
classes=$(with_programs "$(model_classes '(hipparchus-[a-z]+|fastcsv)-')" "$here/FitTimes.java")
"$python" "$here/make_data.py" "$work/simulated.csv"

python3 "$here/measure.py" --cdnow "$cdnow" --simulated "$work/simulated.csv" --python "$python" \
    --classes "$classes" --work "$work" --runs "$runs"
