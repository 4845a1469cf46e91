"""What `tallyhouse ltv --predictions` does, by lifetimes: reads, fits, predicts and values each customer, and writes a CSV file."""

import argparse
import warnings

import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("out")
    parser.add_argument("--horizon", type=int, required=True)
    parser.add_argument("--discount-rate", type=float, required=True)
    options = parser.parse_args()
    table = pd.read_csv(options.file).rename(columns={"x": "frequency", "t_x": "recency", "zbar": "monetary_value"})
    repeaters = table[table.frequency > 0]
    purchases = BetaGeoFitter().fit(table.frequency, table.recency, table["T"])
    values = GammaGammaFitter().fit(repeaters.frequency, repeaters.monetary_value)
    history = (table.frequency, table.recency, table["T"])
    table["probability_alive"] = purchases.conditional_probability_alive(*history)
    table["expected_purchases"] = purchases.conditional_expected_number_of_purchases_up_to_time(options.horizon, *history)
    table["expected_order_value"] = values.conditional_expected_average_profit(table.frequency, table.monetary_value)
    # "M" makes a step one time unit of the file.
    table["value"] = values.customer_lifetime_value(
        purchases, *history, table.monetary_value, time=options.horizon, discount_rate=options.discount_rate, freq="M")
    table.to_csv(options.out, index=False)


main()
