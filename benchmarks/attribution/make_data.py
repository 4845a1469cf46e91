"""Writes the two files that are measured: PathData a hundred times, and paths over twenty channels."""

import pathlib
import random
import sys

TIMES = 100
CHANNELS, ROWS = 20, 100_000


def main(path_data, folder):
    header, *rows = pathlib.Path(path_data).read_text().splitlines(keepends=True)
    with open(folder / "times_100.csv", "w") as out:
        out.write(header)
        for _ in range(TIMES):
            out.writelines(rows)
    draw = random.Random(20)
    with open(folder / "twenty_channels.csv", "w") as out:
        out.write("path,total_conversions,total_conversion_value,total_null\n")
        for _ in range(ROWS):
            path = " > ".join(f"channel {draw.randrange(CHANNELS)}" for _ in range(draw.randint(1, 8)))
            conversions = draw.randint(0, 2)
            out.write(f"{path},{conversions},{conversions * draw.randint(10, 90)},{draw.randint(1, 9)}\n")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
