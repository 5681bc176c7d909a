"""One turn of one phase: some learn, the rest is frozen to the bit."""

import keras

from gankit.adversarial.checks import checked_values
from gankit.adversarial.gradients import apply_gradients, loss_and_gradients
from gankit.adversarial.phase import unique
from gankit.adversarial.state import refuse_lost_state


def take_turn(model, phase, batch):
    """Moves a phase's learners once and leaves every other network as it was.

    Args:
        model: The `AdversarialModel`.
        phase: The `Phase`.
        batch: Tuple of arrays, or of structures of arrays: the arguments of the phase's loss.

    Returns:
        List of scalar tensors, one for each of `phase.log_names()`: the loss, then its parts.
    """
    learned = phase.learned_variables()
    optimizer = model.optimizer.by_phase[phase.name]

    def loss_and_parts():
        loss, *parts = checked_values(phase, phase.loss(*batch))
        return loss + _weight_penalty(learned), parts

    (loss, parts), gradients, written = loss_and_gradients(
        loss_and_parts,
        learned,
        without(model.variables, learned),
        optimizer.scale_loss(keras.ops.ones(())),
    )
    apply_gradients(optimizer, gradients, learned)
    refuse_lost_state(model, phase, written)
    # Whatever else the loss would have written belongs to a frozen network and is dropped.
    for variable in unique([*phase.carried_variables(), model.seed_generator.state]):
        if id(variable) in written:
            variable.assign(written[id(variable)])
    if phase.after_turn is not None:
        phase.after_turn()
    return [loss, *parts]


def loss_without_learning(model, phase, batch):
    """Runs the loss of a phase and writes nothing, not even a seed.

    Args:
        model: The `AdversarialModel`.
        phase: The `Phase`.
        batch: As for `take_turn`.

    Returns:
        List of scalar tensors, as of `take_turn`.
    """
    current = [(variable, variable.value) for variable in model.variables]
    with keras.StatelessScope(state_mapping=current):
        loss, *parts = checked_values(phase, phase.loss(*batch))
        learned = unique(v for learner in phase.learners for v in learner.trainable_variables)
        values = [loss + _weight_penalty(learned), *parts]
    return [keras.ops.stop_gradient(value) for value in values]


def part_of(batch, turn, turns):
    """Cuts the fresh part of a batch that a turn works on.

    Args:
        batch: Tuple of arrays, or of lists, tuples and dicts of arrays, all of equal length.
        turn: Number of the turn, from 0.
        turns: Number of equal parts; a remainder of fewer than `turns` samples is left out.

    Returns:
        The same structure, each array cut alike.

    Raises:
        ValueError: If the batch holds fewer samples than there are turns, or its arrays are not of
            equal length.

    Example: turn 1 of 4 turns on 10 samples works on the samples 2 and 3.
    """
    if turns == 1:
        return batch
    arrays = keras.tree.flatten(batch)
    lengths = [array.shape[0] for array in arrays]
    if len(set(lengths)) > 1:
        raise ValueError(
            f"A step takes {turns} turns, each on a fresh part of the batch. Expected arrays of "
            f"equal length. Received: {', '.join(map(str, lengths))} samples. Let the batches hold "
            "equally many of each, or give all phases one turn."
        )
    samples = keras.ops.shape(arrays[0])[0]
    size = samples // turns
    if isinstance(size, int) and size == 0:
        raise ValueError(
            f"A step takes {turns} turns, each on a fresh part of the batch, but the batch holds "
            f"{samples} sample(s). Raise `batch_size` to at least {turns}."
        )
    return keras.tree.map_structure(lambda array: array[turn * size : (turn + 1) * size], batch)


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
