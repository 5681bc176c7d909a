"""What does not fit is refused before anything is trained, with the cure."""

import inspect

import keras
from keras import ops

from gankit.refusals import refuse_whole_number_images


def checked_phases(model):
    """Returns a model's phases if they can be trained.

    Args:
        model: The `AdversarialModel`.

    Returns:
        List of `Phase`.

    Raises:
        ValueError: If there is none, a name stands twice, or a learner or state is not part of the
            model.
    """
    phases = model.phases()
    names = [phase.name for phase in phases]
    if not names or len(set(names)) < len(names):
        raise ValueError(f"Expected at least one phase, each with its own name. Received: {names}")
    logged = [name for phase in phases for name in phase.log_names()]
    if len(set(logged)) < len(logged):
        raise ValueError(
            "Expected every loss and part to have a name of its own in the logs, `<phase>_loss` or "
            f"`<phase>_<part>`. Received: {logged}. Rename a phase or a part."
        )
    owned = {id(variable) for variable in model.variables}
    for phase in phases:
        for learner in phase.learners:
            if not owned.issuperset(id(variable) for variable in learner.variables):
                raise ValueError(
                    f"Phase '{phase.name}' trains '{learner.name}', which is not part of the "
                    f"model. Set it as an attribute in __init__: self.{learner.name} = ..."
                )
        if not owned.issuperset(id(variable) for variable in phase.carried_variables()):
            raise ValueError(
                f"Phase '{phase.name}' names `state` that is not part of the model, so it would "
                "not be saved. Set it as an attribute in __init__: self.pool = ..."
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
        ValueError: If there are sample weights, a loss takes another number of arrays, or images
            are whole numbers.
    """
    x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
    if sample_weight is not None:
        raise ValueError("An AdversarialModel takes no sample weights. Pass x, or x and y.")
    batch = (x,) if y is None else (x, y)
    refuse_whole_number_images(*keras.tree.flatten(batch))
    for phase in phases:
        signature = inspect.signature(phase.loss)
        try:
            signature.bind(*batch)
        except TypeError:
            taken = [p.name for p in signature.parameters.values() if p.default is p.empty]
            raise ValueError(
                f"The loss of phase '{phase.name}' expected {len(taken)} array(s) per batch, "
                f"{taken}. Received: {len(batch)}. Pass fit(x) for one and fit(x, y) for two."
            ) from None
    # Under PyTorch `train_on_batch` hands arrays over as they are; a tensor minus an array fails.
    return keras.tree.map_structure(ops.convert_to_tensor, batch)


def checked_values(phase, returned):
    """Returns what a phase's loss returned as scalars, if it is what the phase promises.

    Args:
        phase: The `Phase`.
        returned: A scalar, or `(scalar, {part: scalar})` where the phase names parts.

    Returns:
        List of scalar tensors, one for each of `phase.log_names()`.

    Raises:
        ValueError: If it is anything else, or the parts are not those that the phase names.
    """
    loss, parts = returned, {}
    if isinstance(returned, tuple) and len(returned) == 2 and isinstance(returned[1], dict):
        loss, parts = returned
    if set(parts) != set(phase.parts):
        raise ValueError(
            f"The loss of phase '{phase.name}' expected the parts {list(phase.parts)}. Received: "
            f"{list(parts)}. Return `loss, {{part: scalar}}` with the parts that the phase names: "
            f"Phase(..., parts={tuple(parts) or tuple(phase.parts)})."
        )
    if loss is None or isinstance(loss, (tuple, list, dict)):
        raise ValueError(
            f"The loss of phase '{phase.name}' expected to return one number, or "
            f"`loss, {{part: scalar}}`. Received: {loss!r}"
        )
    values = [ops.convert_to_tensor(each) for each in (loss, *(parts[n] for n in phase.parts))]
    for name, value in zip(phase.log_names(), values, strict=True):
        if len(value.shape):
            raise ValueError(
                f"'{name}' expected one number for the whole batch. Received: a tensor of shape "
                f"{tuple(value.shape)}. Take its mean: ops.mean(...)."
            )
    return values
