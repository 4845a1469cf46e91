"""Whether two files of credits are the same: money to the cent, under Markov to 1e-6 of it; conversions to 1e-5 of them and rounding."""

import csv
import sys


def read(file):
    with open(file, newline="") as rows:
        return {(row["model"], row["month"], row["channel"]): (int(row["credit"]), float(row["conversions"])) for row in csv.DictReader(rows)}


def differences(one, other):
    """What differs, in words; nothing where the figures are the same."""
    ours, theirs = read(one), read(other)
    found = []
    for key in sorted(ours.keys() | theirs.keys()):
        (credit, conversions), (their_credit, their_conversions) = ours.get(key, (0, 0.0)), theirs.get(key, (0, 0.0))
        allowed = max(1, abs(credit) * 1e-6) if key[0] == "markov" else 0
        # Ours splits each conversion into whole millionths.
        if abs(credit - their_credit) > allowed or abs(conversions - their_conversions) > 1e-5 * abs(conversions) + 1e-2:
            found.append(f"{' '.join(key)}: {credit} and {their_credit} cents, {conversions} and {their_conversions} conversions")
    return found


if __name__ == "__main__":
    lines = differences(sys.argv[1], sys.argv[2])
    print("\n".join(lines[:20]) or "equal")
    sys.exit(1 if lines else 0)
