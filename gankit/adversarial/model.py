"""`AdversarialModel`: the one place where freezing and alternating live."""

import inspect

import keras

from gankit.adversarial.gradients import loss_and_gradients
from gankit.adversarial.optimizers import PhaseOptimizers, checked_optimizers
from gankit.adversarial.phase import unique
from gankit.adversarial.steps import Steps


class AdversarialModel(Steps, keras.Model):
    """A `keras.Model` whose networks take turns; in each turn some learn, all others are frozen.

    A subclass sets its networks as attributes and returns its phases. One call of
    `train_on_batch(real, return_dict=True)` is one whole adversarial step; `fit` brings Keras'
    progress bar, callbacks and checkpoints. There is no other training loop.

    **Frozen means frozen to the bit.** A phase's loss runs without writing anything. Then the
    learners' weights move by their gradients, the learners' own state (batch statistics, dropout
    seeds) and the model's `seed_generator` are written back, and whatever the loss would have
    changed in another network is dropped. So a loss may call a frozen network with `training=True`
    and gets batch statistics without moving them.

    The logs `<phase>_loss` hold the value of that step in `train_on_batch` and in
    `on_train_batch_end`, and the mean over the epoch in `on_epoch_end` and `History`. With several
    turns the value is their mean. It includes the learners' weight regularisation
    (`kernel_regularizer` and the like); a penalty on activities belongs into the phase's loss.

    Args:
        seed: Whole number for the model's own random numbers (latent vectors and the like). None
            draws one from the global seed, `keras.utils.set_random_seed`.
    """

    def __init__(self, seed=None):
        super().__init__()
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)
        self._trackers = []
        self.built = True  # the networks come built; this model adds no variable of its own

    def phases(self):
        """Returns the phases of one step, in order.

        Returns:
            List of `Phase`.
        """
        raise NotImplementedError(f"{type(self).__name__} must implement `phases()`.")

    def default_optimizers(self):
        """Returns the optimizers that `compile()` takes when called bare.

        Returns:
            Dict from phase name to optimizer: Adam(2e-4, beta_1=0.5), the DCGAN paper's
            (Radford et al. 2015, section 4).
        """
        return {phase.name: keras.optimizers.Adam(2e-4, beta_1=0.5) for phase in self.phases()}

    def compile(
        self, optimizers=None, *, jit_compile="auto", run_eagerly=False, steps_per_execution=1
    ):
        """Gives every phase its optimizer.

        Args:
            optimizers: Dict from phase name to optimizer. None takes `default_optimizers()`.
            jit_compile: Whether to compile the step with XLA. "auto" follows what was measured:
                on a CPU under TensorFlow XLA doubles the speed of dense networks and cuts that of
                convolutional ones to a half or less, so it is used for dense ones only.
            run_eagerly: Run without a compiled graph, to debug.
            steps_per_execution: Batches per call of the compiled graph.

        Raises:
            ValueError: If a phase is repeated, its learner is not an attribute of the model, or an
                optimizer is missing, unknown or shared.
        """
        phases = self._checked_phases()
        if optimizers is None:
            optimizers = self.default_optimizers()
        by_phase = checked_optimizers(optimizers, phases)
        if self.dtype_policy.name == "mixed_float16":
            by_phase = {name: _with_loss_scale(optimizer) for name, optimizer in by_phase.items()}
        joint = PhaseOptimizers(by_phase)
        joint.build_for(phases)
        self._trackers = [keras.metrics.Mean(name=f"{phase.name}_loss") for phase in phases]
        super().compile(
            optimizer=joint,
            jit_compile=self._suits_xla() if jit_compile == "auto" else jit_compile,
            run_eagerly=run_eagerly,
            steps_per_execution=steps_per_execution,
            auto_scale_loss=False,
        )

    @property
    def metrics(self):
        return list(self._trackers)

    def adversarial_step(self, data):
        """Runs all phases once, in order, and moves the learners of each.

        Args:
            data: What `fit` hands over for one batch: `x`, `(x,)` or `(x, y)`.

        Returns:
            Dict from `<phase>_loss` to the scalar of this step.
        """
        phases = self.phases()
        batch = self._checked_batch(data, phases)
        parts = max(phase.turns for phase in phases)
        logs = {}
        for phase, tracker in zip(phases, self._trackers, strict=True):
            turns = [
                self._take_turn(phase, _part(batch, turn, parts)) for turn in range(phase.turns)
            ]
            logs[tracker.name] = sum(turns) / phase.turns
            tracker.update_state(logs[tracker.name])
        self.optimizer.iterations.assign_add(1)
        return logs

    def evaluation_step(self, data):
        """Runs the loss of every phase and moves nothing.

        Args:
            data: As in `adversarial_step`.

        Returns:
            Dict from `<phase>_loss` to the scalar of this batch.
        """
        phases = self.phases()
        batch = self._checked_batch(data, phases)
        logs = {}
        for phase, tracker in zip(phases, self._trackers, strict=True):
            current = [(variable, variable.value) for variable in self.variables]
            with keras.StatelessScope(state_mapping=current):
                logs[tracker.name] = phase.loss(*batch)
            tracker.update_state(logs[tracker.name])
        return logs

    def _take_turn(self, phase, batch):
        learned = phase.learned_variables()
        state = _without(self.variables, learned)
        optimizer = self.optimizer.by_phase[phase.name]
        loss, gradients, new_state = loss_and_gradients(
            lambda: phase.loss(*batch) + _weight_penalty(learned),
            learned,
            state,
            optimizer.scale_loss,
        )
        _apply(optimizer, gradients, learned)
        # Whatever else the loss would have written belongs to a frozen network and is dropped.
        written = {id(v) for v in [*phase.carried_variables(), self.seed_generator.state]}
        for variable, value in zip(state, new_state, strict=True):
            if id(variable) in written and value is not None:
                variable.assign(value)
        return loss

    def _checked_phases(self):
        phases = self.phases()
        names = [phase.name for phase in phases]
        if not names or len(set(names)) < len(names):
            raise ValueError(
                f"Expected at least one phase, each with its own name. Received: {names}"
            )
        owned = {id(variable) for variable in self.variables}
        for phase in phases:
            for learner in phase.learners:
                if not owned.issuperset(id(variable) for variable in learner.variables):
                    raise ValueError(
                        f"Phase '{phase.name}' trains '{learner.name}', which is not part of the "
                        f"model. Set it as an attribute in __init__: self.{learner.name} = ..."
                    )
        return phases

    def _checked_batch(self, data, phases):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        if sample_weight is not None:
            raise ValueError(f"{type(self).__name__} takes no sample weights. Pass x, or x and y.")
        batch = (x,) if y is None else (x, y)
        for phase in phases:
            expected = list(inspect.signature(phase.loss).parameters)
            if len(expected) != len(batch):
                raise ValueError(
                    f"Phase '{phase.name}' of {type(self).__name__} expected {len(expected)} "
                    f"array(s) per batch, {expected}. Received: {len(batch)}. "
                    "Pass fit(x) for one and fit(x, y) for two."
                )
        return batch

    def _suits_xla(self):
        if keras.backend.backend() != "tensorflow" or _tensorflow_sees_an_accelerator():
            return "auto"
        # The kernel of a two-dimensional convolution is the only one with four axes.
        return all(len(variable.shape) < 4 for variable in self.trainable_variables)

    def save_own_variables(self, store):
        # The model has no variables of its own but these: its networks save theirs themselves.
        for index, variable in enumerate(self._random_states()):
            store[f"random_state_{index}"] = keras.ops.convert_to_numpy(variable)

    def load_own_variables(self, store):
        for index, variable in enumerate(self._random_states()):
            variable.assign(store[f"random_state_{index}"][()])

    def _random_states(self):
        # Keras saves no seeds; without them a restored run would draw other latent vectors.
        return _without(self.variables, self.weights)

    def get_config(self):
        names = inspect.signature(type(self).__init__).parameters
        return {
            n: keras.saving.serialize_keras_object(getattr(self, n)) for n in names if n != "self"
        }

    @classmethod
    def from_config(cls, config):
        return cls(**{n: keras.saving.deserialize_keras_object(v) for n, v in config.items()})

    def get_compile_config(self):
        return {
            "optimizers": self.optimizer.get_config()["by_phase"],
            "jit_compile": self.jit_compile,
            "run_eagerly": self.run_eagerly,
            "steps_per_execution": self.steps_per_execution,
        }

    def compile_from_config(self, config):
        optimizers = config.pop("optimizers")
        self.compile({n: keras.optimizers.deserialize(o) for n, o in optimizers.items()}, **config)


def _part(batch, turn, parts):
    if parts == 1:
        return batch
    size = keras.ops.shape(batch[0])[0] // parts
    if isinstance(size, int) and size == 0:
        raise ValueError(
            f"A step takes {parts} turns, each on a fresh part of the batch, but the batch holds "
            f"{keras.ops.shape(batch[0])[0]} samples. Raise `batch_size` to at least {parts}."
        )
    return tuple(array[turn * size : (turn + 1) * size] for array in batch)


def _weight_penalty(variables):
    return sum(v.regularizer(v) for v in variables if v.regularizer is not None)


def _apply(optimizer, gradients, variables):
    if keras.backend.backend() == "torch":
        import torch

        with torch.no_grad():
            optimizer.apply(gradients, variables)
    else:
        optimizer.apply(gradients, variables)


def _with_loss_scale(optimizer):
    if isinstance(optimizer, keras.optimizers.LossScaleOptimizer):
        return optimizer
    return keras.optimizers.LossScaleOptimizer(optimizer)


def _without(variables, dropped):
    dropped = {id(variable) for variable in dropped}
    return [variable for variable in unique(variables) if id(variable) not in dropped]


def _tensorflow_sees_an_accelerator():
    import tensorflow as tf

    return any(device.device_type != "CPU" for device in tf.config.list_physical_devices())
