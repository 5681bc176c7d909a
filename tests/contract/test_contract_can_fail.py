"""The contract is worth something only if it refuses the mistakes that people make."""

import pytest

from gankit.adversarial import Phase
from gankit.models.gan import GAN
from tests.contract.conftest import CASES
from tests.contract.contract import assert_phase_keeps_contract

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


def test_a_discriminator_that_learns_in_the_generators_turn_is_refused():
    with pytest.raises(AssertionError, match="of the frozen 'discriminator'"):
        assert_phase_keeps_contract(
            rebuilt_as(NeverFreezes), "generator", {"generator"}, CASE.batch(8)
        )


def test_a_generator_that_stands_still_is_refused():
    with pytest.raises(AssertionError, match="did not move"):
        assert_phase_keeps_contract(
            rebuilt_as(GeneratorThatStandsStill), "generator", {"generator"}, CASE.batch(8)
        )


def test_moving_statistics_that_leak_from_a_frozen_network_are_refused(monkeypatch):
    model = rebuilt_as(GAN)
    monkeypatch.setattr(Phase, "carried_variables", lambda phase: model.non_trainable_variables)
    with pytest.raises(AssertionError, match="moving_mean"):
        assert_phase_keeps_contract(model, "generator", {"generator"}, CASE.batch(8))


def test_a_discriminator_frozen_for_good_is_refused():
    model = rebuilt_as(GAN)
    model.discriminator.trainable = False
    with pytest.raises(ValueError, match="'discriminator' has nothing to learn"):
        assert_phase_keeps_contract(model, "discriminator", {"discriminator"}, CASE.batch(8))


def test_an_average_that_moves_while_its_leader_stands_still_is_refused():
    case = CASES["cgan"]
    model = case.build()
    model.averaged_generator.set_weights([w + 1 for w in model.generator.get_weights()])
    with pytest.raises(AssertionError, match="of the frozen 'averaged_generator'"):
        assert_phase_keeps_contract(
            model, "discriminator", {"discriminator"}, case.batch(8), case.followers
        )
