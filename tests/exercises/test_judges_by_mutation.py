"""No judge takes a changed answer for right, but for those that are known, with their reasons."""

import pytest

from gankit.exercises import registry
from tests.exercises.every import DEAR, EXERCISES
from tests.exercises.mutate import outcomes_of
from tests.exercises.mutation.known import KNOWN, reason
from tests.exercises.mutation.survival import TOO_SLOW

# In `make test` those that cost little: arrays alone, and one of each other form.
CHEAP = {exercise.id for exercise in registry.of_lesson(6)} - DEAR
IN_EVERY_RUN = CHEAP | {"gan.generator_loss", "gan.sample_latents"}


# Their mutants train for minutes, and an alarm that rings in the middle of a step of TensorFlow may
# end the process: `python -m tests.exercises.mutate` asks them alone.
NOT_HERE = {"autoencoder.fit_denoiser", "animation.race"}
ASKED = [exercise.id for exercise in EXERCISES if exercise.id not in NOT_HERE]


def as_parameter(identifier):
    marks = [] if identifier in IN_EVERY_RUN else [pytest.mark.exhaustive]
    return pytest.param(identifier, marks=marks)


@pytest.mark.parametrize("identifier", [*map(as_parameter, ASKED)])
def test_only_known_mutants_survive(identifier):
    found = outcomes_of(registry.find(identifier))
    assert len(found) > 10
    survivors = {outcome.mutant.name for outcome in found if outcome.is_fault}
    faults = {name for name in survivors if reason(identifier, name) is None}
    assert faults == set(), "the judge takes these for right"
    unknown = {outcome.mutant.name for outcome in found if outcome.status == TOO_SLOW}
    refused = set(KNOWN.get(identifier, {})) - survivors - unknown
    assert refused == set(), "these are refused now: take them off the list"


def test_every_known_survivor_belongs_to_an_exercise_and_has_its_reason():
    for identifier, survivors in KNOWN.items():
        registry.find(identifier)
        assert all(len(reason) > 20 for reason in survivors.values())
