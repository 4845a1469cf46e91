"""The daily job of one warehouse, step by step through the command line.

Airflow only says when a step runs and whether it runs again. What a step does, that two runs never write at once, and
that a repeated step changes nothing, is the program's own doing.

Airflow variables (or environment: AIRFLOW_VAR_TALLYHOUSE_WAREHOUSE, …):
    tallyhouse_warehouse   the warehouse's folder; required
    tallyhouse_cli         the launcher; default: ./tallyhouse of the repository that holds this file
    tallyhouse_landing     where files land; default: as the warehouse's tallyhouse.yaml says

A run covers what had landed at the end of its interval. For another instant trigger it with {"as_of": "2026-03-01T06:00:00Z"}.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path

from airflow.providers.standard.hooks.subprocess import SubprocessHook
from airflow.sdk import Asset, BaseOperator, CronDataIntervalTimetable, chain, dag
from airflow.sdk.exceptions import AirflowException, AirflowFailException

LAUNCHER = Path(__file__).resolve().parents[2] / "tallyhouse"

# Runs by hand or by an asset may have no interval.
AS_OF = "{{ (dag_run.conf or {}).get('as_of') or (data_interval_end | default(dag_run.run_after, true)).isoformat() }}"

SOURCE_UNREADABLE = 5
WAREHOUSE_BUSY = 6
MEANINGS = {
    1: "a bug; the stack trace is in the program's log",
    2: "usage",
    3: "a contract or a setting is wrong",
    4: "a quality gate closed; the previous release is still served",
    SOURCE_UNREADABLE: "a source could not be read",
    WAREHOUSE_BUSY: "another run holds the warehouse",
}


class TallyhouseStep(BaseOperator):
    """One command of the program. Its exit code says whether another try can help."""

    template_fields: Sequence[str] = ("command",)

    def __init__(self, *, words: str, **kwargs) -> None:
        super().__init__(**kwargs)
        # No shell reads these, so a value may hold any character. An empty word is left out.
        self.command = [
            "{{ var.value.get('tallyhouse_cli', '%s') }}" % LAUNCHER,
            *words.split(),
            "--warehouse={{ var.value.tallyhouse_warehouse }}",
            "{{ '--landing=' if var.value.get('tallyhouse_landing', '') }}{{ var.value.get('tallyhouse_landing', '') }}",
            "--as-of=" + AS_OF,
        ]

    @cached_property
    def hook(self) -> SubprocessHook:
        return SubprocessHook()

    def execute(self, context) -> None:
        command = [word for word in self.command if word]
        status = self.hook.run_command(command=command).exit_code
        if status == 0:
            return
        message = f"{' '.join(command)} ended with {status}: {MEANINGS.get(status, 'it was killed or could not be run')}."
        if can_be_tried_again(status):
            raise AirflowException(message)
        raise AirflowFailException(message)

    def on_kill(self) -> None:
        self.hook.send_sigterm()


def can_be_tried_again(status: int) -> bool:
    """A source may be back, a lease free, a killed process luckier; nothing else changes by itself.

    Death by a signal is a negative status, or above 128 where a shell reports it.
    """
    return status in (SOURCE_UNREADABLE, WAREHOUSE_BUSY) or status < 0 or status > 128


@dag(
    dag_id="tallyhouse_daily",
    description="Ingest, build silver, build gold, check, release.",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("0 3 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    tags=["tallyhouse"],
    default_args={
        "owner": "marketing-operations",
        "retries": 3,
        # Longer than it takes a killed run's lease to be free.
        "retry_delay": timedelta(minutes=5),
        "execution_timeout": timedelta(hours=3),
    },
)
def tallyhouse_daily():
    chain(
        TallyhouseStep(task_id="ingest", words="ingest"),
        TallyhouseStep(task_id="build_silver", words="build silver"),
        TallyhouseStep(task_id="build_gold", words="build gold"),
        TallyhouseStep(task_id="check", words="check"),
        TallyhouseStep(
            task_id="release",
            words="release",
            outlets=[Asset(name="tallyhouse_release", uri="x-tallyhouse://gold/release")],
        ),
    )


tallyhouse_daily()
