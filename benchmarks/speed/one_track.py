"""The command of a race on a single track: it prints the table and keeps it, beside its JSON."""

import argparse
import importlib.util
import json
import os
import platform

from benchmarks.figures.results import RESULTS
from benchmarks.speed.race import race
from benchmarks.table import markdown_table


def run(name, peers, track, rounds):
    """Reads the command line, races those peers that are at hand, and keeps the table.

    Args:
        name: Of the module, `benchmarks.speed.NAME`, and of the table, `speed_NAME`.
        peers: List of `Peer`; the first that is at hand is the one that ratios refer to.
        track: What they are called with.
        rounds: Number of interleaved rounds where the command names none.
    """
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.speed.{name}")
    parser.add_argument("--rounds", type=int, default=rounds)
    rounds = parser.parse_args().rounds
    present = [peer for peer in peers if importlib.util.find_spec(peer.needs)]
    rows = race(present, track, rounds)
    for row in rows:
        row[f"times {present[0].label}"] = row.pop("times the naive recipe")
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    report = {"machine": machine, "rounds": rounds, "rows": rows}
    stored, table = RESULTS / f"speed_{name}.json", markdown_table(rows)
    stored.write_text(json.dumps(report, indent=1) + "\n")
    stored.with_suffix(".md").write_text(table + "\n")
    print(table)
