"""Runs the programs in turn for each size, compares what they print, and prints time, memory and slopes as tables."""

import argparse
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import compare

HERE = pathlib.Path(__file__).resolve().parent
OPENS = ["java.lang", "java.lang.invoke", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent", "sun.nio.ch", "sun.nio.cs",
         "sun.security.action", "sun.util.calendar"]
CORES = 2


def java(options, heap, *arguments):
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
    return ["java", f"-Xmx{heap}", "-Xss4m", "-XX:+UseParallelGC", f"-Djava.io.tmpdir={options.work}", *opens, "-cp", options.classes, *arguments]


class Failed(Exception):
    """A program ended with an error; holds the last of what it printed."""


def run(command):
    """One whole process: wall seconds, processor seconds, peak memory in MB, and what it printed."""
    with tempfile.TemporaryFile("w+") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        out.seek(0)
        text = out.read()
        if status != 0:
            raise Failed(f"{' '.join(command[-6:])} ended with status {status}.\n{text[-3000:]}")
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def heap(text):
    found = re.search(r"heap peak after collections MB (\d+)", text)
    return found.group(1) if found else ""


def programs(options, events, millions):
    """Commands by name; SQL only up to a size, where it takes long."""
    credit = options.work / "ours.csv"
    found = {"tallyhouse": (java(options, options.heap, "OurAttribution", str(events), str(credit), str(CORES)), credit)}
    if millions > options.sql_limit:
        return found
    partitions = str(max(4, 2 * round(millions / 2.5)))
    credit = options.work / "sql.csv"
    for form in "windows", "joins":
        found[f"Spark SQL, {form}"] = (java(options, options.sql_heap, "SqlAttribution", str(events), str(credit), str(CORES),
                                            journeys(options, form, "spark"), str(HERE / "attribution.sql"), partitions), credit)
    for form in "windows", "joins":
        found[f"DuckDB, {form}"] = ([options.python, str(HERE / "duckdb_attribution.py"), str(events), str(credit), str(CORES),
                                     journeys(options, form, "duckdb"), str(options.work)], credit)
    return found


def journeys(options, form, engine):
    """A file with the statement that makes journeys in this form: the same for both engines, but for how arrays are written."""
    if form == "windows":
        return str(HERE / "journeys_by_windows.sql")
    statement = options.work / f"journeys_by_joins.{engine}.sql"
    statement.write_text((HERE / "journeys_by_joins.sql").read_text() + (HERE / statement.name).read_text())
    return str(statement)


def slope(points):
    """How time grows with size: the slope of a line through logarithms."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys)) / sum((x - middle_x) ** 2 for x in xs)


def measure(options, millions, results):
    events = options.work / "events.parquet"
    subprocess.run([options.python, str(HERE / "make_events.py"), str(events), str(round(millions * 1_000_000))], check=True)
    ours = options.work / "ours.csv"
    for name, (command, credit) in programs(options, events, millions).items():
        try:
            wall, processor, memory, text = run(command)
        except Failed as failure:
            if name == "tallyhouse":
                sys.exit(f"Cannot measure: {failure}")
            print(f"| {millions:g} | {name} | failed | | | | | |", flush=True)
            print(failure, file=sys.stderr)
            continue
        results.setdefault(name, {})[millions] = (wall, processor)
        different = compare.differences(ours, credit) if credit != ours else []
        if different:
            sys.exit(f"{name} and tallyhouse differ at {millions} million touches:\n" + "\n".join(different[:20]))
        print(f"| {millions:g} | {name} | {wall:.1f} | {processor:.1f} | {memory:.0f} | {heap(text)} |"
              f" {wall / results['tallyhouse'][millions][0]:.1f} | {processor / results['tallyhouse'][millions][1]:.1f} |", flush=True)
    events.unlink()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", required=True)
    parser.add_argument("--classes", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--sizes", required=True)
    parser.add_argument("--sql-limit", type=float, required=True)
    parser.add_argument("--heap", default="2g")
    parser.add_argument("--sql-heap", default="4g")
    options = parser.parse_args()
    if shutil.disk_usage(options.work).free < 20 << 30:
        sys.exit(f"Cannot measure: {options.work} has less than 20 GB left. Set TMPDIR to a larger disk.")
    print("| million touches | program | wall s | processor s | peak memory MB | peak heap MB | × wall | × processor |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|")
    results = {}
    for size in options.sizes.split(","):
        measure(options, float(size), results)
    print()
    for name, times in results.items():
        if len(times) > 1:
            walls = slope([(millions, wall) for millions, (wall, _) in times.items()])
            processors = slope([(millions, processor) for millions, (_, processor) in times.items()])
            print(f"- {name}: log-log slope {walls:.2f} by the clock, {processors:.2f} by processor time.")
    largest, smallest = max(results["tallyhouse"]), min(results["tallyhouse"])
    if largest > smallest:
        wall, processor = (results["tallyhouse"][largest][i] - results["tallyhouse"][smallest][i] for i in (0, 1))
        print(f"- tallyhouse: {wall / (largest - smallest):.2f} s by the clock and {processor / (largest - smallest):.2f} s of processor"
              " for each further million touches.")


main()
