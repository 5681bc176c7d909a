"""One optimizer per phase behind the single optimizer that `keras.Model` expects."""

import keras


class PhaseOptimizers(keras.optimizers.Optimizer):
    """The optimizers of all phases, seen by Keras as one.

    Keras saves, restores and schedules `model.optimizer`. This one passes each request on to the
    phases' own. `iterations` counts whole adversarial steps.

    `learning_rate` reads the first phase's rate. Setting it scales *every* phase's rate by the same
    factor, so that `LearningRateScheduler` and `ReduceLROnPlateau` keep the phases' proportion.

    Args:
        by_phase: Dict from a phase's name to its optimizer.
    """

    def __init__(self, by_phase):
        super().__init__(learning_rate=0.0, name="phase_optimizers")
        self.by_phase = by_phase
        self._learned = {}
        self.built = True

    def build_for(self, phases):
        """Creates every optimizer's slots for its phase's variables.

        Args:
            phases: List of `Phase`.
        """
        for phase in phases:
            self._learned[phase.name] = phase.learned_variables()
            self.by_phase[phase.name].build(self._learned[phase.name])

    def learned_variables(self, name):
        """Returns the variables that a phase's optimizer was built for; none for a new phase."""
        return self._learned.get(name, [])

    def build(self, variables):
        """Does nothing: each phase's optimizer is built for its own learners at compile."""

    @property
    def variables(self):
        owned = [v for optimizer in self.by_phase.values() for v in optimizer.variables]
        return [self.iterations, *owned]

    @property
    def learning_rate(self):
        return next(iter(self.by_phase.values())).learning_rate

    @learning_rate.setter
    def learning_rate(self, new_rate):
        old_rate = float(keras.ops.convert_to_numpy(self.learning_rate))
        for optimizer in self.by_phase.values():
            rate = float(keras.ops.convert_to_numpy(optimizer.learning_rate))
            optimizer.learning_rate = rate * new_rate / old_rate if old_rate else new_rate

    def finalize_variable_values(self, var_list):
        """Puts averaged weights in place after `fit` where an optimizer has `use_ema=True`."""
        for name, optimizer in self.by_phase.items():
            optimizer.finalize_variable_values(self._learned[name])

    def save_own_variables(self, store):
        # The phases' optimizers are found and saved by Keras as children of this object.
        store["iterations"] = keras.ops.convert_to_numpy(self.iterations)

    def load_own_variables(self, store):
        self.iterations.assign(store["iterations"][()])

    def get_config(self):
        return {
            "by_phase": {
                name: keras.optimizers.serialize(optimizer)
                for name, optimizer in self.by_phase.items()
            }
        }


def joined(optimizers, phases, scales_loss):
    """Makes one optimizer of those of all phases, ready for their learners.

    Args:
        optimizers: As `checked_optimizers` takes them.
        phases: List of `Phase`.
        scales_loss: Whether each gets a loss scale, without which small gradients are rounded to 0
            in float16.

    Returns:
        A `PhaseOptimizers`.

    Raises:
        ValueError: If one is missing, unknown, or shared by two phases.
    """
    by_phase = checked_optimizers(optimizers, phases)
    if scales_loss:
        by_phase = {name: _with_loss_scale(optimizer) for name, optimizer in by_phase.items()}
    joint = PhaseOptimizers(by_phase)
    joint.build_for(phases)
    return joint


def checked_optimizers(optimizers, phases):
    """Matches optimizers to phases and refuses what does not fit.

    Args:
        optimizers: Dict from phase name to an optimizer, or to a name or config that
            `keras.optimizers.get` understands.
        phases: List of `Phase`.

    Returns:
        Dict from phase name to `keras.optimizers.Optimizer`, in the order of the phases.

    Raises:
        ValueError: If one is missing, unknown, or shared by two phases.
    """
    names = [phase.name for phase in phases]
    if not isinstance(optimizers, dict):
        raise ValueError(
            f"Expected `optimizers` to be a dict with the keys {names}. Received: {optimizers!r}"
        )
    for name in names:
        if optimizers.get(name) is None:
            raise ValueError(
                f"The optimizer of phase '{name}' is missing. Expected the keys {names}. "
                f"Received: {list(optimizers)}"
            )
    for name in optimizers:
        if name not in names:
            raise ValueError(
                f"`optimizers` names '{name}', but there is no phase '{name}'. Expected the keys "
                f"{names}."
            )
    by_phase = {name: keras.optimizers.get(optimizers[name]) for name in names}
    if len({id(optimizer) for optimizer in by_phase.values()}) < len(by_phase):
        raise ValueError(
            f"Two of the phases {names} share one optimizer instance. An optimizer keeps a history "
            "per variable: create one for each phase."
        )
    return by_phase


def _with_loss_scale(optimizer):
    if isinstance(optimizer, keras.optimizers.LossScaleOptimizer):
        return optimizer
    return keras.optimizers.LossScaleOptimizer(optimizer)
