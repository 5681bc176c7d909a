"""A fader network: who hides, who reads, and what the decoder is told."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.models import fader_networks, textbook_fader
from gankit.models.confusion_fader import ConfusionFaderNetwork
from gankit.models.fader import FaderNetwork

SHAPE, LATENT_DIM, LABELS = (8, 8, 1), 3, 4


def build(model=FaderNetwork, **settings):
    return model(
        fader_networks.build_encoder(SHAPE, LATENT_DIM, (8,)),
        fader_networks.build_decoder(LATENT_DIM, LABELS, SHAPE, (8,)),
        fader_networks.build_classifier(LATENT_DIM, LABELS, (8,)),
        **settings,
    )


def batch(n=8):
    images = np.random.default_rng(0).uniform(-1, 1, (n, *SHAPE)).astype("float32")
    return images, np.arange(n) % LABELS


@pytest.fixture(scope="module")
def model():
    """One model for the tests that only look at it."""
    return build(seed=0)


def test_the_decoder_heeds_the_label_and_the_code_does_not_know_it(model):
    images = np.repeat(batch(1)[0], LABELS, axis=0)
    redrawn = model.redraw(images, np.arange(LABELS))
    assert redrawn.shape == (LABELS, *SHAPE)
    assert all(np.abs(redrawn[0] - other).max() > 1e-3 for other in redrawn[1:])
    assert np.ptp(model.encode(images), axis=0).max() < 1e-6


def test_one_label_for_all_is_that_label_for_each(model):
    images, _ = batch(3)
    for same in ([2, 2, 2], np.eye(LABELS)[2], np.eye(LABELS)[[2, 2, 2]]):
        np.testing.assert_array_equal(model.redraw(images, 2), model.redraw(images, same))


@pytest.mark.parametrize("labels", [4, -1, [0, 1], 0.5, np.zeros((3, 2)), "7"], ids=str)
def test_a_label_that_is_none_is_refused(model, labels):
    with pytest.raises(ValueError, match="Expected"):
        model.redraw(batch(3)[0], labels)


def test_a_number_that_names_no_class_becomes_nan_and_not_silently_another(model):
    vectors = ops.convert_to_numpy(model.label_vectors(ops.convert_to_tensor([1, 4, -1])))
    np.testing.assert_array_equal(vectors[0], [0, 1, 0, 0])
    assert np.isnan(vectors[1:]).all()


def test_whole_numbers_are_refused_where_attributes_are_expected():
    model = build(attributes=True)
    with pytest.raises(ValueError, match=r"vectors \(N, 4\)"):
        model.label_vectors(ops.convert_to_tensor([1, 0]))


def test_confusion_is_complete_where_the_classifier_knows_the_shares_only():
    model = build(ConfusionFaderNetwork)
    vectors = ops.convert_to_tensor(np.eye(LABELS, dtype="float32")[[0, 0, 1, 2]])
    shares = np.array([0.5, 0.25, 0.25, 1e-9])
    ignorant, sure = np.tile(np.log(shares), (4, 1)), 5 * np.eye(LABELS)[[3, 2, 1, 0]]
    losses = [
        float(model.forgetting_loss(vectors, ops.convert_to_tensor(logits, dtype="float32")))
        for logits in (ignorant, sure)
    ]
    assert losses[0] == pytest.approx(-np.sum(shares * np.log(shares)), abs=1e-4)
    assert losses[1] > losses[0]


def test_the_plain_loss_rewards_a_classifier_that_is_sure_and_wrong(model):
    vectors = ops.convert_to_tensor(np.eye(LABELS, dtype="float32"))
    ignorant, wrong = ops.zeros((LABELS, LABELS)), 9 * ops.roll(vectors, 1, axis=1)
    assert float(model.forgetting_loss(vectors, ignorant)) == pytest.approx(-np.log(LABELS))
    assert float(model.forgetting_loss(vectors, wrong)) < -8


def test_attributes_cost_what_their_sigmoids_cost():
    model = build(attributes=True)
    vectors, logits = np.array([[0.0, 1, 1, 0]]), np.array([[-2.0, 3, -1, 0.5]])
    said = 1 / (1 + np.exp(-logits))
    expected = -np.sum(vectors * np.log(said) + (1 - vectors) * np.log(1 - said))
    tensors = (ops.convert_to_tensor(array, dtype="float32") for array in (vectors, logits))
    assert float(model.cross_entropy(*tensors)) == pytest.approx(expected, rel=1e-5)


def test_beta_of_zero_leaves_the_reconstruction_alone():
    images, labels = map(ops.convert_to_tensor, batch())
    losses = [float(build_alike(beta).autoencoder_loss(images, labels)) for beta in (0.0, 1.0)]
    plain = build_alike(0.0)
    made = plain.decoder(
        [plain.encoder(images, training=True), plain.label_vectors(labels)], training=True
    )
    assert losses[0] == pytest.approx(float(ops.mean(ops.square(made - images))), rel=1e-5)
    assert losses[1] < losses[0] - 1


def build_alike(beta):
    keras.utils.set_random_seed(3)
    return build(beta=beta, seed=0)


def test_a_trained_code_is_normalised_number_by_number(model):
    codes = ops.convert_to_numpy(model.encoder(batch(64)[0], training=True))
    np.testing.assert_allclose(codes.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(codes.std(axis=0), 1, atol=0.05)


def test_textbook_networks_fit_each_other_on_any_side_divisible_by_four():
    shape = (12, 8, 3)
    encoder = textbook_fader.build_encoder(shape, LATENT_DIM, (2, 2))
    decoder = textbook_fader.build_decoder(LATENT_DIM, LABELS, shape, (2, 2))
    FaderNetwork(encoder, decoder, fader_networks.build_classifier(LATENT_DIM, LABELS, (2,)))
    with pytest.raises(ValueError, match="divisible by 4"):
        textbook_fader.build_decoder(LATENT_DIM, LABELS, (10, 8, 1))


@pytest.mark.parametrize(
    "other, message",
    [
        ({"encoder": fader_networks.build_encoder(SHAPE, 5, (2,))}, "same `latent_dim`"),
        (
            {"encoder": fader_networks.build_encoder((4, 4, 1), LATENT_DIM, (2,))},
            "same `image_shape`",
        ),
        (
            {"decoder": fader_networks.build_classifier(LATENT_DIM, LABELS, (2,))},
            r"\[codes, labels\]",
        ),
        ({"classifier": fader_networks.build_classifier(5, LABELS, (2,))}, "same `latent_dim`"),
        (
            {"classifier": fader_networks.build_classifier(LATENT_DIM, 5, (2,))},
            "same `label_length`",
        ),
        ({"beta": -1}, "`beta` of at least 0"),
    ],
    ids=["codes", "images", "decoder", "classifier", "labels", "beta"],
)
def test_what_does_not_fit_is_refused_with_the_cure(model, other, message):
    networks = {name: getattr(model, name) for name in ("encoder", "decoder", "classifier")}
    with pytest.raises(ValueError, match=message):
        FaderNetwork(**{**networks, **other})
