"""Phases and optimizers that do not fit are refused with the reason."""

import keras
import pytest

from gankit.adversarial import AdversarialModel, Phase
from gankit.models.gan import GAN, build_discriminator, build_generator


def tiny_gan(seed=None):
    return GAN(build_generator(3, (2,), (8,)), build_discriminator((2,), (8,)), 3, seed=seed)


def test_a_phase_without_learners_is_refused_by_name():
    with pytest.raises(ValueError, match="Phase 'critic' has no learner"):
        Phase("critic", [], loss=lambda real: 0.0)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, r"a list as `learners`, such as learners=\[generator\].*Received: 'generator'"),
        ({"learners": None}, "a list as `learners`.*Received: None"),
        ({"learners": "generator"}, "a list as `learners`.*Received: 'generator'"),
        ({"state": keras.layers.Dense(1, name="pool")}, "a list as `state`.*Received: 'pool'"),
        ({"parts": "kl"}, "a list as `parts`.*Received: 'kl'"),
    ],
)
def test_one_thing_where_a_list_is_expected_is_refused_with_what_was_expected(settings, message):
    generator = tiny_gan().generator
    settings = {"learners": generator, "loss": lambda real: 0.0} | (settings or {})
    if settings["learners"] is generator and len(settings) > 2:
        settings["learners"] = [generator]
    with pytest.raises(ValueError, match=f"Phase 'turn' expected {message}"):
        Phase("turn", **settings)


def test_a_loss_called_too_early_is_refused():
    with pytest.raises(ValueError, match="expected a function as `loss`, without brackets"):
        Phase("turn", [tiny_gan().generator], 0.7)


def test_what_runs_after_a_turn_is_refused_where_it_was_called_too_early():
    with pytest.raises(ValueError, match="expected a function as `after_turn`, without brackets"):
        Phase("turn", [tiny_gan().generator], lambda real: 0.0, after_turn=0.7)


def test_state_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="layers, variables or seed generators.*Received: 3"):
        Phase("turn", [tiny_gan().generator], lambda real: 0.0, state=[3])


def test_losses_and_parts_of_one_name_are_refused():
    gan = tiny_gan()
    gan.phases = lambda: [
        Phase("critic", [gan.discriminator], lambda real: 0.0, parts=("drift_loss",)),
        Phase("critic_drift", [gan.generator], lambda real: 0.0),
    ]
    with pytest.raises(ValueError, match="name of its own in the logs"):
        gan.compile()


def test_a_learner_named_twice_is_refused_by_name():
    gan = tiny_gan()
    with pytest.raises(ValueError, match="names the learner 'generator' twice"):
        Phase("generator", [gan.generator, gan.generator], gan.generator_loss)


@pytest.mark.parametrize("turns", [0, -1, 1.5, "5"])
def test_turns_that_are_no_positive_whole_number_are_refused(turns):
    gan = tiny_gan()
    with pytest.raises(ValueError, match="positive whole number"):
        Phase("generator", [gan.generator], gan.generator_loss, turns=turns)


def test_a_learner_that_is_not_part_of_the_model_is_refused():
    class Forgetful(AdversarialModel):
        def phases(self):
            stranger = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)], name="stranger")
            return [Phase("critic", [stranger], lambda real: 0.0)]

    with pytest.raises(ValueError, match="'stranger', which is not part of the model"):
        Forgetful().compile()


def test_two_phases_of_one_name_are_refused():
    gan = tiny_gan()
    gan.phases = lambda: [Phase("turn", [gan.generator], gan.generator_loss)] * 2
    with pytest.raises(ValueError, match="each with its own name"):
        gan.compile()


def test_a_missing_optimizer_is_named():
    with pytest.raises(ValueError, match="optimizer of phase 'generator' is missing"):
        tiny_gan().compile({"discriminator": "adam"})


def test_an_optimizer_for_an_unknown_phase_is_named():
    optimizers = {"discriminator": "adam", "generator": "adam", "critic": "adam"}
    with pytest.raises(ValueError, match="no phase 'critic'"):
        tiny_gan().compile(optimizers)


def test_one_optimizer_for_two_phases_is_refused():
    shared = keras.optimizers.Adam()
    with pytest.raises(ValueError, match="share one optimizer instance"):
        tiny_gan().compile({"discriminator": shared, "generator": shared})


def test_a_single_optimizer_in_place_of_a_dict_is_refused():
    with pytest.raises(ValueError, match="Expected `optimizers` to be a dict"):
        tiny_gan().compile(keras.optimizers.Adam())


def test_networks_that_do_not_fit_together_are_refused():
    generator, discriminator = build_generator(3, (2,), (8,)), build_discriminator((3,), (8,))
    with pytest.raises(ValueError, match="samples of shape .2,.*takes .3,"):
        GAN(generator, discriminator, 3)
    with pytest.raises(ValueError, match="latent vectors of length 3. Received: latent_dim=4"):
        GAN(generator, build_discriminator((2,), (8,)), 4)
