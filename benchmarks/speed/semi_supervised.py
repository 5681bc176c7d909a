"""`python -m benchmarks.speed.semi_supervised [--rounds N]`: one step of reading from few labels.

The semi-supervised adversarial autoencoder of `benchmarks.figures.semi_supervised`, four turns in a
step, beside the same networks and turns in PyTorch, plain and compiled. The table is kept.
"""

import argparse
import importlib.util
import json
import os
import platform
from dataclasses import dataclass

from benchmarks.figures.results import RESULTS
from benchmarks.speed.race import Peer, race
from benchmarks.table import markdown_table

STORED = RESULTS / "speed_semi_supervised.json"
OURS = "benchmarks.speed.semi_supervised:ours"
TORCH = "benchmarks.speed.torch_semi_supervised"
PEERS = [
    Peer("PyTorch", f"{TORCH}:plain", "torch"),
    Peer("PyTorch, torch.compile", f"{TORCH}:compiled", "torch"),
    Peer("gankit", f"{OURS}"),
    Peer("gankit, XLA", f"{OURS}_with_xla"),
]


@dataclass(frozen=True)
class Track:
    """What the race is run on.

    Args:
        batch_size: Unlabelled images in a step.
        labelled: Labelled images in a step.
        units: Widths of the hidden layers of encoder and decoder.
        discriminator_units: Widths of those of both discriminators.
        style_dim: Length of the style.
        steps: Steps per round.
    """

    batch_size: int = 256
    labelled: int = 64
    units: tuple = (500, 500)
    discriminator_units: tuple = (200, 200)
    style_dim: int = 10
    steps: int = 10


def batch(track):
    """Draws random images in place of real ones: `((unlabelled, labelled), labels)`."""
    import numpy as np

    random = np.random.default_rng(0)
    images = random.uniform(0, 1, (track.batch_size + track.labelled, 28, 28, 1)).astype("float32")
    labels = random.integers(0, 10, track.labelled)
    return (images[: track.batch_size], images[track.batch_size :]), labels


def ours(track, jit_compile=False):
    """gankit: one `train_on_batch`."""
    from benchmarks.figures.semi_supervised import build

    model = build(seed=0)
    model.compile(jit_compile=jit_compile)
    images, labels = batch(track)
    return lambda: model.train_on_batch(images, labels, return_dict=True)


def ours_with_xla(track):
    """The same, compiled with XLA."""
    return ours(track, jit_compile=True)


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.semi_supervised")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    present = [peer for peer in PEERS if importlib.util.find_spec(peer.needs)]
    rows = race(present, Track(), rounds)
    for row in rows:
        row[f"times {present[0].label}"] = row.pop("times the naive recipe")
    report = {"machine": f"{os.cpu_count()} cores, {platform.machine()}", "rounds": rounds}
    STORED.write_text(json.dumps({**report, "rows": rows}, indent=1) + "\n")
    table = markdown_table(rows)
    STORED.with_suffix(".md").write_text(table + "\n")
    print(table)


if __name__ == "__main__":
    main()
