"""Adversarial autoencoders: what each form makes of codes and labels, and what is refused."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.models import aae_networks as networks
from gankit.models.aae import AdversarialAutoencoder
from gankit.models.few_labels import MixedBatches
from gankit.models.priors import Normal, SwissRoll
from gankit.models.semi_supervised_aae import SemiSupervisedAdversarialAutoencoder
from gankit.models.supervised_aae import SupervisedAdversarialAutoencoder

SHAPE, CLASSES = (8, 8, 1), 4


def images(n=6):
    return np.random.default_rng(0).uniform(0, 1, (n, *SHAPE)).astype("float32")


@pytest.fixture(scope="module")
def basic():
    return AdversarialAutoencoder(
        networks.build_encoder(SHAPE, 2, (8,)),
        networks.build_decoder(2, SHAPE, (8,)),
        networks.build_discriminator(2, (8,)),
        SwissRoll(),
        seed=0,
    )


@pytest.fixture(scope="module")
def supervised():
    return SupervisedAdversarialAutoencoder(
        networks.build_encoder(SHAPE, 3, (8,)),
        networks.build_told_decoder(3, CLASSES, SHAPE, (8,)),
        networks.build_discriminator(3, (8,)),
        Normal(3),
    )


@pytest.fixture(scope="module")
def semi_supervised():
    return build_semi_supervised()


def build_semi_supervised():
    return SemiSupervisedAdversarialAutoencoder(
        networks.build_label_and_style_encoder(SHAPE, CLASSES, 3, (8,)),
        networks.build_told_decoder(3, CLASSES, SHAPE, (8,)),
        networks.build_discriminator(3, (8,)),
        networks.build_discriminator(CLASSES, (8,), name="label_discriminator"),
        Normal(3),
    )


def test_reconstruction_is_encoding_and_decoding(basic):
    expected = basic.decode(basic.encode(images()))
    np.testing.assert_allclose(basic.reconstruct(images()), expected, atol=1e-6)
    assert expected.shape == (6, *SHAPE)


def test_what_is_generated_is_decoded_from_samples_of_the_prior(basic):
    expected = basic.decode(basic.samples(5, seed=3))
    np.testing.assert_array_equal(basic.generate(5, seed=3), expected)
    assert not np.array_equal(basic.generate(5, seed=4), expected)


def test_to_the_discriminator_samples_are_real_and_codes_are_fake(basic):
    """A discriminator that says "real" only far from 0, where the codes are not."""
    weights = basic.discriminator.get_weights()
    far_is_real = keras.Sequential(
        [keras.Input((2,)), keras.layers.Lambda(lambda z: 9 * (ops.max(ops.abs(z), -1, True) - 2))]
    )
    model = AdversarialAutoencoder(basic.encoder, basic.decoder, far_is_real, Normal(2, 50.0))
    near = 0.01 * images()
    assert float(model.discriminator_loss(near)) < 0.4
    assert float(model.encoder_loss(near)) > 5
    assert len(weights) == 4


def test_the_decoder_of_the_supervised_form_heeds_the_label(supervised):
    codes = np.zeros((CLASSES, 3))
    drawn = supervised.decode(codes, np.arange(CLASSES))
    assert all(np.abs(drawn[0] - other).max() > 1e-4 for other in drawn[1:])


def test_without_labels_they_are_taken_in_turn(supervised, semi_supervised):
    for model in (supervised, semi_supervised):
        np.testing.assert_array_equal(
            model.generate(6, seed=0), model.generate(6, labels=[0, 1, 2, 3, 0, 1], seed=0)
        )


def test_a_label_that_is_no_class_shows_as_nan(supervised):
    model = SupervisedAdversarialAutoencoder(
        supervised.encoder, supervised.decoder, supervised.discriminator, Normal(3)
    )
    losses = [
        float(model.reconstruction_loss(ops.convert_to_tensor(images()), np.full(6, label)))
        for label in (CLASSES - 1, CLASSES, -1)
    ]
    assert np.isfinite(losses[0])
    assert np.isnan(losses[1:]).all()


def test_reading_and_style_come_from_the_averaged_encoder(semi_supervised):
    logits, style = semi_supervised.averaged_encoder.predict(images(), verbose=0)
    np.testing.assert_array_equal(semi_supervised.classify(images()), logits.argmax(axis=1))
    np.testing.assert_allclose(semi_supervised.encode(images()), style, atol=1e-6)


def test_the_classifier_is_the_encoder_without_its_style(semi_supervised):
    mine = {id(v) for v in semi_supervised.classifier.variables}
    left_out = [v for v in semi_supervised.encoder.variables if id(v) not in mine]
    assert sorted(tuple(v.shape) for v in left_out) == [(3,), (8, 3)]


def test_an_encoder_that_decides_pays_less_to_the_label_discriminator(semi_supervised):
    """The game prefers labels that look like one-hot vectors once the discriminator knows them."""
    sure = keras.Sequential(
        [
            keras.Input((CLASSES,)),
            keras.layers.Lambda(lambda y: 9 * (ops.max(y, -1, keepdims=True) - 0.9)),
        ]
    )
    decided = float(ops.mean(ops.softplus(-sure(np.eye(CLASSES, dtype="float32")))))
    undecided = float(ops.mean(ops.softplus(-sure(np.full((2, CLASSES), 0.25, "float32")))))
    assert decided < 0.4 < 5 < undecided


def test_a_stopped_training_goes_on_at_its_last_epoch_with_its_optimizers(tmp_path):
    def trained(epochs):
        model = build_semi_supervised()
        model.compile(model.falling_optimizers(8))
        batches = MixedBatches(images(16), images(8), np.arange(8) % CLASSES, 4)
        backup = keras.callbacks.BackupAndRestore(tmp_path / "backup", delete_checkpoint=False)
        return model, model.fit(batches, epochs=epochs, verbose=0, callbacks=[backup]).epoch

    first, _ = trained(epochs=1)
    second, epochs = trained(epochs=2)
    assert epochs == [1]
    steps = [int(ops.convert_to_numpy(m.optimizer.iterations)) for m in (first, second)]
    assert steps == [4, 8]


def test_falling_rates_end_at_a_twentieth(semi_supervised):
    optimizers = semi_supervised.falling_optimizers(steps=10)
    assert list(optimizers) == [phase.name for phase in semi_supervised.phases()]
    rate = optimizers["encoder"]._learning_rate
    assert float(rate(0)) == pytest.approx(20 * float(rate(10)))


@pytest.mark.parametrize(
    ("length", "prior", "shape", "message"),
    [
        (3, Normal(2), SHAPE, "codes of one length.*'the discriminator': 3"),
        (2, Normal(5), SHAPE, "codes of one length.*'the prior': 5"),
        (2, Normal(2), (4, 4, 1), r"images of shape \(4, 4, 1\).*\(8, 8, 1\).*`image_shape`"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_cure(length, prior, shape, message):
    with pytest.raises(ValueError, match=message):
        AdversarialAutoencoder(
            networks.build_encoder(shape, 2, (4,)),
            networks.build_decoder(2, SHAPE, (4,)),
            networks.build_discriminator(length, (4,)),
            prior,
        )


def test_networks_of_another_kind_or_number_of_classes_are_refused_with_the_cure():
    plain = networks.build_encoder(SHAPE, 2, (4,)), networks.build_decoder(2, SHAPE, (4,))
    told = networks.build_told_decoder(2, CLASSES, SHAPE, (4,))
    reading = networks.build_label_and_style_encoder(SHAPE, CLASSES, 2, (4,))
    judges = [networks.build_discriminator(n, (4,), name=f"of_{n}") for n in (2, CLASSES, 3)]
    semi = SemiSupervisedAdversarialAutoencoder
    for build, cure in (
        (lambda: AdversarialAutoencoder(plain[0], told, judges[0], Normal(2)), "build_decoder"),
        (lambda: AdversarialAutoencoder(reading, plain[1], judges[0], Normal(2)), "build_encoder"),
        (lambda: SupervisedAdversarialAutoencoder(*plain, judges[0], Normal(2)), "told_decoder"),
        (lambda: semi(plain[0], told, *judges[:2], Normal(2)), "build_label_and_style_encoder"),
        (lambda: semi(reading, told, judges[0], judges[2], Normal(2)), "labels of one length"),
    ):
        with pytest.raises(ValueError, match=cure):
            build()
