"""The daily DAG in a real Airflow: it imports, it asks the program for the right things, and it makes a release.

Run it with ./run-tests.sh, which makes the virtual environment and gives each run its own AIRFLOW_HOME.
"""

import json
import os
import stat
import subprocess
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import BundleDagBag
from airflow.sdk import DagRunState, TaskInstanceState

DAGS = Path(__file__).resolve().parents[1] / "dags"
LAUNCHER = Path(__file__).resolve().parents[2] / "tallyhouse"
MORNING = datetime(2026, 3, 2, 10, tzinfo=timezone.utc)
STEPS = ["ingest", "build_silver", "build_gold", "check", "release"]


@pytest.fixture
def dag():
    bag = BundleDagBag(dag_folder=DAGS, bundle_path=DAGS, bundle_name="dags-folder")
    assert bag.import_errors == {}
    found = bag.dags["tallyhouse_daily"]
    for task in found.tasks:
        # A test does not wait.
        task.retry_delay = timedelta(0)
    return found


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program that notes its words and ends as told; it stands for the real one where only Airflow's part is tested."""
    script = tmp_path / "program"
    script.write_text(
        f"""#!/bin/sh
echo "$*" >> {tmp_path}/words
step=$(printf '%s\\n' "$@" | grep -v '^--' | tr '\\n' '_')
if [ -s {tmp_path}/ends_$step ]; then
    status=$(head -n 1 {tmp_path}/ends_$step)
    sed -i 1d {tmp_path}/ends_$step
    case $status in kill) kill -9 $$ ;; *) exit "$status" ;; esac
fi
"""
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("AIRFLOW_VAR_TALLYHOUSE_CLI", str(script))
    monkeypatch.setenv("AIRFLOW_VAR_TALLYHOUSE_WAREHOUSE", str(tmp_path / "ware house"))
    return tmp_path


def words(program):
    return (program / "words").read_text().splitlines()


def states(run):
    return {task.task_id: task.state for task in run.get_task_instances()}


def tries(run, task_id):
    return next(task.try_number for task in run.get_task_instances() if task.task_id == task_id)


def test_the_steps_follow_each_other_and_have_an_owner_retries_and_a_limit(dag):
    assert [task.task_id for task in dag.topological_sort()] == STEPS
    for before, after in zip(STEPS, STEPS[1:]):
        assert dag.get_task(before).downstream_task_ids == {after}
    assert dag.max_active_runs == 1, "a warehouse has one writer"
    assert not dag.catchup
    for task in dag.tasks:
        assert task.owner == "marketing-operations"
        assert task.retries == 3
        assert task.execution_timeout == timedelta(hours=3)


def test_a_run_asks_for_the_instant_at_the_end_of_its_interval(dag, program):
    run = dag.test(logical_date=MORNING)

    assert run.state == DagRunState.SUCCESS
    where = f"--warehouse={program}/ware house"
    assert words(program) == [
        f"{step} {where} --as-of=2026-03-02T03:00:00+00:00"
        for step in ["ingest", "build silver", "build gold", "check", "release"]
    ]


def test_a_run_by_hand_may_name_its_instant_and_its_landing_place(dag, program, monkeypatch):
    monkeypatch.setenv("AIRFLOW_VAR_TALLYHOUSE_LANDING", "/srv/landing")

    run = dag.test(logical_date=None, run_after=MORNING, run_conf={"as_of": "2025-12-31T23:00:00Z"})

    assert run.state == DagRunState.SUCCESS
    assert words(program)[0] == (
        f"ingest --warehouse={program}/ware house --landing=/srv/landing --as-of=2025-12-31T23:00:00Z"
    )


def test_a_run_without_an_interval_takes_the_instant_it_may_start(dag, program):
    dag.test(logical_date=None, run_after=MORNING)

    assert words(program)[0].endswith("--as-of=2026-03-02T10:00:00+00:00")


@pytest.mark.parametrize("status", ["1", "2", "3", "4", "127"])
def test_what_another_try_cannot_change_fails_at_once(dag, program, status):
    (program / "ends_check_").write_text(status + "\n")

    run = dag.test(logical_date=MORNING)

    assert run.state == DagRunState.FAILED
    assert states(run)["check"] == TaskInstanceState.FAILED
    assert states(run)["release"] == TaskInstanceState.UPSTREAM_FAILED
    assert sum(line.startswith("check") for line in words(program)) == 1


@pytest.mark.parametrize("status", ["5", "6", "137", "kill"])
def test_a_busy_warehouse_a_lost_source_and_a_killed_program_are_tried_again(dag, program, status):
    (program / "ends_ingest_").write_text(f"{status}\n{status}\n")

    run = dag.test(logical_date=MORNING)

    assert run.state == DagRunState.SUCCESS
    assert sum(line.startswith("ingest") for line in words(program)) == 3


def test_the_real_program_gets_to_a_release(dag, tmp_path, monkeypatch):
    landing, warehouse = tmp_path / "landing", tmp_path / "warehouse"
    tallyhouse("sample", f"--out={landing}", "--scale=0.001")
    let_files_rest(landing)
    monkeypatch.setenv("AIRFLOW_VAR_TALLYHOUSE_CLI", str(LAUNCHER))
    monkeypatch.setenv("AIRFLOW_VAR_TALLYHOUSE_WAREHOUSE", str(warehouse))
    monkeypatch.setenv("AIRFLOW_VAR_TALLYHOUSE_LANDING", str(landing))

    run = dag.test(logical_date=MORNING)

    assert states(run) == dict.fromkeys(STEPS, TaskInstanceState.SUCCESS)
    releases = json.loads(tallyhouse("releases", f"--warehouse={warehouse}", "--json"))
    assert [(release["release_id"], release["as_of"]) for release in releases] == [(1, "2026-03-02T03:00:00Z")]


def let_files_rest(folder):
    """A file that was written a moment ago may still grow, and waits for the next run."""
    an_hour_ago = time.time() - 3600
    for file in folder.rglob("*"):
        os.utime(file, (an_hour_ago, an_hour_ago))


def tallyhouse(*command):
    return subprocess.run([LAUNCHER, *command], check=True, stdout=subprocess.PIPE, text=True).stdout


def test_the_test_has_an_airflow_of_its_own():
    assert Path(os.environ["AIRFLOW_HOME"]).parent != Path.home()
