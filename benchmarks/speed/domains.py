"""`python -m benchmarks.speed.domains [--rounds N]`: one step of adapting with a teacher.

The network of `benchmarks.figures.taught_domains` with even light, adversary and teacher, on random
images of 32x32x3, beside the same step in PyTorch, channels last, plain and compiled. `two phases`
is our own way: the domain classifier learns from features of one shifted copy of the target, the
rest from features of another. `one forward pass` is the other way to write it: a gradient reversal
lets all learn from one copy, which saves about a quarter of the arithmetic. The table is kept.
"""

from dataclasses import dataclass

from benchmarks.speed.one_track import run
from benchmarks.speed.race import Peer

HERE, TORCH = "benchmarks.speed.domains", "benchmarks.speed.torch_domains"
PEERS = [
    Peer("PyTorch, two phases", f"{TORCH}:two_phases", "torch"),
    Peer("PyTorch, two phases, torch.compile", f"{TORCH}:two_phases_compiled", "torch"),
    Peer("PyTorch, one forward pass", f"{TORCH}:at_once", "torch"),
    Peer("PyTorch, one forward pass, torch.compile", f"{TORCH}:at_once_compiled", "torch"),
    Peer("gankit", f"{HERE}:ours"),
    Peer("gankit, XLA", f"{HERE}:ours_with_xla"),
]
# As in `benchmarks.figures.domains`, which the peers in PyTorch must not import: it needs Keras.
LEARNING_RATE, CLASSIFIERS_RATE = 1e-3, 5e-3


@dataclass(frozen=True)
class Track:
    """What the race is run on.

    Args:
        image_shape: `(H, W, C)`, H and W equal.
        filters: Of the feature extractor's first block.
        units: Length of the features.
        classifier_units: Widths of the domain classifier's hidden layers.
        batch_size: Images of each domain.
        highest_weight: What the reversal's weight rises to; the teacher's rises to 1.
        sure: The teacher's probability above which it teaches.
        balance: Weight of even shares of the classes.
        shift: Pixels by which the target's images are shifted at most.
        averaging: How much of the teacher's weights stays in a step.
        run: Steps of the whole training, over which weights rise and the rate settles.
        steps: Steps per round.
    """

    image_shape: tuple = (32, 32, 3)
    filters: int = 24
    units: int = 128
    classifier_units: tuple = (256, 256)
    batch_size: int = 64
    highest_weight: float = 2.0
    sure: float = 0.9
    balance: float = 0.05
    shift: int = 2
    averaging: float = 0.99
    run: int = 1_500
    steps: int = 20


def batch(track):
    """Draws random images in place of real ones: `((source, target), source's labels)`."""
    import numpy as np

    random = np.random.default_rng(0)
    images = random.uniform(-1, 1, (2, track.batch_size, *track.image_shape)).astype("float32")
    return tuple(images), random.integers(0, 10, track.batch_size)


def networks(track):
    """Builds feature extractor, label predictor and domain classifier."""
    from gankit.models import dann_networks

    return (
        dann_networks.build_feature_extractor(
            track.image_shape, track.filters, track.units, normalise_images=True
        ),
        dann_networks.build_label_predictor(track.units),
        dann_networks.build_domain_classifier(track.units, track.classifier_units),
    )


def model_of(track):
    """Builds the taught network of a track, not compiled."""
    from gankit.models.taught_dann import TaughtDomainAdversarialNetwork
    from gankit.schedules import RisingWeight

    return TaughtDomainAdversarialNetwork(
        *networks(track),
        reversal_weight=RisingWeight(track.run, highest=track.highest_weight),
        teaching_weight=RisingWeight(track.run),
        sure=track.sure,
        balance=track.balance,
        shift=track.shift,
        averaging=track.averaging,
        seed=0,
    )


def ours(track, jit_compile=False, model=None):
    """gankit: one `train_on_batch`."""
    import keras

    from gankit.schedules import settling_rate

    model = model or model_of(track)
    fast = keras.optimizers.Adam(CLASSIFIERS_RATE, beta_1=0.5)
    slow = keras.optimizers.Adam(settling_rate(track.run, LEARNING_RATE), beta_1=0.5)
    model.compile({"domain_classifier": fast, "features": slow}, jit_compile=jit_compile)
    images, labels = batch(track)
    return lambda: model.train_on_batch(images, labels, return_dict=True)


def ours_with_xla(track):
    """The same, compiled with XLA."""
    return ours(track, jit_compile=True)


if __name__ == "__main__":
    run("domains", PEERS, Track(), rounds=5)
