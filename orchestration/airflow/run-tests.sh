#!/usr/bin/env bash
# Tests the DAG in a real Airflow. Its virtual environment comes from requirements.lock and is kept in the cache (12 s to
# make from a warm pip cache, 291 MB); its home, with an SQLite database, is new each time. Words are passed on to pytest.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cache=${TALLYHOUSE_CACHE:-$HOME/.cache/tallyhouse}
lock=$here/requirements.lock
environment=$cache/airflow-$(sha256sum "$lock" | cut -c1-12)

if [ ! -x "$environment/bin/pytest" ]; then
    echo "Making a virtual environment for Airflow in $environment …" >&2
    rm -rf "$environment"
    mkdir -p "$cache"
    "${PYTHON:-python3}" -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$lock"
    "$environment/bin/pip" check
fi

AIRFLOW_HOME=$(mktemp -d)
export AIRFLOW_HOME
trap 'rm -rf "$AIRFLOW_HOME"' EXIT
export AIRFLOW__CORE__LOAD_EXAMPLES=False
export AIRFLOW__CORE__DAGS_FOLDER=$here/../dags
export PYTHONDONTWRITEBYTECODE=1
"$environment/bin/airflow" db migrate >"$AIRFLOW_HOME/migrate.log" 2>&1 || {
    cat "$AIRFLOW_HOME/migrate.log" >&2
    exit 1
}
"$environment/bin/pytest" -p no:cacheprovider -q "$here/test_dag.py" "$@"
