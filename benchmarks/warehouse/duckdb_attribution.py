"""attribution.sql in DuckDB as a whole process: python duckdb_attribution.py EVENTS.PARQUET CREDITS.CSV CORES JOURNEYS.SQL FOLDER"""

import pathlib
import sys

import duckdb

TOUCH_MODELS = ["first", "last", "last_non_direct", "linear", "u_40_20_40", "time_decay"]
CHANNEL_MODELS = ["markov", "shapley"]


def rate(rates, removed):
    walkers, converted = {"(start)": 1.0}, 0.0
    while sum(walkers.values()) > 1e-15:
        following = {}
        for state, weight in walkers.items():
            for target, likelihood in rates.get(state, {}).items():
                if target == "(conversion)":
                    converted += weight * likelihood
                elif target != removed:
                    following[target] = following.get(target, 0.0) + weight * likelihood
        walkers = following
    return converted


def effects(steps):
    rates = {}
    for state, target, journeys in steps:
        rates.setdefault(state, {})[target] = journeys
    for targets in rates.values():
        total = sum(targets.values())
        for target in targets:
            targets[target] /= total
    whole = rate(rates, None)
    return [(channel, 1 - rate(rates, channel) / whole) for channel in sorted(rates) if channel != "(start)"]


def write(connection, table, models, totals, out):
    relation = connection.sql(f"select * from {table}")
    rows = [dict(zip(relation.columns, row)) for row in relation.fetchall()]
    for model in models:
        left = {month: [conversions, amount] for month, conversions, amount in totals}
        for row in rows:
            credit, conversions = int(row[model + "_credit"]), row[model + "_conversions"]
            print(model, row["month"], row["channel"], credit, repr(float(conversions)), sep=",", file=out)
            left[row["month"]][0] -= conversions
            left[row["month"]][1] -= credit
        for month, (conversions, amount) in left.items():
            print(model, month, "(none)", int(amount), repr(float(conversions)), sep=",", file=out)


def main(events, credits, cores, journeys, folder):
    connection = duckdb.connect()
    connection.execute(f"set threads = {cores}; set timezone = 'UTC'; set temp_directory = '{folder}'; set preserve_insertion_order = false")
    connection.execute("create macro unix_micros(instant) as epoch_us(instant)")
    connection.execute(f"create view events as select * from read_parquet('{events}')")
    connection.execute("create temporary table journey_touches as " + pathlib.Path(journeys).read_text())
    sql = (pathlib.Path(__file__).resolve().parent / "attribution.sql").read_text().replace("{table}", "table")
    steps, *rest = sql.split("\n;\n")
    connection.execute(steps)
    connection.execute("create temporary table effects (channel varchar, part double)")
    connection.executemany("insert into effects values (?, ?)", effects(connection.sql("select * from steps").fetchall()))
    for statement in rest:
        if statement.strip():
            connection.execute(statement)
    totals = connection.sql("select * from conversion_totals").fetchall()
    with open(credits, "w") as out:
        print("model,month,channel,credit,conversions", file=out)
        write(connection, "touch_credit", TOUCH_MODELS, totals, out)
        write(connection, "channel_credit", CHANNEL_MODELS, totals, out)


main(*sys.argv[1:6])
