"""The same attribution by ChannelAttribution: reads a path file, prints model,order,channel,conversions,value."""

import argparse
import contextlib
import csv
import io
import sys

import pandas

with contextlib.redirect_stdout(io.StringIO()):
    from ChannelAttribution import heuristic_models, markov_model

PATH, CONVERSIONS, VALUE, NULLS = "path", "total_conversions", "total_conversion_value", "total_null"
HEURISTICS = {"first": "first_touch", "last": "last_touch", "linear": "linear_touch"}


def column(frame, start, end):
    return next(name for name in frame.columns if name.startswith(start) and name.endswith(end))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--heuristics", action="store_true")
    parser.add_argument("--order", type=int, required=True)
    options = parser.parse_args()
    data = pandas.read_csv(options.file)
    rows = []
    with contextlib.redirect_stdout(io.StringIO()):
        if options.heuristics:
            found = heuristic_models(data, PATH, CONVERSIONS, var_value=VALUE, flg_pro=False)
            for model, start in HEURISTICS.items():
                conversions, values = column(found, start, "conversions"), column(found, start, "value")
                for _, row in found.iterrows():
                    rows.append([model, "", row.iloc[0], row[conversions], row[values]])
        found = markov_model(
            data, PATH, CONVERSIONS, var_value=VALUE, var_null=NULLS,
            order=options.order, seed=0, ncore=1, verbose=False, flg_pro=False,
        )
        for _, row in found.iterrows():
            rows.append(["markov", options.order, *row.iloc[:3]])
    writer = csv.writer(sys.stdout)
    writer.writerow(["model", "order", "channel", "conversions", "value"])
    writer.writerows(rows)


main()
