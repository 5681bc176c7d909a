"""No judge takes a changed answer for right, but for those that are known, with their reasons."""

import pytest

from gankit.exercises import registry
from tests.exercises.every import EXERCISES
from tests.exercises.mutate import outcomes_of
from tests.exercises.mutation.known import KNOWN

# In `make test` some of those that cost little.
IN_EVERY_RUN = ("gan.discriminator_loss", "gan.generator_loss", "gan.sample_latents")
REST = [exercise.id for exercise in EXERCISES if exercise.id not in IN_EVERY_RUN]


@pytest.mark.parametrize(
    "identifier",
    [*IN_EVERY_RUN, *(pytest.param(one, marks=pytest.mark.exhaustive) for one in REST)],
)
def test_only_known_mutants_survive(identifier):
    found = outcomes_of(registry.find(identifier))
    assert len(found) > 10
    survivors = {outcome.mutant.name for outcome in found if outcome.is_fault}
    known = set(KNOWN.get(identifier, {}))
    assert survivors - known == set(), "the judge takes these for right"
    assert known - survivors == set(), "these are refused now: take them off the list"


def test_every_known_survivor_belongs_to_an_exercise_and_has_its_reason():
    for identifier, survivors in KNOWN.items():
        registry.find(identifier)
        assert all(len(reason) > 20 for reason in survivors.values())
