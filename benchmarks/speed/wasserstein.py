"""`python -m benchmarks.speed.wasserstein [--rounds N] [--track NAME]`: a step with a penalty.

One step of a Wasserstein GAN, five turns of a critic under a gradient penalty and one of the
generator, beside the same step written by hand with nested tapes and in PyTorch with
`create_graph`. The tables are kept.
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

STORED = RESULTS / "speed_wasserstein.json"
HERE, TORCH = "benchmarks.speed.wasserstein", "benchmarks.speed.torch_wasserstein"
TAPES = "benchmarks.speed.nested_tapes"
PEERS = [
    Peer("hand-written tf.function, nested tapes", f"{TAPES}:nested_tapes"),
    Peer("hand-written tf.function, nested tapes, XLA", f"{TAPES}:nested_tapes_with_xla"),
    Peer("PyTorch, create_graph", f"{TORCH}:create_graph", "torch"),
    Peer("gankit", f"{HERE}:ours"),
    Peer("gankit, XLA", f"{HERE}:ours_with_xla"),
    Peer("gankit, the compiled step by itself", f"{HERE}:our_compiled_step"),
]


@dataclass(frozen=True)
class Track:
    """What one race is run on.

    Args:
        sample_shape: `(D,)` of points, or `(H, W, C)` of images.
        latent_dim: Length of the latent vector.
        units: Widths of the hidden layers of both dense networks; empty for convolutional ones.
        filters: Filters of convolutional networks at the largest image.
        batch_size: Samples in a turn.
        critic_turns: Turns of the critic in a step.
        steps: Steps per round.
        penalty: Weight of the gradient penalty.
    """

    sample_shape: tuple
    latent_dim: int
    units: tuple
    filters: int
    batch_size: int
    critic_turns: int
    steps: int
    penalty: float


TRACKS = {
    "points, dense": Track((2,), 2, (128, 128, 128), 0, 256, 5, 60, 0.1),
    "28x28, convolutional": Track((28, 28, 1), 16, (), 32, 32, 5, 6, 10.0),
}


def build_networks(track):
    """Builds the Keras networks of a track: `(generator, critic)`."""
    from gankit.models import dcgan, gan, wgan

    if track.units:
        return (
            gan.build_generator(track.latent_dim, track.sample_shape, track.units),
            wgan.build_critic(track.sample_shape, track.units),
        )
    return (
        dcgan.build_generator(track.latent_dim, track.sample_shape, track.filters),
        wgan.build_convolutional_critic(track.sample_shape, track.filters),
    )


def real_batch(track):
    """Random samples in place of real ones, as many as all turns of a step take."""
    import numpy as np

    shape = (track.critic_turns * track.batch_size, *track.sample_shape)
    return np.random.default_rng(0).uniform(-1, 1, shape).astype("float32")


def ours(track, jit_compile="auto"):
    """gankit: one `train_on_batch`."""
    model, real = _model(track), real_batch(track)
    model.compile(jit_compile=jit_compile)
    return lambda: model.train_on_batch(real, return_dict=True)


def ours_with_xla(track):
    """The same, compiled with XLA, whether that suits the networks or not."""
    return ours(track, jit_compile=True)


def our_compiled_step(track):
    """The step that `train_on_batch` calls, without what Keras does around it at each call."""
    import tensorflow as tf

    model, real = _model(track), tf.constant(real_batch(track))
    model.compile()
    step = tf.function(lambda: model.train_step((real,)))
    return lambda: [float(value) for value in step().values()]


def _model(track):
    from gankit.models.wgan import WassersteinGAN

    turns, weight = track.critic_turns, track.penalty
    networks = build_networks(track)
    return WassersteinGAN(*networks, track.latent_dim, gradient_penalty=weight, critic_turns=turns)


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.wasserstein")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--track", choices=TRACKS, action="append", help="all, if none is named")
    parsed = parser.parse_args()
    present = [peer for peer in PEERS if importlib.util.find_spec(peer.needs)]
    report = json.loads(STORED.read_text()) if STORED.exists() else {}
    report |= {"machine": f"{os.cpu_count()} cores, {platform.machine()}"}
    for name in parsed.track or TRACKS:
        rows = race(present, TRACKS[name], parsed.rounds)
        for row in rows:
            row["times nested tapes"] = row.pop("times the naive recipe")
        report[name] = {"rounds": parsed.rounds, "rows": rows}
        print(_section(name, rows), flush=True)
    sections = [_section(name, report[name]["rows"]) for name in TRACKS if name in report]
    STORED.write_text(json.dumps(report, indent=1) + "\n")
    STORED.with_suffix(".md").write_text("\n".join(sections))


def _section(name, rows):
    track = TRACKS[name]
    title = f"{name}, {track.critic_turns} turns of {track.batch_size}"
    return f"### {title}\n\n{markdown_table(rows)}\n"


if __name__ == "__main__":
    main()
