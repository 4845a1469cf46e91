"""Runs both programs in turn on one core, and prints time, memory and distance as a table."""

import argparse
import csv
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
JAVA = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]
MAIN = "io.tallyhouse.models.attribution.AttributeMain"


def ours(options, file, models, order):
    return [*JAVA, f"-XX:SharedArchiveFile={options.archive}", "-cp", options.classes, MAIN, "--paths", str(file), "--nulls", "total_null",
            "--model", models, "--order", str(order), "--format", "csv"]


def theirs(python, file, heuristics, order):
    script = [python, str(HERE / "channel_attribution.py"), str(file), "--order", str(order)]
    return script + (["--heuristics"] if heuristics else [])


def run(command, core):
    """One whole process: wall seconds, processor seconds, peak memory in MB, and what it printed."""
    with tempfile.TemporaryFile("w+") as out:
        began = time.perf_counter()
        process = subprocess.Popen(["taskset", "-c", str(core), *command], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        if status != 0:
            sys.exit(f"Cannot measure: {' '.join(command)} ended with status {status}. Run it alone to see why.")
        out.seek(0)
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()


def credits(text):
    rows = csv.DictReader(text.splitlines())
    return {(row["model"], row["channel"]): (float(row["conversions"]), float(row["value"])) for row in rows}


def distance(one, other, model, measure):
    """Sum of absolute differences over all channels, as a part of the total."""
    keys = [key for key in one if key[0] == model]
    return sum(abs(one[key][measure] - other[key][measure]) for key in keys) / sum(one[key][measure] for key in keys)


def compare(title, our_command, their_command, options):
    measured = {"tallyhouse": [], "ChannelAttribution": []}
    for _ in range(options.runs):
        measured["tallyhouse"].append(run(our_command, options.core))
        measured["ChannelAttribution"].append(run(their_command, options.core))
    for name, results in measured.items():
        walls, processors, memories, _ = zip(*results)
        print(f"| {title} | {name} | {statistics.median(walls):.2f} | {min(walls):.2f} |"
              f" {statistics.median(processors):.2f} | {max(memories):.0f} |")
    our, their = (measured[name] for name in measured)
    ratio = [statistics.median(r[i] for r in their) / statistics.median(r[i] for r in our) for i in (0, 1)]
    ours_first, theirs_first = credits(our[0][3]), credits(their[0][3])
    models = dict.fromkeys(model for model, _ in ours_first)
    distances = ", ".join(
        f"{model} {distance(ours_first, theirs_first, model, 0):.2e} / {distance(ours_first, theirs_first, model, 1):.2e}"
        for model in models)
    return f"- {title}: {ratio[0]:.1f} times faster by the clock, {ratio[1]:.1f} times by processor time. L1 distance (conversions / value): {distances}."


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--file", type=pathlib.Path, required=True)
    parser.add_argument("--twenty", type=pathlib.Path, required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--classes", required=True)
    parser.add_argument("--archive", type=pathlib.Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--core", type=int, default=0)
    options = parser.parse_args()
    print("| task | program | wall s, median | wall s, best | processor s, median | peak memory MB |")
    print("|---|---|---:|---:|---:|---:|")
    remarks = [
        compare("heuristics and order 1", ours(options, options.file, "first,last,linear,markov", 1),
                theirs(options.python, options.file, True, 1), options),
        compare("order 4", ours(options, options.file, "markov", 4), theirs(options.python, options.file, False, 4), options),
    ]
    alone = [run(ours(options, options.twenty, "shapley_rate", 1), options.core) for _ in range(options.runs)]
    walls, processors, memories, _ = zip(*alone)
    print(f"| Shapley rate game, 20 channels | tallyhouse | {statistics.median(walls):.2f} | {min(walls):.2f} |"
          f" {statistics.median(processors):.2f} | {max(memories):.0f} |")
    print()
    print("\n".join(remarks))


main()
