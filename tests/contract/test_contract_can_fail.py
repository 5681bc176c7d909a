"""The contract is worth something only if it refuses the mistakes that people make."""

import keras
import pytest
from keras import ops

from gankit import penalties
from gankit.adversarial import Phase, networks, phase, turns
from gankit.models.gan import GAN
from tests.contract import structures
from tests.contract.conftest import CASES
from tests.contract.contract import (
    assert_logs,
    assert_no_leftovers,
    assert_phase_keeps_contract,
    assert_same_models,
    assert_turn_is_one_step_of_descent,
    assert_turns_see_their_parts,
)
from tests.contract.graphs import unordered_reads

CASE = CASES["gan_with_state_everywhere"]


def rebuilt_as(model_class):
    model = CASE.build()
    return model_class(model.generator, model.discriminator, model.latent_dim)


class NeverFreezes(GAN):
    """The classic mistake: the whole stack learns in the generator's turn."""

    def phases(self):
        together = [self.generator, self.discriminator]
        return [Phase("generator", together, self.generator_loss)]


class GeneratorThatStandsStill(GAN):
    """The gradient is stopped on its way to the generator; only its bystander learns."""

    def phases(self):
        return [Phase("generator", [self.discriminator], self.generator_loss)]


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="asks TensorFlow's graph")
@pytest.mark.parametrize("ordered", [True, False])
def test_a_reading_that_nothing_keeps_ahead_of_a_writing_is_found(ordered):
    import tensorflow as tf

    with tf.Graph().as_default() as graph:
        weight = tf.raw_ops.VarHandleOp(dtype=tf.float32, shape=[])
        read = tf.raw_ops.ReadVariableOp(resource=weight, dtype=tf.float32, name="read")
        with tf.control_dependencies([read] if ordered else []):
            tf.raw_ops.AssignVariableOp(resource=weight, value=tf.constant(1.0), name="write")
    assert unordered_reads(graph.as_graph_def()) == ([] if ordered else [("read", "write")])


def test_a_discriminator_that_learns_in_the_generators_turn_is_refused():
    with pytest.raises(AssertionError, match="of the frozen 'discriminator'"):
        assert_phase_keeps_contract(rebuilt_as(NeverFreezes), CASE, "generator")


def test_a_generator_that_stands_still_is_refused():
    with pytest.raises(AssertionError, match="did not move"):
        assert_phase_keeps_contract(rebuilt_as(GeneratorThatStandsStill), CASE, "generator")


def test_moving_statistics_that_leak_from_a_frozen_network_are_refused(monkeypatch):
    model = rebuilt_as(GAN)
    monkeypatch.setattr(Phase, "carried_variables", lambda phase: model.non_trainable_variables)
    with pytest.raises(AssertionError, match="moving_mean"):
        assert_phase_keeps_contract(model, CASE, "generator")


def test_a_discriminator_frozen_for_good_is_refused():
    model = rebuilt_as(GAN)
    model.discriminator.trainable = False
    with pytest.raises(ValueError, match="'discriminator' has nothing to learn"):
        assert_phase_keeps_contract(model, CASE, "discriminator")


def test_an_average_that_moves_while_its_leader_stands_still_is_refused():
    case = CASES["cgan"]
    model = case.build()
    model.averaged_generator.set_weights([w + 1 for w in model.generator.get_weights()])
    with pytest.raises(AssertionError, match="of the frozen 'averaged_generator'"):
        assert_phase_keeps_contract(model, case, "discriminator")


def test_a_batch_whose_list_is_cut_in_place_of_its_arrays_is_refused(monkeypatch):
    def cut_the_list(batch, turn, turns):
        size = len(batch[0]) // turns
        return tuple(part[turn * size : (turn + 1) * size] for part in batch)

    monkeypatch.setattr("gankit.adversarial.model.part_of", cut_the_list)
    case = CASES["turns_on_two_domains"]
    with pytest.raises((AssertionError, ValueError), match="turn 0 of phase 'domain_classifier'"):
        assert_turns_see_their_parts(case.build(), case.batch(8))


def test_turns_that_all_see_the_first_part_are_refused(monkeypatch):
    first = turns.part_of
    monkeypatch.setattr("gankit.adversarial.model.part_of", lambda b, turn, n: first(b, 0, n))
    case = CASES["wgan"]
    with pytest.raises(AssertionError, match="turn 1 of phase 'critic' saw"):
        assert_turns_see_their_parts(case.build(), case.batch(10))


def test_shared_layers_that_are_moved_twice_are_refused(monkeypatch):
    apply = turns.apply_gradients

    def twice(optimizer, slopes, variables):
        for _ in range(2):
            apply(optimizer, slopes, variables)

    monkeypatch.setattr(turns, "apply_gradients", twice)
    case = CASES["shared_layers"]
    with pytest.raises(AssertionError, match="went [12].[0-9]+ times as far"):
        assert_turn_is_one_step_of_descent(case.build(), "generators", case.batch(8))


def test_a_penalty_whose_own_gradient_is_lost_is_refused(monkeypatch):
    slopes = penalties.input_gradient
    lost = lambda *arguments: ops.stop_gradient(slopes(*arguments))  # noqa: E731
    monkeypatch.setattr(penalties, "input_gradient", lost)
    case = CASES["wgan"]
    with pytest.raises(AssertionError, match="times as far as the slope says"):
        assert_turn_is_one_step_of_descent(case.build(), "critic", case.batch(8))


def test_networks_that_no_longer_share_their_layers_are_refused():
    case = CASES["shared_layers"]
    model, other = case.build(), case.build()
    other.target_generator = keras.models.clone_model(other.target_generator)
    with pytest.raises((AssertionError, ValueError), match="other layers|not loaded|zip"):
        assert_same_models(model, other)


def test_a_weight_that_was_not_loaded_is_refused():
    model = CASES["points_gan"].build()
    other = keras.models.clone_model(model)
    with pytest.raises(AssertionError, match="was not loaded as it was saved"):
        assert_same_models(model, other)


@pytest.mark.parametrize(
    "logs",
    [{"critic_loss": 1.0, "generator_loss": 1.0}, {"critic_gradient_penalty": float("nan")}],
)
def test_a_part_that_is_missing_or_not_finite_is_refused(logs):
    case = CASES["wgan"]
    logs = dict.fromkeys(case.logs(), 1.0) | logs if len(logs) == 1 else logs
    with pytest.raises(AssertionError, match="critic_gradient_penalty"):
        assert_logs(logs, case)


def test_state_that_is_dropped_is_refused(monkeypatch):
    monkeypatch.setattr(turns, "refuse_lost_state", lambda *arguments: None)
    learners_alone = lambda self: phase.unique(  # noqa: E731
        v for learner in self.learners for v in learner.non_trainable_variables
    )
    monkeypatch.setattr(Phase, "carried_variables", learners_alone)
    case = CASES["state_of_its_own"]
    with pytest.raises(AssertionError, match="did not move .*turns_seen"):
        assert_phase_keeps_contract(case.build(), case, "discriminator")


def test_state_that_moves_in_a_foreign_phase_is_refused():
    class Careless(structures.RememberingGAN):
        def generator_loss(self, real):
            self.turns_seen.assign(self.turns_seen + 1.0)
            return super().generator_loss(real)

        def phases(self):
            first, second = super().phases()
            return [
                first,
                Phase("generator", second.learners, second.loss, state=[self.turns_seen]),
            ]

    case = CASES["state_of_its_own"]
    with pytest.raises(AssertionError, match="turns_seen.* of the frozen 'model'"):
        assert_phase_keeps_contract(structures.build_gan_of(Careless), case, "generator")


def test_a_network_that_was_outgrown_and_left_over_is_refused(monkeypatch):
    monkeypatch.setattr(networks.ReplacesNetworks, "_let_go", lambda *arguments: None)
    with pytest.raises(AssertionError, match=r"\['generator'\] is part of the model"):
        assert_no_leftovers(CASES["grown"].build())
