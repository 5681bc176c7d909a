"""What a loss may write: anything that would be lost after its turn is refused, not dropped."""

import keras


def refuse_lost_state(model, phase, written):
    """Refuses a loss that writes what neither the turn keeps nor freezing explains.

    The state of a network whose turn it is not (batch statistics, seeds of dropout) is dropped on
    purpose. A variable of the model's own, a layer that learns in no phase, a metric or a weight
    would be dropped by accident.

    Args:
        model: The `AdversarialModel`.
        phase: The `Phase` whose loss was run.
        written: Dict from the `id` of each variable that the loss wrote to the value.

    Raises:
        ValueError: If there is such a variable, with its name and the cure.
    """
    explained = {id(v) for v in (*phase.carried_variables(), model.seed_generator.state)}
    networks = [layer for layer in model.layers if isinstance(layer, keras.Model)]
    for network in networks + [learner for each in model.phases() for learner in each.learners]:
        explained |= {id(variable) for variable in network.non_trainable_variables}
    lost = written.keys() - explained
    if lost:
        name, cure = _named(model, lost)
        raise ValueError(
            f"The loss of phase '{phase.name}' writes {name}, which would be lost: of all that a "
            f"loss writes, only what its learners carry along and the phase's `state` is kept. "
            f"Cure: {cure}"
        )


def _named(model, lost):
    """Finds words for what would be lost: `(name, cure)`."""
    for attribute, value in vars(model).items():
        if isinstance(value, keras.Metric) and lost & {id(v) for v in value.variables}:
            return f"the metric '{attribute}'", (
                "return its value as a part, `return loss, {'part': value}`, and name it: "
                "Phase(..., parts=('part',))."
            )
        if isinstance(value, keras.random.SeedGenerator) and id(value.state) in lost:
            return f"the seed generator '{attribute}'", _in_state(attribute)
        if isinstance(value, keras.Variable) and id(value) in lost:
            return f"the variable '{attribute}'", _in_state(attribute)
    for layer in model.layers:
        if lost & {id(v) for v in layer.variables}:
            if isinstance(layer, keras.Model):
                return f"a weight of the network '{layer.name}'", (
                    "move weights by hand in `after_step` of the model, not in a loss."
                )
            return f"the layer '{layer.name}'", _in_state(layer.name)
    return "a variable that is no attribute of the model", (
        "set it as an attribute in __init__ and name it: Phase(..., state=[self.pool])."
    )


def _in_state(name):
    return f"name it in the phase, Phase(..., state=[self.{name}])."
