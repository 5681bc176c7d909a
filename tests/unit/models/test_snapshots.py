"""Generators of several moments of a training are kept, and the training is not changed."""

import keras
import numpy as np
import pytest

from gankit.models import gan
from gankit.models.snapshots import GeneratorSnapshots, steps_at

POINTS = np.random.default_rng(0).uniform(-1, 1, (64, 2)).astype("float32")


def trained(callbacks=(), averages=None, **options):
    networks = gan.build_generator(2, (2,), (4,)), gan.build_discriminator((2,), (4,))
    for number, network in enumerate(networks):
        random = np.random.default_rng(number)
        network.set_weights([random.normal(0, 0.3, w.shape) for w in network.get_weights()])
    model = gan.GAN(*networks, 2, seed=0)
    model.compile(averages=averages, **options)
    model.fit(POINTS, batch_size=16, epochs=2, shuffle=False, verbose=0, callbacks=[*callbacks])
    return model


def weights(network):
    return np.concatenate([array.ravel() for array in network.get_weights()])


def test_copies_are_of_their_step_and_training_goes_on_as_without():
    snapshots = GeneratorSnapshots([3, 5, 8])
    model = trained([snapshots])
    assert list(snapshots.generators) == [3, 5, 8]
    third, fifth, last = map(weights, snapshots.generators.values())
    assert not np.array_equal(third, fifth)
    assert np.array_equal(last, weights(model.generator))
    assert np.array_equal(last, weights(trained().generator))


def test_the_average_is_copied_where_one_is_kept():
    snapshots = GeneratorSnapshots([8])
    model = trained([snapshots], averages={"generator": 0.5})
    assert np.array_equal(weights(snapshots.generators[8]), weights(model.averaged_generator))
    assert not np.array_equal(weights(snapshots.generators[8]), weights(model.generator))


@pytest.mark.skipif(
    keras.backend.backend() == "torch", reason="Keras has no steps_per_execution under PyTorch"
)
def test_a_step_that_was_jumped_over_is_kept_at_the_next():
    snapshots = GeneratorSnapshots([3, 6])
    trained([snapshots], steps_per_execution=4)
    assert list(snapshots.generators) == [3, 6]


def test_shares_become_steps():
    assert steps_at(4_000, (0.05, 0.1, 0.2)) == [200, 400, 800]
    assert steps_at(3, (0.05, 0.1, 1)) == [1, 3]
    for share in (0, 1.5, float("nan")):
        with pytest.raises(ValueError, match="above 0 and at most 1"):
            steps_at(100, (0.5, share))


@pytest.mark.parametrize("steps", [[], [0, 3]])
def test_steps_that_never_come_are_refused(steps):
    with pytest.raises(ValueError, match="at least 1"):
        GeneratorSnapshots(steps)
