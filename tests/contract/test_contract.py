"""The contract, over every model; the backend is the one that KERAS_BACKEND names.

Whatever can be asked of one and the same compiled model is: `trained` holds it, one for each case.
"""

import functools

import keras
import numpy as np
import pytest

from tests.contract.conftest import CASES
from tests.contract.contract import (
    assert_logs,
    assert_no_leftovers,
    assert_phase_keeps_contract,
    assert_same_models,
    assert_turn_is_one_step_of_descent,
    assert_turns_see_their_parts,
    compile_quickly,
    moved,
    same,
    snapshot,
)
from tests.contract.graphs import optimised_graphs, unordered_reads
from tests.precision import built_in_half_precision


def only(*names):
    """Runs a test on these cases."""

    def mark(test):
        test.cases = names
        return test

    return mark


class Trained:
    """One compiled model of a case, trained, evaluated, saved and loaded as each is asked for."""

    def __init__(self, case, folder):
        self.case, self.folder = case, folder
        self.model = self.built()
        self.before = snapshot(self.model.trainable_variables)

    def built(self):
        keras.utils.set_random_seed(7)
        model = self.case.build()
        compile_quickly(model)
        return model

    def fit(self, model):
        keras.utils.set_random_seed(8)  # shuffles: alike in whichever test it is asked for first
        return model.fit(*self.case.batch(21), batch_size=8, epochs=2, verbose=0).history

    @functools.cached_property
    def history(self):
        with optimised_graphs() as self.graphs:
            history = self.fit(self.model)
        self.after_fit = snapshot(self.model.variables)
        return history

    @functools.cached_property
    def loaded(self):
        assert self.history
        self.model.save(self.folder / "model.keras")
        return keras.saving.load_model(self.folder / "model.keras")


@pytest.fixture(scope="module")
def trained(case, tmp_path_factory):
    return Trained(case, tmp_path_factory.mktemp("contract"))


def test_the_phases_are_the_expected_ones(case):
    assert [phase.name for phase in case.build().phases()] == list(case.learners)


def test_a_phase_moves_its_learners_and_leaves_all_else_bit_equal_at_any_batch_size(case):
    for name in case.learners:
        # Anew: an average goes on moving after a turn of its leader.
        assert_phase_keeps_contract(case.build(), case, name, sizes=(10, 7))


def test_fit_moves_every_network_over_a_partial_last_batch(trained, case):
    assert trained.history
    variables = trained.model.trainable_variables
    still = trained.before.keys() - set(moved(trained.before, variables))
    frozen = {id(v) for name in case.frozen for v in getattr(trained.model, name).variables}
    assert still == {
        f"{index} {variable.path}"
        for index, variable in enumerate(variables)
        if id(variable) in frozen
    }


def test_fit_logs_every_loss_and_its_parts_and_they_are_finite(trained, case):
    for epoch in (0, 1):
        assert_logs({name: values[epoch] for name, values in trained.history.items()}, case)


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="asks TensorFlow's graph")
def test_no_weight_can_be_read_after_the_update_that_the_reading_is_for(trained):
    assert trained.history
    assert trained.graphs
    assert [unordered_reads(graph) for graph in trained.graphs] == [[]] * len(trained.graphs)


def test_evaluation_moves_nothing_and_logs_the_same(trained, case):
    before = snapshot(trained.model.variables)
    logs = trained.model.evaluate(*case.batch(8), verbose=0, return_dict=True)
    assert_logs(logs, case)
    assert moved(before, trained.model.variables) == []


def test_a_loaded_model_is_the_saved_one_to_the_bit(trained):
    assert_same_models(trained.model, trained.loaded)
    saved, loaded = (snapshot(m.optimizer.variables) for m in (trained.model, trained.loaded))
    assert all(same(*pair) for pair in zip(saved.values(), loaded.values(), strict=True))


def generated(model, case):
    """What a model makes: from its own draws, or of the source's images; None of one that reads."""
    if hasattr(model, "to_target"):
        (source, _), *_ = case.batch(4)
        return model.to_target(source)
    draw = getattr(model, "generate", getattr(model, "generate_pairs", None))
    return None if draw is None else np.stack(draw(4, seed=3))


def test_a_loaded_model_generates_the_same(trained, case):
    saved, loaded = (generated(m, case) for m in (trained.model, trained.loaded))
    np.testing.assert_array_equal(saved, loaded)


def test_no_network_is_left_over(trained):
    for model in (trained.model, trained.loaded):
        assert_no_leftovers(model)


def test_the_same_seed_gives_the_same_weights(trained):
    again = trained.built()
    assert trained.fit(again) == trained.history
    values = snapshot(again.variables).values()
    assert all(same(*pair) for pair in zip(values, trained.after_fit.values(), strict=True))


def test_a_loaded_model_trains_on_alike(trained, case):
    models = (trained.model, trained.loaded)
    first, second = (m.train_on_batch(*case.batch(8), return_dict=True) for m in models)
    assert first.keys() == second.keys()
    np.testing.assert_allclose([*first.values()], [*second.values()], case.rounding, case.rounding)


def test_a_model_of_half_precision_trains_and_gives_float32(case):
    with built_in_half_precision():
        model = case.build()
    model.compile(run_eagerly=True)  # a single step is not worth a graph
    assert_logs(model.train_on_batch(*case.batch(8), return_dict=True), case)
    made = generated(model, case)
    assert made is None or made.dtype == np.float32


@only("fader", "turns_on_two_domains", "wgan")
def test_each_turn_sees_its_own_part_of_every_array(case):
    assert_turns_see_their_parts(case.build(), case.batch(11))


@only("wgan", "shared_layers", "state_of_its_own", "grown")
def test_a_turn_takes_one_step_down_the_slope_of_its_loss(case):
    for name in case.learners:
        assert_turn_is_one_step_of_descent(case.build(), name, case.batch(8))


@only("points_gan", "wgan")
def test_compiled_with_xla_every_network_learns_over_a_partial_last_batch(case):
    model = case.build()
    model.compile(jit_compile=keras.backend.backend() != "torch")
    before = snapshot(model.trainable_variables)
    history = model.fit(*case.batch(21), batch_size=8, verbose=0).history
    assert_logs({name: values[0] for name, values in history.items()}, case)
    assert set(moved(before, model.trainable_variables)) == before.keys()


def test_the_cases_of_one_structure_are_there():
    assert {case.like for case in CASES.values()} - {""} <= CASES.keys()
