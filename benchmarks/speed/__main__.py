"""`python -m benchmarks.speed [--rounds N] [--track NAME]`: prints tables, keeps the last of each.

They are kept as JSON and Markdown.
"""

import argparse
import importlib.util
import json
import os
import platform

from benchmarks.figures.results import RESULTS
from benchmarks.speed.arithmetic import PEAK, with_shares_of_peak
from benchmarks.speed.networks import TRACKS
from benchmarks.speed.race import Peer, race
from benchmarks.table import markdown_table

STORED = RESULTS / "speed.json"
KERAS = "benchmarks.speed.keras_peers"
PEERS = [
    Peer("naive recipe: predict, three train_on_batch", f"{KERAS}:naive_recipe"),
    Peer("hand-written tf.function", f"{KERAS}:hand_written_function"),
    Peer("hand-written tf.function, XLA", f"{KERAS}:hand_written_function_xla"),
    Peer("PyTorch, channels last", "benchmarks.speed.torch_peer:torch_channels_last", "torch"),
    Peer("PyTorch, compiled", "benchmarks.speed.torch_peer:torch_compiled", "torch"),
    Peer("gankit", f"{KERAS}:compiled_step"),
    Peer("gankit, XLA", f"{KERAS}:compiled_step_with_xla"),
    Peer("gankit, no XLA", f"{KERAS}:compiled_step_without_xla"),
    Peer("gankit, mixed bfloat16", f"{KERAS}:compiled_step_in_bfloat16"),
    Peer("gankit on JAX", f"{KERAS}:compiled_step", "jax", "jax"),
    Peer(PEAK, "benchmarks.speed.arithmetic:matrix_product"),
]


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--track", choices=TRACKS, action="append", help="all, if none is named")
    parsed = parser.parse_args()
    rounds, tracks = parsed.rounds, {name: TRACKS[name] for name in parsed.track or TRACKS}
    present = [peer for peer in PEERS if importlib.util.find_spec(peer.needs)]
    for peer in PEERS:
        if peer not in present:
            print(f"skipped: {peer.label} ({peer.needs} is not installed)")
    report = _stored() | {"machine": f"{os.cpu_count()} cores, {platform.machine()}"}
    for name, track in tracks.items():
        rows = with_shares_of_peak(race(present, track, rounds), track)
        report[name] = {"rounds": rounds, "rows": rows}
        print(_section(name, rows), flush=True)
    sections = [_section(name, report[name]["rows"]) for name in TRACKS if name in report]
    STORED.write_text(json.dumps(report, indent=1) + "\n")
    STORED.with_suffix(".md").write_text("\n".join(sections))


def _stored():
    return json.loads(STORED.read_text()) if STORED.exists() else {}


def _section(name, rows):
    return f"### {name}, batch {TRACKS[name].batch_size}\n\n{markdown_table(rows)}\n"


if __name__ == "__main__":
    main()
