"""`AdversarialModel`: the one place where freezing and alternating live."""

import keras

from gankit.adversarial.checks import checked_batch, checked_phases
from gankit.adversarial.optimizers import PhaseOptimizers, checked_optimizers
from gankit.adversarial.saving import SavesEverything
from gankit.adversarial.steps import Steps
from gankit.adversarial.turns import loss_without_learning, part_of, take_turn


class AdversarialModel(SavesEverything, Steps, keras.Model):
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

    default_learning_rates = {}  # by phase, where a model's players need different ones

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
            Dict from phase name to optimizer: Adam with the DCGAN paper's beta_1 of 0.5 (Radford et
            al. 2015, section 4) and a learning rate of 1e-3, five times the paper's, for short runs
            on small images, or what the model's `default_learning_rates` say of a phase.
            `python -m benchmarks.figures learning_rate` compares it with others.
        """
        return {
            phase.name: keras.optimizers.Adam(
                self.default_learning_rates.get(phase.name, 1e-3), beta_1=0.5
            )
            for phase in self.phases()
        }

    def compile(
        self, optimizers=None, *, jit_compile="auto", run_eagerly=False, steps_per_execution=1
    ):
        """Gives every phase its optimizer.

        Args:
            optimizers: Dict from phase name to optimizer. None takes `default_optimizers()`.
            jit_compile: Whether to compile the step with XLA. "auto" follows what was measured
                (`python -m benchmarks.speed`): on a CPU under TensorFlow XLA makes dense networks
                faster and convolutional ones slower, so only dense ones are compiled with it.
            run_eagerly: Run without a compiled graph, to debug.
            steps_per_execution: Batches per call of the compiled graph.

        Raises:
            ValueError: If a phase is repeated, its learner is not an attribute of the model, or an
                optimizer is missing, unknown or shared.
        """
        phases = checked_phases(self)
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
            jit_compile=self._resolved_jit(jit_compile, run_eagerly),
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
        batch = checked_batch(data, phases)
        parts = max(phase.turns for phase in phases)
        logs = {}
        for phase, tracker in zip(phases, self._trackers, strict=True):
            turns = [
                take_turn(self, phase, part_of(batch, turn, parts)) for turn in range(phase.turns)
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
        batch = checked_batch(data, phases)
        logs = {}
        for phase, tracker in zip(phases, self._trackers, strict=True):
            logs[tracker.name] = loss_without_learning(self, phase, batch)
            tracker.update_state(logs[tracker.name])
        return logs

    def _resolved_jit(self, asked, run_eagerly):
        if asked != "auto":
            return asked
        return False if run_eagerly else self._suits_xla()

    def _suits_xla(self):
        if keras.backend.backend() != "tensorflow" or _tensorflow_sees_an_accelerator():
            return "auto"
        # The kernel of a two-dimensional convolution is the only one with four axes.
        return all(len(variable.shape) < 4 for variable in self.trainable_variables)


def _with_loss_scale(optimizer):
    if isinstance(optimizer, keras.optimizers.LossScaleOptimizer):
        return optimizer
    return keras.optimizers.LossScaleOptimizer(optimizer)


def _tensorflow_sees_an_accelerator():
    import tensorflow as tf

    return any(device.device_type != "CPU" for device in tf.config.list_physical_devices())
