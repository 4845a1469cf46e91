"""Runs both programs in turn on one core, and prints times, ratios and how far results are apart."""

import argparse
import csv
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
JAVA = ["java", "-XX:+UseSerialGC", "-Xshare:auto"]
QUICK_START = [*JAVA, "-XX:TieredStopAtLevel=1"]
MAIN = "io.tallyhouse.models.lifetime.LifetimeMain"
HORIZON, DISCOUNT = "39", "0.002"


def run(command, core):
    """One whole process: wall seconds, processor seconds, peak memory in MB, and what it printed."""
    began = time.perf_counter()
    process = subprocess.Popen(["taskset", "-c", str(core), *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    problems = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if status != 0:
        sys.exit(f"Cannot measure: {' '.join(command)} ended with status {status}.\n{problems}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed


def fits(command, core, file, repeats):
    """Of each model, the seconds of each fit, and the log-likelihood with parameters and standard errors of the last."""
    rows = [line.split(",") for line in run([*command, file, str(repeats)], core)[3].splitlines()]
    fitted = {}
    for model in ("bg_nbd", "gamma_gamma"):
        of_model = [[float(number) for number in row[1:]] for row in rows if row[0] == model]
        fitted[model] = [row[0] for row in of_model], of_model[-1][1:]
    return fitted


def fit_times(title, file, options):
    java = [*JAVA, "-cp", options.classes, "FitTimes"]
    peer = [options.python, str(HERE / "fit_times.py")]
    programs = {"tallyhouse": fits(java, options.core, file, options.repeats),
                "lifetimes": fits(peer, options.core, file, options.repeats),
                "lifetimes, equal rows counted": fits([*peer, "--compressed"], options.core, file, options.repeats)}
    for model in ("bg_nbd", "gamma_gamma"):
        ours = statistics.median(programs["tallyhouse"][model][0])
        for name, fitted in programs.items():
            if model == "gamma_gamma" and "counted" in name:
                continue
            seconds, numbers = fitted[model]
            middle = statistics.median(seconds)
            print(f"| {title} | {model} | {name} | {1000 * seconds[0]:.1f} | {1000 * middle:.1f} | {middle / ours:.1f} |"
                  f" {numbers[0]:.4f} | {', '.join(f'{number:.4f}' for number in numbers[1::2])} |"
                  f" {', '.join(f'{number:.4f}' for number in numbers[2::2])} |")


def largest_difference(ours, theirs):
    """Over all customers, of expected purchases and of values, as parts of the theirs."""
    largest = {"expected_purchases": 0.0, "value": 0.0}
    with open(ours) as one, open(theirs) as other:
        for mine, yours in zip(csv.DictReader(one), csv.DictReader(other), strict=True):
            for column in largest:
                expected = float(yours[column])
                if expected > 1e-9:
                    largest[column] = max(largest[column], abs(float(mine[column]) - expected) / expected)
    return ", ".join(f"{column} {difference:.1e}" for column, difference in largest.items())


def whole(title, file, options):
    ours_out, theirs_out = options.work / "ours.csv", options.work / "theirs.csv"
    ours = [*QUICK_START, "-cp", options.classes, MAIN, "--summary", file, "--horizon", HORIZON, "--discount-rate", DISCOUNT,
            "--predictions", str(ours_out), "--format", "csv"]
    theirs = [options.python, str(HERE / "whole.py"), file, str(theirs_out), "--horizon", HORIZON, "--discount-rate", DISCOUNT]
    results = {"tallyhouse": [], "lifetimes": []}
    for _ in range(options.runs):
        results["tallyhouse"].append(run(ours, options.core))
        results["lifetimes"].append(run(theirs, options.core))
    middles = {name: [statistics.median(each[i] for each in runs) for i in (0, 1)] for name, runs in results.items()}
    for name, runs in results.items():
        print(f"| {title} | {name} | {middles[name][0]:.2f} | {min(each[0] for each in runs):.2f} | {middles[name][1]:.2f} |"
              f" {max(each[2] for each in runs):.0f} | {middles['lifetimes'][1] / middles[name][1]:.1f} |")
    return f"- {title}: largest difference of a customer, as a part: {largest_difference(ours_out, theirs_out)}."


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cdnow", required=True)
    parser.add_argument("--simulated", required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--classes", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--core", type=int, default=0)
    options = parser.parse_args()
    print("| customers | model | program | first fit ms | median fit ms | times ours | log-likelihood | parameters | standard errors |")
    print("|---|---|---|---:|---:|---:|---:|---|---|")
    fit_times("CDNOW, 2,357", options.cdnow, options)
    fit_times("simulated, 200,000", options.simulated, options)
    print()
    print("| whole process | program | wall s, median | wall s, best | processor s, median | peak memory MB | processor saved, times |")
    print("|---|---|---:|---:|---:|---:|---:|")
    remarks = [whole("CDNOW, 2,357", options.cdnow, options), whole("simulated, 200,000", options.simulated, options)]
    print()
    print("\n".join(remarks))


main()
