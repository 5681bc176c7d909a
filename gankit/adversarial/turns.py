"""One turn of one phase: some learn, the rest is frozen to the bit."""

import keras

from gankit.adversarial.gradients import apply_gradients, loss_and_gradients
from gankit.adversarial.phase import unique


def take_turn(model, phase, batch):
    """Moves a phase's learners once and leaves every other network as it was.

    Args:
        model: The `AdversarialModel`.
        phase: The `Phase`.
        batch: Tuple of arrays, the arguments of the phase's loss.

    Returns:
        The loss, a scalar tensor.
    """
    learned = phase.learned_variables()
    state = without(model.variables, learned)
    optimizer = model.optimizer.by_phase[phase.name]
    loss, gradients, new_state = loss_and_gradients(
        lambda: phase.loss(*batch) + _weight_penalty(learned),
        learned,
        state,
        optimizer.scale_loss(keras.ops.ones(())),
    )
    apply_gradients(optimizer, gradients, learned)
    # Whatever else the loss would have written belongs to a frozen network and is dropped.
    written = {id(v) for v in [*phase.carried_variables(), model.seed_generator.state]}
    for variable, value in zip(state, new_state, strict=True):
        if id(variable) in written and value is not None:
            variable.assign(value)
    return loss


def loss_without_learning(model, phase, batch):
    """Runs the loss of a phase and writes nothing, not even a seed.

    Args:
        model: The `AdversarialModel`.
        phase: The `Phase`.
        batch: Tuple of arrays, the arguments of the phase's loss.

    Returns:
        The loss, a scalar tensor.
    """
    current = [(variable, variable.value) for variable in model.variables]
    with keras.StatelessScope(state_mapping=current):
        return phase.loss(*batch)


def part_of(batch, turn, turns):
    """Cuts the fresh part of a batch that a turn works on.

    Args:
        batch: Tuple of arrays of equal length.
        turn: Number of the turn, from 0.
        turns: Number of equal parts; a remainder of fewer than `turns` samples is left out.

    Returns:
        Tuple of arrays.

    Raises:
        ValueError: If the batch holds fewer samples than there are turns.

    Example: turn 1 of 4 turns on 10 samples works on the samples 2 and 3.
    """
    if turns == 1:
        return batch
    samples = keras.ops.shape(batch[0])[0]
    size = samples // turns
    if isinstance(size, int) and size == 0:
        raise ValueError(
            f"A step takes {turns} turns, each on a fresh part of the batch, but the batch holds "
            f"{samples} sample(s). Raise `batch_size` to at least {turns}."
        )
    return tuple(array[turn * size : (turn + 1) * size] for array in batch)


def without(variables, dropped):
    """Leaves some variables out of a list.

    Args:
        variables: List of `keras.Variable`.
        dropped: List of those to leave out.

    Returns:
        List of `keras.Variable`, each once, in order.
    """
    dropped = {id(variable) for variable in dropped}
    return [variable for variable in unique(variables) if id(variable) not in dropped]


def _weight_penalty(variables):
    return sum(v.regularizer(v) for v in variables if v.regularizer is not None)
