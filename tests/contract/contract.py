"""The contract of an adversarial model: what must move in a phase, and what must not."""

import dataclasses

import keras
import numpy as np

from gankit.adversarial.networks import attributes_of


def snapshot(variables):
    """Copies the values of variables: dict from a readable path to an array."""
    return {
        f"{index} {variable.path}": np.array(keras.ops.convert_to_numpy(variable))
        for index, variable in enumerate(variables)
    }


def same(before, after):
    """Whether two arrays agree to the bit."""
    return before.tobytes() == after.tobytes()


def moved(before, variables):
    """Lists the variables whose values are no longer those of a snapshot."""
    after = snapshot(variables)
    return [path for path, value in before.items() if not same(value, after[path])]


def compile_quickly(model, **settings):
    """Compiles without XLA under TensorFlow, where it would only cost the tests their time."""
    jit = False if keras.backend.backend() == "tensorflow" else "auto"
    model.compile(jit_compile=jit, **settings)


def only_phase(model, name, **changes):
    """Leaves a model the named phase alone, with other settings where some are given."""
    (phase,) = (phase for phase in model.phases() if phase.name == name)
    alone = [dataclasses.replace(phase, **changes)]
    model.phases = lambda: alone


def assert_phase_keeps_contract(model, case, name, sizes=(8,)):
    """Asserts that a phase moves its learners' weights and not a bit of anything else.

    Args:
        model: The adversarial model of the case, or one that breaks its contract.
        case: The `Case`.
        name: The phase's name.
        sizes: Numbers of samples; the phase runs once with each, compiled once for all.
    """
    only_phase(model, name)
    compile_quickly(model)
    for size in sizes:
        _assert_step_keeps_contract(model, case, name, case.batch(size))


def _assert_step_keeps_contract(model, case, name, batch):
    learning = [getattr(model, learner) for learner in case.learners[name]]
    written = [getattr(model, part) for part in case.state.get(name, [])]
    written = [v for part in written for v in getattr(part, "variables", [part])]
    frozen = frozen_in(model, case, learning, written)
    weights = [v for layer in learning for v in layer.trainable_variables] + written
    weights_before = snapshot(weights)
    frozen_before = {owner: snapshot(variables) for owner, variables in frozen.items()}

    logs = model.train_on_batch(*batch, return_dict=True)

    assert np.isfinite(logs[f"{name}_loss"]), f"the loss of phase '{name}' is not finite"
    still = weights_before.keys() - set(moved(weights_before, weights))
    assert not still, f"phase '{name}' did not move {still}"
    for owner, before in frozen_before.items():
        wrong = moved(before, frozen[owner])
        assert not wrong, f"phase '{name}' moved {wrong} of the frozen '{owner}'"


def frozen_in(model, case, learning, written):
    """Lists what must not move: dict from the name of a network, or "model", to its variables."""
    held = {id(v) for layer in learning for v in layer.variables} | {id(v) for v in written}
    frozen = {
        layer.name: [variable for variable in layer.variables if id(variable) not in held]
        for layer in model.layers
    }
    in_layers = {id(variable) for layer in model.layers for variable in layer.variables}
    frozen["model"] = [v for v in model.weights if id(v) not in in_layers | held]
    for follower, leader in case.followers.items():
        leader = getattr(model, leader)
        if len(frozen[leader.name]) < len(leader.variables):  # it learns, or a part of it
            del frozen[getattr(model, follower).name]
    return frozen


def assert_turn_is_one_step_of_descent(model, name, batch, rate=1e-3):
    """Asserts that a turn moves every learned weight once, against the slope of the loss.

    The slope is measured, not differentiated: the loss a little to both sides along the way that
    the weights went. A weight that is moved twice, or a part of the loss whose gradient is lost,
    shows in it. The networks must be smooth: over a kink the measured slope is another one.

    Args:
        model: The adversarial model.
        name: The phase's name; it takes a single turn here.
        batch: Tuple of arrays for `train_on_batch`.
        rate: Of plain descent; the way is as long as the slope is steep.
    """
    only_phase(model, name, turns=1)
    compile_quickly(model, optimizers={name: keras.optimizers.SGD(rate)})
    everything = snapshot(model.variables)
    learned = model.phases()[0].learned_variables()
    before = [np.array(keras.ops.convert_to_numpy(variable)) for variable in learned]
    model.train_on_batch(*batch)
    after = [np.array(keras.ops.convert_to_numpy(variable)) for variable in learned]
    way = [new.astype("float64") - old for old, new in zip(before, after, strict=True)]
    length = np.sqrt(sum(np.sum(step**2) for step in way))
    for variable, value in zip(model.variables, everything.values(), strict=True):
        variable.assign(value)

    def loss_at(distance):
        for variable, start, step in zip(learned, before, way, strict=True):
            variable.assign((start + distance * step / length).astype(start.dtype))
        return float(model.evaluate(*batch, verbose=0, return_dict=True)[f"{name}_loss"])

    reach = 5e-3
    slope = (loss_at(-reach) - loss_at(reach)) / (2 * reach)
    gone = length / rate / slope
    assert abs(gone - 1) < 0.01, f"phase '{name}' went {gone:.3f} times as far as the slope says"


def assert_turns_see_their_parts(model, batch):
    """Asserts that turn i of each phase is given part i of every array in the batch."""
    phases, seen = model.phases(), {}

    def watched(phase):
        def loss(*arguments):
            arrays = [keras.ops.convert_to_numpy(array) for array in keras.tree.flatten(arguments)]
            seen.setdefault(phase.name, []).append(arrays)
            return phase.loss(*arguments)

        return dataclasses.replace(phase, loss=loss)

    model.phases = lambda: [watched(phase) for phase in phases]
    model.compile(run_eagerly=True)
    model.train_on_batch(*batch)
    parts = max(phase.turns for phase in phases)
    for phase in phases:
        assert len(seen[phase.name]) == phase.turns
        for turn, arrays in enumerate(seen[phase.name]):
            for array, whole in zip(arrays, keras.tree.flatten(batch), strict=True):
                size = len(whole) // parts
                part = whole[turn * size : (turn + 1) * size]
                assert np.array_equal(array, part), (
                    f"turn {turn} of phase '{phase.name}' saw {array.shape} in place of its part "
                    f"{part.shape} of the batch"
                )


def assert_logs(logs, case):
    """Asserts that each loss and each of its parts is there, and nothing else, and finite."""
    assert set(logs) == case.logs(), f"logged {sorted(logs)}, expected {sorted(case.logs())}"
    assert np.all(np.isfinite(list(logs.values()))), f"not finite: {logs}"


def assert_same_models(model, loaded):
    """Asserts that a loaded model is the saved one: every variable, and who shares which."""
    for one, other in zip(model.variables, loaded.variables, strict=True):
        values = [np.array(keras.ops.convert_to_numpy(each)) for each in (one, other)]
        assert same(*values), f"'{one.path}' was not loaded as it was saved"
    assert _sharing(model) == _sharing(loaded), "the loaded networks share other layers"


def _sharing(model):
    """For each network, the numbers of its variables in one count over all networks."""
    number = {}
    for layer in model.layers:
        for variable in layer.variables:
            number.setdefault(id(variable), len(number))
    return {layer.name: [number[id(v)] for v in layer.variables] for layer in model.layers}


def assert_no_leftovers(model):
    """Asserts that the model holds no network that is no longer one of its attributes."""
    attributes = attributes_of(model).items()
    held = {id(value) for name, value in attributes if not name.startswith("_")}
    left = [layer.name for layer in model.layers if id(layer) not in held]
    assert not left, f"{left} is part of the model, but no attribute of it"
