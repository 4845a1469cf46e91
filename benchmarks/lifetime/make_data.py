"""Simulates customers by BG/NBD and Gamma-Gamma with the parameters of CDNOW: weeks in sevenths, dollars in cents."""

import argparse
import pathlib

import numpy as np


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--customers", type=int, default=200_000)
    options = parser.parse_args()
    random = np.random.default_rng(20261123)
    count = options.customers
    rate = random.gamma(0.2426, 1 / 4.4135, count)
    leaving = random.beta(0.7929, 2.4258, count)
    scale = random.gamma(3.7446, 1 / 15.4477, count)
    days = random.integers(90, 730, count)
    with options.out.open("w") as file:
        file.write("customer_id,frequency,recency,T,monetary_value\n")
        for i in range(count):
            bought, at = set(), 0.0
            while True:
                at += 7 * random.exponential(1 / rate[i]) if rate[i] > 1e-12 else np.inf
                if at >= days[i]:
                    break
                bought.add(int(at) + 1)
                if random.random() < leaving[i]:
                    break
            x = len(bought)
            recency = max(bought, default=0) / 7
            value = max(0.01, random.gamma(6.2488 * x, 1 / (scale[i] * x))) if x else 0
            file.write(f"{i},{x},{recency:.4f},{days[i] / 7:.4f},{value:.2f}\n")


main()
