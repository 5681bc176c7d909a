"""The contract, over every model; the backend is the one that KERAS_BACKEND names."""

import keras
import numpy as np
import pytest

from tests.contract.contract import (
    assert_phase_keeps_contract,
    compile_quickly,
    run_phase_alone,
    same,
    snapshot,
)
from tests.precision import built_in_half_precision


def test_a_phase_moves_its_learners_and_leaves_all_else_bit_equal(case):
    for name, learners in case.learners.items():
        model = case.build()  # anew: an average goes on moving after a turn of its leader
        assert_phase_keeps_contract(model, name, learners, case.batch(8), case.followers)


def test_a_phase_keeps_the_contract_when_the_batch_size_changes(case):
    for name, learners in case.learners.items():
        model = case.build()
        run_phase_alone(model, name, case.batch(8))
        assert_phase_keeps_contract(model, name, learners, case.batch(5), case.followers)


def test_the_phases_are_the_expected_ones(case):
    assert [phase.name for phase in case.build().phases()] == list(case.learners)


def test_fit_moves_every_network_over_a_partial_last_batch_with_finite_losses(case):
    model = case.build()
    model.compile()
    before = snapshot(model.trainable_variables)
    history = model.fit(*case.batch(21), batch_size=8, epochs=2, verbose=0).history
    assert sorted(history) == sorted(f"{name}_loss" for name in case.learners)
    assert np.all(np.isfinite(list(history.values())))
    after = snapshot(model.trainable_variables)
    assert [path for path, value in before.items() if same(value, after[path])] == []


def test_the_same_seed_gives_the_same_weights(case):
    def trained():
        keras.utils.set_random_seed(7)
        model = case.build()
        compile_quickly(model)
        model.fit(*case.batch(16), batch_size=8, epochs=2, verbose=0)
        return list(snapshot(model.variables).values())

    assert all(same(first, second) for first, second in zip(trained(), trained(), strict=True))


def test_a_saved_model_generates_the_same_images_and_trains_on_alike(case, tmp_path):
    model = case.build()
    compile_quickly(model)
    model.train_on_batch(*case.batch(8))
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    if hasattr(model, "generate"):
        np.testing.assert_array_equal(model.generate(4, seed=3), loaded.generate(4, seed=3))
    first, second = (m.train_on_batch(*case.batch(8), return_dict=True) for m in (model, loaded))
    assert first == pytest.approx(second, rel=1e-6)


def test_evaluation_moves_nothing(case):
    model = case.build()
    compile_quickly(model)
    before = snapshot(model.variables)
    model.evaluate(*case.batch(8), verbose=0)
    after = snapshot(model.variables)
    assert [path for path, value in before.items() if not same(value, after[path])] == []


def test_a_model_of_half_precision_trains_and_gives_float32(case):
    with built_in_half_precision():
        model = case.build()
    compile_quickly(model)
    logs = model.train_on_batch(*case.batch(8), return_dict=True)
    assert np.all(np.isfinite(list(logs.values())))
    if hasattr(model, "generate"):
        assert model.generate(2, seed=0).dtype == np.float32
