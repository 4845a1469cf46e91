#!/usr/bin/env bash
# Measures person attribution beside the same in SQL, in Spark and in DuckDB: whole processes on two cores, in turn.
# Usage: benchmarks/warehouse/run.sh [MILLIONS_OF_TOUCHES,…] [SQL_UP_TO_MILLIONS]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/../common/common.sh"
sizes=${1:-1,5,20,50}
sql_limit=${2:-20}

python=$(peer_python)
classes=$(with_programs "$(model_classes '')" "$here"/*.java "$common"/*.java)

uptime
"$python" "$here/measure.py" --python "$python" --classes "$classes" --work "$work" \
    --sizes "$sizes" --sql-limit "$sql_limit"
uptime
