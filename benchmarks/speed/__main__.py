"""`python -m benchmarks.speed [--rounds N]`: prints the tables, writes JSON and Markdown."""

import argparse
import importlib.util
import json
import os
import platform

from benchmarks.figures.results import RESULTS
from benchmarks.speed.networks import TRACKS
from benchmarks.speed.race import Peer, race
from benchmarks.table import markdown_table

KERAS = "benchmarks.speed.keras_peers"
PEERS = [
    Peer("naive recipe: predict, three train_on_batch", f"{KERAS}:naive_recipe"),
    Peer("hand-written tf.function", f"{KERAS}:hand_written_function"),
    Peer("hand-written tf.function, XLA", f"{KERAS}:hand_written_function_xla"),
    Peer("PyTorch, channels last", "benchmarks.speed.torch_peer:torch_channels_last", "torch"),
    Peer("gankit", f"{KERAS}:compiled_step"),
    Peer("gankit, XLA", f"{KERAS}:compiled_step_with_xla"),
    Peer("gankit, no XLA", f"{KERAS}:compiled_step_without_xla"),
    Peer("gankit on JAX", f"{KERAS}:compiled_step", "jax", "jax"),
]


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    present = [peer for peer in PEERS if importlib.util.find_spec(peer.needs)]
    for peer in PEERS:
        if peer not in present:
            print(f"skipped: {peer.label} ({peer.needs} is not installed)")
    report = {"machine": f"{os.cpu_count()} cores, {platform.machine()}", "rounds": rounds}
    sections = []
    for name, track in TRACKS.items():
        report[name] = race(present, track, rounds)
        sections.append(f"### {name}, batch {track.batch_size}\n\n{markdown_table(report[name])}\n")
        print(sections[-1], flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "speed.json").write_text(json.dumps(report, indent=1) + "\n")
    (RESULTS / "speed.md").write_text("\n".join(sections))


if __name__ == "__main__":
    main()
