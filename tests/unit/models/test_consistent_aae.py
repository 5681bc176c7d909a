"""A teacher reads the images as they are, and teaches only what it is sure of."""

import numpy as np
import pytest
from keras import ops

from benchmarks.figures.hundred_labels import EVENNESS, EvenTeacherAlone
from gankit.models import aae_networks as networks
from gankit.models.consistent_aae import ConsistentAdversarialAutoencoder
from gankit.models.priors import Normal

SHAPE, CLASSES = (8, 8, 1), 4
BUILDERS = {
    "dense": lambda: networks.build_label_and_style_encoder(SHAPE, CLASSES, 3, (8,)),
    "convolutional": lambda: networks.build_convolutional_label_and_style_encoder(
        SHAPE, CLASSES, 3, (4, 4)
    ),
}


def built(encoder="dense", kind=ConsistentAdversarialAutoencoder, **settings):
    return kind(
        BUILDERS[encoder](),
        networks.build_told_decoder(3, CLASSES, SHAPE, (8,)),
        networks.build_discriminator(3, (8,)),
        networks.build_discriminator(CLASSES, (8,), name="label_discriminator"),
        Normal(3),
        seed=0,
        **settings,
    )


def batch(n=8):
    images = np.random.default_rng(0).random((3, n, *SHAPE)).astype("float32")
    return tuple(images), np.arange(n) % CLASSES


def losses(model):
    loss, parts = model.classification_loss(*batch())
    return {"loss": loss} | parts


def numbers(tensors):
    return {name: float(ops.convert_to_numpy(tensor)) for name, tensor in tensors.items()}


def test_the_teacher_is_the_averaged_encoder_on_the_plain_images():
    model = built()
    model.averaged_encoder.set_weights([2 * w for w in model.encoder.get_weights()])
    (plain, *_), _ = batch()
    logits, _ = model.averaged_encoder.predict(plain, verbose=0)
    shares = ops.convert_to_numpy(model.taught_shares(plain))
    np.testing.assert_allclose(shares, ops.convert_to_numpy(ops.softmax(logits)), atol=1e-6)


def test_a_teacher_that_is_never_sure_leaves_the_labels_alone():
    found = numbers(losses(built(sure=0.999)))
    assert found["sure"] == found["taught"] == 0
    assert found["loss"] == found["labels"] > 0


def test_the_teacher_counts_by_its_weight():
    found = numbers(losses(built(sure=0.0, teaching_weight=3.0)))
    assert found["sure"] == 1 and found["taught"] > 0
    assert found["loss"] == pytest.approx(found["labels"] + 3 * found["taught"], rel=1e-5)


def test_a_benchmark_asks_its_teacher_for_even_classes_as_well():
    model = built(kind=EvenTeacherAlone, sure=0.999)
    assert [phase.name for phase in model.phases()] == ["classification"]
    found = numbers(losses(model))
    added = (found["loss"] - found["labels"]) / EVENNESS
    assert added >= np.log(CLASSES) * (1 - 1e-4)


@pytest.mark.parametrize("encoder", BUILDERS)
def test_a_step_reads_with_either_encoder(encoder):
    model = built(encoder, sure=0.0)
    model.compile(run_eagerly=False)
    logs = model.train_on_batch(*batch(), return_dict=True)
    assert logs["classification_taught"] > 0
    assert model.classify(batch()[0][0]).shape == (8,)


def test_an_encoder_of_convolutions_halves_its_sides():
    encoder = networks.build_convolutional_label_and_style_encoder((28, 28, 1), 10, 6)
    assert [tuple(shape[1:]) for shape in encoder.output_shape] == [(10,), (6,)]
    assert encoder.get_layer("label_logits").kernel.shape[0] == 4 * 4 * 64


def test_an_aligned_teacher_has_to_be_surer_of_what_it_reads_often():
    plain = batch()[0][0]
    model, firmer = built(), built(alignment=1.0)
    logits = model.averaged_encoder.get_layer("label_logits")
    logits.set_weights([logits.kernel, np.array([0.0, 0.0, 0.0, 3.0])])
    firmer.averaged_encoder.set_weights(model.averaged_encoder.get_weights())
    shares, aligned = (ops.convert_to_numpy(one.taught_shares(plain)) for one in (model, firmer))
    assert shares.mean(axis=0).argmax() == 3
    assert np.ptp(aligned.mean(axis=0)) < 0.5 * np.ptp(shares.mean(axis=0))
    np.testing.assert_allclose(aligned.sum(axis=1), 1, rtol=1e-5)
