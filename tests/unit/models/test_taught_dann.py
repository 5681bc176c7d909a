"""A teacher for the target: what it says, when it counts, and that it is the average that reads."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.models import dann_networks, taught_dann
from gankit.models.taught_dann import TaughtDomainAdversarialNetwork
from gankit.schedules import RisingWeight

SHAPE, FEATURES, CLASSES = (8, 8, 1), 6, 4


def build(**settings):
    return TaughtDomainAdversarialNetwork(
        dann_networks.build_feature_extractor(SHAPE, 2, FEATURES, normalise_images=True),
        dann_networks.build_label_predictor(FEATURES, CLASSES),
        dann_networks.build_domain_classifier(FEATURES, (5,)),
        seed=0,
        **settings,
    )


def quickly(model, rate=1e-2):
    jit = False if keras.backend.backend() == "tensorflow" else "auto"
    optimizers = {phase.name: keras.optimizers.Adam(rate) for phase in model.phases()}
    model.compile(optimizers, jit_compile=jit)
    return model


def batch(n=8):
    random = np.random.default_rng(0)
    images = random.normal(size=(2, n, *SHAPE)).astype("float32")
    return list(images), np.arange(n) % CLASSES


def number(tensor):
    return float(ops.convert_to_numpy(tensor))


def test_a_shift_moves_all_images_of_a_batch_alike_and_by_no_more_than_asked():
    images = np.arange(2 * 36, dtype="float32").reshape(2, 6, 6, 1)
    seen, seeds = set(), keras.random.SeedGenerator(0)
    for _ in range(40):
        moved = ops.convert_to_numpy(taught_dann.shifted(images, 1, seeds))
        assert moved.shape == images.shape
        np.testing.assert_array_equal(moved[1] - moved[0], np.full((6, 6, 1), 36.0))
        down, right = divmod(int(moved[0, 2, 2, 0]), 6)
        seen.add((down - 2, right - 2))
    assert seen == {(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)}


def test_without_a_shift_the_images_stay():
    images = batch()[0][0]
    moved = taught_dann.shifted(images, 0, keras.random.SeedGenerator(0))
    np.testing.assert_array_equal(ops.convert_to_numpy(moved), images)


def test_the_parts_add_up_to_the_loss():
    model = quickly(build(reversal_weight=0.5, teaching_weight=2.0, sure=0.1))
    logs = model.train_on_batch(*batch(), return_dict=True)
    part = {name: logs[f"features_{name}"] for name in ("labels", "domains", "taught", "sure")}
    total = part["labels"] - 0.5 * part["domains"] + 2 * part["taught"]
    assert logs["features_loss"] == pytest.approx(total, rel=1e-4)
    assert part["sure"] == 1


def test_at_weight_0_the_teacher_changes_nothing():
    models = [build(teaching_weight=0.0, shift=0, sure=sure) for sure in (0.0, 0.99)]
    models[1].set_weights(models[0].get_weights())
    for model in models:
        quickly(model).train_on_batch(*batch())
    for one, other in zip(models[0].get_weights(), models[1].get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_teacher_moves_by_the_average_alone_and_it_is_the_one_that_reads():
    model = quickly(build(averaging=0.999, sure=0.0))
    (source, target), labels = batch()
    for _ in range(30):
        model.train_on_batch([source, target], labels)
    teacher = model.averaged_label_predictor(model.averaged_feature_extractor(target))
    student = model.label_predictor(model.feature_extractor(target))
    read = model.predict(target, verbose=0)
    np.testing.assert_allclose(read, ops.convert_to_numpy(teacher), atol=1e-5)
    assert np.abs(read - ops.convert_to_numpy(student)).max() > 1e-3


def test_the_weight_follows_its_schedule():
    model = quickly(build(teaching_weight=RisingWeight(4)))
    seen = []
    for _ in range(3):
        model.train_on_batch(*batch())
        seen.append(number(model.teaching.value))
    assert seen == pytest.approx([number(RisingWeight(4)(step)) for step in range(3)], abs=1e-6)
