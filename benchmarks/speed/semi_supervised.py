"""`python -m benchmarks.speed.semi_supervised [--rounds N]`: one step of reading from few labels.

The semi-supervised adversarial autoencoder of `benchmarks.figures.semi_supervised`, four turns in a
step, beside the same networks and turns in PyTorch, plain and compiled. The table is kept.
"""

from dataclasses import dataclass

from benchmarks.speed.one_track import run
from benchmarks.speed.race import Peer

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


if __name__ == "__main__":
    run("semi_supervised", PEERS, Track(), rounds=5)
