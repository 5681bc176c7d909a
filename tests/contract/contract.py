"""The contract of an adversarial model: what must move in a phase, and what must not."""

import keras
import numpy as np


def snapshot(variables):
    """Copies the values of variables: dict from a readable path to an array."""
    return {
        f"{index} {variable.path}": np.array(keras.ops.convert_to_numpy(variable))
        for index, variable in enumerate(variables)
    }


def same(before, after):
    """Whether two arrays agree to the bit."""
    return before.tobytes() == after.tobytes()


def compile_quickly(model):
    """Compiles without XLA under TensorFlow, where it would only cost the tests their time."""
    model.compile(jit_compile=False if keras.backend.backend() == "tensorflow" else "auto")


def not_held_by(learning, network):
    """Lists a network's variables that no learner holds: a learner may be a part of a network."""
    held = {id(variable) for learner in learning for variable in learner.variables}
    return [variable for variable in network.variables if id(variable) not in held]


def run_phase_alone(model, name, batch):
    """Trains one step in which only the named phase runs; returns the logs."""
    only = [phase for phase in model.phases() if phase.name == name]
    model.phases = lambda: only
    try:
        compile_quickly(model)
        return model.train_on_batch(*batch, return_dict=True)
    finally:
        del model.phases


def assert_phase_keeps_contract(model, name, learners, batch, followers=None):
    """Asserts that a phase moves its learners' weights and not a bit of anything else.

    Args:
        model: The adversarial model.
        name: The phase's name.
        learners: Names of the model's attributes that must learn.
        batch: Tuple of arrays for `train_on_batch`.
        followers: Dict from a network that averages another's weights to the one it trails: it may
            move where that one learns, and only there.
    """
    networks = {layer.name: layer for layer in model.layers}
    learning = [getattr(model, learner) for learner in learners]
    frozen = {n: not_held_by(learning, layer) for n, layer in networks.items()}
    for follower, leader in (followers or {}).items():
        leader = getattr(model, leader)
        if len(frozen[leader.name]) < len(leader.variables):  # it learns, or a part of it
            del frozen[getattr(model, follower).name]
    weights_before = snapshot([v for layer in learning for v in layer.trainable_variables])
    frozen_before = {n: snapshot(variables) for n, variables in frozen.items()}

    logs = run_phase_alone(model, name, batch)

    assert np.isfinite(logs[f"{name}_loss"]), f"the loss of phase '{name}' is not finite"
    weights_after = snapshot([v for layer in learning for v in layer.trainable_variables])
    still = [p for p, value in weights_before.items() if same(value, weights_after[p])]
    assert not still, f"phase '{name}' did not move {still}"
    for network, before in frozen_before.items():
        after = snapshot(frozen[network])
        moved = [path for path, value in before.items() if not same(value, after[path])]
        assert not moved, f"phase '{name}' moved {moved} of the frozen '{network}'"
