#!/usr/bin/env bash
# How each model recovers the channel effects that the sample company was made with. Usage: run.sh [SCALE]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
scale="${1:-0.1}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$here/../.."

./tallyhouse sample --out "$work/landing" --scale "$scale" --seed 1 >/dev/null
./tallyhouse run --warehouse "$work/warehouse" --landing "$work/landing" --as-of 2026-01-01T06:00:00Z >"$work/run.log"
./tallyhouse query --warehouse "$work/warehouse" --engine spark --format csv \
    "select model, channel, sum(credited_opportunities) as opportunities
     from gold.analytics.mart_attribution_channel_monthly where stage = 'created' group by model, channel" >"$work/credit.csv"
./tallyhouse query --warehouse "$work/warehouse" --engine spark --format csv \
    "select channel, removal_effect, share_ratio, share_low_ratio, share_high_ratio, journeys, conversions
     from gold.analytics.fct_attribution_channel_effect where stage = 'created' and model = 'markov'" >"$work/effects.csv"
python3 "$here/compare.py" "$work/landing/truth.json" "$work/credit.csv" "$work/effects.csv"
