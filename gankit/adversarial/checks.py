"""What does not fit is refused before anything is trained, with the cure."""

import inspect

import keras


def checked_phases(model):
    """Returns a model's phases if they can be trained.

    Args:
        model: The `AdversarialModel`.

    Returns:
        List of `Phase`.

    Raises:
        ValueError: If there is none, a name stands twice, or a learner is not part of the model.
    """
    phases = model.phases()
    names = [phase.name for phase in phases]
    if not names or len(set(names)) < len(names):
        raise ValueError(f"Expected at least one phase, each with its own name. Received: {names}")
    owned = {id(variable) for variable in model.variables}
    for phase in phases:
        for learner in phase.learners:
            if not owned.issuperset(id(variable) for variable in learner.variables):
                raise ValueError(
                    f"Phase '{phase.name}' trains '{learner.name}', which is not part of the "
                    f"model. Set it as an attribute in __init__: self.{learner.name} = ..."
                )
    return phases


def checked_batch(data, phases):
    """Returns the arguments of the phases' losses from what `fit` hands over.

    Args:
        data: `x`, `(x,)` or `(x, y)`.
        phases: List of `Phase`.

    Returns:
        Tuple of one or two tensors, or of structures of tensors like those of `x` and `y`.

    Raises:
        ValueError: If there are sample weights, or a loss takes another number of arrays.
    """
    x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
    if sample_weight is not None:
        raise ValueError("An AdversarialModel takes no sample weights. Pass x, or x and y.")
    batch = (x,) if y is None else (x, y)
    for phase in phases:
        expected = list(inspect.signature(phase.loss).parameters)
        if len(expected) != len(batch):
            raise ValueError(
                f"The loss of phase '{phase.name}' expected {len(expected)} array(s) per batch, "
                f"{expected}. Received: {len(batch)}. Pass fit(x) for one and fit(x, y) for two."
            )
    # Under PyTorch `train_on_batch` hands arrays over as they are; a tensor minus an array fails.
    return keras.tree.map_structure(keras.ops.convert_to_tensor, batch)
