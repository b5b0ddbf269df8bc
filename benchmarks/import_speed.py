"""Seconds to import a contact list, beside a short script that only keeps its rows.

    python -m benchmarks.import_speed [--rows 100k] [--rounds 5] [--write docs/performance.md]

Both read the same invented Connections.csv from the command line into an empty home, in turns.
`secondhop import` checks every row, finds who is who, writes the graph file and the log, counts,
ranks, makes the word index and keeps all of it for the next start. The script reads the rows with
csv, puts them into a networkx graph and writes that as JSON.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.crowd import Crowd
from benchmarks.lists import dice_for
from benchmarks.sizes import people_in, size_name
from benchmarks.tables import machine, table, write_between
from benchmarks.workshop import environment_of
from secondhop.model.identity import profile_url

COLUMNS: Final = (
    *("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
)
MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SCRIPT: Final = """
import csv, json, sys, networkx
graph = networkx.Graph()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        graph.add_node(row["URL"], **row)
        graph.add_edge("me", row["URL"], since=row["Connected On"])
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(networkx.node_link_data(graph, edges="edges"), file)
"""
HEADER: Final = ("rows", "program", "median, s", "least, s", "rows a second")


def write_list(path: Path, rows: int) -> None:
    """A contact list in the shape of LinkedIn's, without its preamble, so that both can read it."""
    crowd, dice = Crowd(rows), dice_for("import")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(1, rows + 1):
            facts = crowd.facts(number)
            first, _, last = facts.name.partition(" ")
            day, month, year = (int(dice.integers(*ends)) for ends in ((1, 29), (0, 12), (9, 26)))
            since = f"{day:02} {MONTHS[month]} 20{year:02}"
            url = profile_url(f"in:invented-{number}")
            writer.writerow((first, last, url, "", facts.company, facts.title, since))


def timed(argv: Sequence[str], nowhere: Path) -> float:
    """Seconds that a command takes. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    environment = environment_of(nowhere)
    subprocess.run(argv, check=True, capture_output=True, env=environment, cwd=nowhere)
    return time.perf_counter() - start


def measure(rows: int, rounds: int, folder: Path) -> str:
    """One table."""
    listed, home = folder / "Connections.csv", folder / "home"
    write_list(listed, rows)
    ours = (sys.executable, "-m", "secondhop", "--home", str(home), "import", str(listed))
    programs = {
        "secondhop import": (*ours, "--me", profile_url("in:me-invented")),
        "csv + networkx + json": (sys.executable, "-c", SCRIPT, str(listed), str(folder / "x")),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, argv in programs.items():
            shutil.rmtree(home, ignore_errors=True)
            took = timed(argv, folder)
            if number:  # the first of each only warms up
                times[name].append(took)
    lines = [row(rows, name, found) for name, found in times.items()]
    return f"{table(HEADER, lines)}\n\n{rounds} rounds; {machine()}"


def row(rows: int, name: str, times: Sequence[float]) -> Sequence[str]:
    median = statistics.median(times)
    return size_name(rows), name, f"{median:.2f}", f"{min(times):.2f}", f"{rows / median:,.0f}"


def main() -> None:
    """Measure, print, and write into a page when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=people_in, default="100k")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        text = measure(wishes.rows, wishes.rounds, Path(folder))
    print(text)
    if wishes.write:
        write_between(wishes.write, "import", text)


if __name__ == "__main__":
    main()
