"""`python -m benchmarks.loading`: one pass over a folder of JPEG faces, loaded in five ways.

Every peer hands out the same: float32 batches (32, 64, 64, 3) in [-1, 1], in a new order, of
middle squares. Each has a process of its own; passes are interleaved; medians are kept.
"""

import argparse
import json
import os
import statistics
from dataclasses import dataclass

from benchmarks.figures.results import RESULTS
from benchmarks.speed.race import Peer, Runner
from benchmarks.table import markdown_table
from gankit.data import load

HERE = "benchmarks.loading_peers"
FIRST = Peer("keras.utils.image_dataset_from_directory", f"{HERE}:keras_directory")
PEERS = [
    FIRST,
    Peer("tf.data, written by hand", f"{HERE}:tf_data"),
    Peer("OpenCV, one after another", f"{HERE}:serial_opencv"),
    Peer("gankit, first time: decoded into the map", f"{HERE}:gankit_first"),
    Peer("gankit, every later time", f"{HERE}:gankit_later"),
]


@dataclass(frozen=True)
class Pictures:
    """What is loaded.

    Args:
        folder: Folder of JPEG files.
        count: How many of them.
        steps: Passes in a round.
    """

    folder: str
    count: int
    steps: int = 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parsed = parser.parse_args()
    faces = load("celeba", limit=1, download=False)
    if faces.is_generated:
        raise SystemExit("needs CelebA: set GANKIT_DATA to the folder that holds celeba/")
    rows = measure(Pictures(faces.source, parsed.count), parsed.rounds)
    table = f"{os.cpu_count()} cores, {parsed.count} faces\n\n{markdown_table(rows)}\n"
    print(table)
    (RESULTS / "loading.md").write_text(table)
    (RESULTS / "loading.json").write_text(json.dumps(rows, indent=1) + "\n")


def measure(pictures, rounds):
    """Lets all peers take turns; returns a row for each."""
    runners = [Runner(peer, pictures, warm_up=1) for peer in PEERS]
    times = [[runner.round()[0] for runner in runners] for _ in range(rounds)]
    for runner in runners:
        runner.stop()
    return [
        {
            "loader": peer.label,
            "images per second": pictures.count / statistics.median(row[i] for row in times),
            "times image_dataset_from_directory": statistics.median(
                row[0] / row[i] for row in times
            ),
        }
        for i, peer in enumerate(PEERS)
    ]


if __name__ == "__main__":
    main()
