"""Domain adaptation: both forms take the same step, and the target's labels are never asked for."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.models import dann, dann_networks
from gankit.models.dann import DomainAdversarialNetwork
from gankit.models.two_phase_dann import TwoPhaseDomainAdversarialNetwork
from gankit.schedules import RisingWeight

SHAPE, FEATURES, CLASSES = (8, 8, 1), 6, 4


def build(model_class=DomainAdversarialNetwork, **settings):
    return model_class(
        dann_networks.build_feature_extractor(SHAPE, 2, FEATURES),
        dann_networks.build_label_predictor(FEATURES, CLASSES),
        dann_networks.build_domain_classifier(FEATURES, (5,)),
        **settings,
    )


def build_with_state(model_class):
    """Batch normalisation and dropout wherever there can be some."""
    images, features = keras.Input(SHAPE), keras.Input((FEATURES,))
    x = layers.Dense(FEATURES, use_bias=False)(layers.Flatten()(images))
    x = layers.Dropout(0.3, seed=1)(layers.ReLU()(layers.BatchNormalization()(x)))
    domain = layers.Dropout(0.3, seed=2)(layers.Dense(5, activation="tanh")(features))
    return model_class(
        keras.Model(images, x, name="feature_extractor"),
        dann_networks.build_label_predictor(FEATURES, CLASSES),
        keras.Model(features, layers.Dense(1)(domain), name="domain_classifier"),
        reversal_weight=0.7,
    )


def batch(n=8, targets=8):
    random = np.random.default_rng(0)
    domains = random.normal(size=(n, *SHAPE)), random.normal(1, 2, size=(targets, *SHAPE))
    return [images.astype("float32") for images in domains], np.arange(n) % CLASSES


def compile_with(model, make_optimizer):
    jit = False if keras.backend.backend() == "tensorflow" else "auto"
    model.compile({phase.name: make_optimizer() for phase in model.phases()}, jit_compile=jit)


def weights_after(model, weights, make_optimizer, steps=3):
    model.set_weights(weights)
    compile_with(model, make_optimizer)
    for _ in range(steps):
        model.train_on_batch(*batch())
    return model.get_weights()


OPTIMIZERS = {
    "sgd": lambda: keras.optimizers.SGD(0.1),
    "momentum": lambda: keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True),
    "adam": lambda: keras.optimizers.Adam(1e-2, beta_1=0.5),
}


@pytest.mark.parametrize("builder", [build, build_with_state], ids=["plain", "with state"])
@pytest.mark.parametrize(
    "name", ["sgd", pytest.param("momentum", marks=pytest.mark.exhaustive), "adam"]
)
def test_a_reversal_and_two_phases_take_the_same_steps(builder, name):
    reversal, two_phases = (
        builder(DomainAdversarialNetwork),
        builder(TwoPhaseDomainAdversarialNetwork),
    )
    weights = reversal.get_weights()
    one = weights_after(reversal, weights, OPTIMIZERS[name])
    other = weights_after(two_phases, weights, OPTIMIZERS[name])
    assert max(np.abs(a - b).max() for a, b in zip(one, weights, strict=True)) > 1e-2
    for first, second in zip(one, other, strict=True):
        np.testing.assert_allclose(first, second, atol=2e-5)


def test_two_phases_without_the_copy_of_the_domain_classifier_take_another_step(monkeypatch):
    """The comparison above would notice: the second phase must not see what the first one did."""
    reversal, two_phases = build(reversal_weight=1.0), build(TwoPhaseDomainAdversarialNetwork)
    weights = reversal.get_weights()
    one = weights_after(reversal, weights, OPTIMIZERS["sgd"])
    monkeypatch.setattr(
        two_phases,
        "_domain_logits_before_the_step",
        lambda features: two_phases.domain_classifier(features, training=True),
    )
    other = weights_after(two_phases, weights, OPTIMIZERS["sgd"])
    assert max(np.abs(a - b).max() for a, b in zip(one, other, strict=True)) > 1e-4


def test_without_reversal_the_features_learn_as_on_the_source_alone():
    images, labels = batch()
    adapted = build(reversal_weight=0.0)
    alone = keras.Sequential([adapted.feature_extractor, adapted.label_predictor])
    weights = adapted.get_weights()
    compile_with(adapted, OPTIMIZERS["sgd"])
    adapted.train_on_batch(images, labels)
    learned = alone.get_weights()
    adapted.set_weights(weights)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    alone.compile(OPTIMIZERS["sgd"](), loss, jit_compile=False)
    alone.train_on_batch(images[0], labels)
    for first, second in zip(learned, alone.get_weights(), strict=True):
        np.testing.assert_allclose(first, second, atol=1e-6)


def test_the_domains_may_differ_in_number():
    model = build()
    compile_with(model, OPTIMIZERS["adam"])
    logs = model.train_on_batch(*batch(8, 5), return_dict=True)
    assert np.isfinite(logs["adaptation_loss"])


def test_the_domain_loss_weighs_both_domains_alike():
    logits = np.array([[2.0], [-1.0], [0.5]], "float32")
    expected = 0.5 * (np.log1p(np.exp(-2.0)) + np.log1p(np.exp([-1.0, 0.5])).mean())
    assert float(dann.domain_loss(logits, 1)) == pytest.approx(expected, rel=1e-5)
    assert float(dann.domain_loss(0 * logits, 1)) == pytest.approx(np.log(2))


def test_each_step_sets_the_reversals_weight_by_the_schedule():
    model = build(reversal_weight=RisingWeight(4))
    compile_with(model, OPTIMIZERS["sgd"])
    seen = []
    for _ in range(3):
        model.train_on_batch(*batch())
        seen.append(float(keras.ops.convert_to_numpy(model.reversal.weight)))
    assert seen == pytest.approx([float(RisingWeight(4)(step)) for step in range(3)], abs=1e-6)


def test_a_schedule_is_saved_with_the_model(tmp_path):
    model = build(reversal_weight=RisingWeight(40, highest=0.5))
    model.compile()
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert loaded.reversal_weight.get_config() == model.reversal_weight.get_config()


def test_it_reads_labels():
    images = batch(5)[0][0]
    model = build()
    assert np.array_equal(model.read(images), model.predict(images, verbose=0).argmax(axis=1))


def test_networks_that_do_not_fit_are_refused():
    extractor = dann_networks.build_feature_extractor(SHAPE, 2, FEATURES)
    predictor, classifier = (
        dann_networks.build_label_predictor(FEATURES),
        dann_networks.build_domain_classifier(9),
    )
    with pytest.raises(ValueError, match="'domain_classifier' takes \\(9,\\)"):
        DomainAdversarialNetwork(extractor, predictor, classifier)
    with pytest.raises(ValueError, match="one logit"):
        DomainAdversarialNetwork(extractor, predictor, predictor)
