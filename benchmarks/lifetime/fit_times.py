"""Prints the processor seconds of each fit by lifetimes, in the form of FitTimes.java; --compressed counts equal rows together first."""

import argparse
import math
import time
import warnings

import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter


def read(file):
    return pd.read_csv(file).rename(columns={"x": "frequency", "t_x": "recency", "zbar": "monetary_value"})


def line(name, seconds, fit, log_likelihood):
    numbers = [seconds, log_likelihood]
    for parameter in fit.params_.index:
        numbers += [fit.params_[parameter], fit.standard_errors_[parameter]]
    print(",".join([name, *(f"{number:.6f}" for number in numbers)]))


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("repeats", type=int)
    parser.add_argument("--compressed", action="store_true")
    options = parser.parse_args()
    table = read(options.file)
    repeaters = table[table.frequency > 0]
    for _ in range(options.repeats):
        began = time.process_time()
        purchases = BetaGeoFitter()
        if options.compressed:
            rows = table.groupby(["frequency", "recency", "T"]).size().reset_index(name="n")
            purchases.fit(rows.frequency, rows.recency, rows["T"], weights=rows.n)
        else:
            purchases.fit(table.frequency, table.recency, table["T"])
        seconds = time.process_time() - began
        # lifetimes scales times before it fits, which adds a constant.
        scaling = table.frequency.sum() * math.log(purchases._scale)
        line("bg_nbd", seconds, purchases, scaling - purchases._negative_log_likelihood_ * len(table))
        began = time.process_time()
        values = GammaGammaFitter().fit(repeaters.frequency, repeaters.monetary_value)
        line("gamma_gamma", time.process_time() - began, values, -values._negative_log_likelihood_ * len(repeaters))


main()
