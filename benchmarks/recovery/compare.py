"""Shares of credit by model and channel beside the true ones, with two distances. Prints Markdown.

Usage: compare.py truth.json credit.csv effects.csv
"""

import csv
import json
import sys


def shares(amounts):
    total = sum(amounts.values())
    return {name: amount / total if total else 0.0 for name, amount in amounts.items()}


def ranks(values):
    """Rank of each name, the largest value first; equal values share the mean of their places."""
    ordered = sorted(values, key=lambda name: -values[name])
    found = {}
    place = 0
    while place < len(ordered):
        end = place
        while end < len(ordered) and values[ordered[end]] == values[ordered[place]]:
            end += 1
        for name in ordered[place:end]:
            found[name] = (place + end - 1) / 2
        place = end
    return found


def correlation(one, other):
    names = list(one)
    mean_one = sum(one.values()) / len(names)
    mean_other = sum(other.values()) / len(names)
    top = sum((one[n] - mean_one) * (other[n] - mean_other) for n in names)
    spread = sum((one[n] - mean_one) ** 2 for n in names) * sum((other[n] - mean_other) ** 2 for n in names)
    return top / spread**0.5 if spread else 0.0


def main(truth_file, credit_file, effects_file):
    with open(truth_file) as file:
        truth = json.load(file)
    lost = {name: float(value) for name, value in truth["channel_losses"].items()}
    credit = {}
    with open(credit_file) as file:
        for row in csv.DictReader(file):
            credit.setdefault(row["model"], {})[row["channel"]] = float(row["opportunities"])
    with open(effects_file) as file:
        effects = {row["channel"]: row for row in csv.DictReader(file)}
    channels = sorted(set(lost) | {c for of in credit.values() for c in of if not c.startswith("(")} - {"sales"})
    channels = [c for c in channels if c != "sales"]
    true = shares({c: lost.get(c, 0.0) for c in channels})
    models = {m: shares({c: of.get(c, 0.0) for c in channels}) for m, of in sorted(credit.items())}
    models["removal effect"] = shares({c: float(effects[c]["share_ratio"]) if c in effects else 0.0 for c in channels})
    channels.sort(key=lambda c: -true[c])

    company = truth["company"]
    opportunities = sum(next(iter(credit.values())).values())
    print(f"Scale {company['scale']}, seed {company['seed']}: {opportunities:.0f} opportunities created, "
          f"{truth['expected_conversions']:.1f} conversions expected.\n")
    names = list(models)
    print("| channel | effect on the odds | true share % | " + " | ".join(names) + " |")
    print("|---|---:|---:|" + "---:|" * len(names))
    for c in channels:
        cells = " | ".join(f"{100 * models[m][c]:.1f}" for m in names)
        print(f"| {c} | {truth['channel_effects'][c]} | {100 * true[c]:.1f} | {cells} |")
    distance = " | ".join(f"{50 * sum(abs(models[m][c] - true[c]) for c in channels):.1f}" for m in names)
    print(f"| **misplaced share %** | | | {distance} |")
    order = " | ".join(f"{correlation(ranks(true), ranks(models[m])):.2f}" for m in names)
    print(f"| **rank correlation** | | | {order} |")
    inside = [c for c in channels if c in effects
              and float(effects[c]["share_low_ratio"]) <= true[c] <= float(effects[c]["share_high_ratio"])]
    print(f"\n95 % intervals of the removal effects' shares hold the true share of {len(inside)} of {len(channels)} channels: "
          f"{', '.join(inside) or 'none'}.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
