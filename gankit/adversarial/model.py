"""`AdversarialModel`: the one place where freezing and alternating live.

One step, told once. `fit` hands a batch to `train_step` (steps.py, which is only about JAX wanting
its state passed in), and that to `adversarial_step` below:

1. The batch becomes the arguments of the losses: `fit(x, y)` calls `loss(x, y)`.
2. `before_step()`, empty unless a model fills it.
3. The phases, in the order of `phases()`, each as often as its `turns` say. Where any phase takes
   several, the batch is cut into that many parts; turn i works on part i. One turn (turns.py):
   a. The learners' weights are read, all at once. The loss runs on these values, in a scope in
      which nothing is written: whatever it would have written (batch statistics, seeds, a pool)
      comes out as values beside it (gradients.py).
   b. It is differentiated for the trainable weights of the phase's learners, and for no others.
   c. The phase's own optimizer moves these weights. No flag is set or reset: who is no learner is
      frozen, because nothing moves it.
   d. Of the values, those of the learners, of the phase's `state` and of the model's
      `seed_generator` are written. Those of frozen networks are dropped; anything else that would
      be lost is an error.
   e. The phase's `after_turn()`, where it has one.
   The next turn sees what this one has moved.
4. `iterations` counts on, the averages follow their networks, then `after_step()`.
5. The losses and their parts, means over a phase's turns, are the logs of this step.

Under TensorFlow and JAX all of it is one compiled graph: the Python of a step runs when the graph
is traced, not at each step. So what changes from step to step lives in variables.
"""

import keras

from gankit.adversarial.averaging import KeepsAverages
from gankit.adversarial.checks import checked_batch, checked_phases
from gankit.adversarial.networks import ReplacesNetworks, refuse_hidden_methods
from gankit.adversarial.optimizers import joined
from gankit.adversarial.saving import SavesEverything
from gankit.adversarial.steps import Steps
from gankit.adversarial.turns import loss_without_learning, part_of, take_turn
from gankit.adversarial.xla import resolved_jit


class AdversarialModel(ReplacesNetworks, KeepsAverages, SavesEverything, Steps, keras.Model):
    """A `keras.Model` whose networks take turns; in each turn some learn, all others are frozen.

    A subclass sets its networks as attributes and returns its phases. One call of
    `train_on_batch(real, return_dict=True)` is one whole adversarial step; `fit` brings Keras'
    progress bar, callbacks and checkpoints. There is no other training loop.

    **Frozen means frozen to the bit.** A loss may call a frozen network with `training=True` and
    gets batch statistics without moving them. What a loss may write beside its learners' own state,
    such as a pool of old fakes, is named in the phase:

    >>> self.pool = self.add_weight((50, 28, 28, 1), trainable=False, name="pool")
    >>> Phase("discriminator", [self.discriminator], self.discriminator_loss, state=[self.pool])

    A network that grows is replaced, `gan.generator = grown`, and the model compiled again.

    The logs `<phase>_loss` hold the value of that step in `train_on_batch` and in
    `on_train_batch_end`, and the mean over the epoch in `on_epoch_end` and `History`. With several
    turns the value is their mean. It includes the learners' weight regularisation
    (`kernel_regularizer` and the like); a penalty on activities belongs into the phase's loss.

    Args:
        seed: Whole number for the model's own random numbers (latent vectors and the like). None
            draws one from the global seed, `keras.utils.set_random_seed`.
    """

    default_learning_rates = {}  # by phase, where a model's players need different ones
    xla_on_cpu = None  # True or False where a model was measured; None where its layers decide

    def __init__(self, seed=None):
        super().__init__()
        refuse_hidden_methods(self)
        self.seed = seed
        self.averages = {}
        self.seed_generator = keras.random.SeedGenerator(seed)
        self._trackers = []
        self.built = True  # the networks come built

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

    def before_step(self):
        """Runs before the first turn of each step, inside the compiled graph; writes are kept."""

    def after_step(self):
        """Runs after the last turn of each step, inside the compiled graph; writes are kept."""

    def compile(
        self,
        optimizers=None,
        *,
        averages=None,
        jit_compile="auto",
        run_eagerly=False,
        steps_per_execution=1,
    ):
        """Gives every phase its optimizer.

        Args:
            optimizers: Dict from phase name to optimizer. None takes `default_optimizers()`.
            averages: Dict from the attribute of a network to the share, below 1, of its average
                that stays in a step: `{"generator": 0.99}`. The model then generates with the
                average, which is saved with it. None keeps the averages that there are.
            jit_compile: Whether to compile the step with XLA; for "auto" see
                `gankit.adversarial.xla`.
            run_eagerly: Run without a compiled graph, to debug.
            steps_per_execution: Batches per call of the compiled graph.

        Raises:
            ValueError: If a phase is repeated, its learner is not an attribute of the model, or an
                optimizer is missing, unknown or shared, or there is no such network to average.
        """
        if averages is not None:
            self.keep_averages(averages)
        phases = checked_phases(self)
        if optimizers is None:
            optimizers = self.default_optimizers()
        joint = joined(optimizers, phases, self.dtype_policy.name == "mixed_float16")
        logged = [name for phase in phases for name in phase.log_names()]
        self._trackers = [keras.metrics.Mean(name=name) for name in logged]
        super().compile(
            optimizer=joint,
            jit_compile=resolved_jit(self, jit_compile, run_eagerly),
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
            Dict from `<phase>_loss`, and `<phase>_<part>`, to the scalar of this step.
        """
        phases = self.phases()
        batch = checked_batch(data, phases)
        parts = max(phase.turns for phase in phases)
        logs = {}
        self.before_step()
        for phase in phases:
            turns = [
                take_turn(self, phase, part_of(batch, turn, parts)) for turn in range(phase.turns)
            ]
            means = [sum(values) / phase.turns for values in zip(*turns, strict=True)]
            logs |= dict(zip(phase.log_names(), means, strict=True))
        self.optimizer.iterations.assign_add(1)
        self.follow_leaders()
        self.after_step()
        return self._noted(logs)

    def evaluation_step(self, data):
        """Runs the loss of every phase and moves nothing.

        Args:
            data: As in `adversarial_step`.

        Returns:
            Dict as of `adversarial_step`, of this batch.
        """
        phases = self.phases()
        batch = checked_batch(data, phases)
        logs = {}
        for phase in phases:
            values = loss_without_learning(self, phase, batch)
            logs |= dict(zip(phase.log_names(), values, strict=True))
        return self._noted(logs)

    def _noted(self, logs):
        for tracker in self._trackers:
            tracker.update_state(logs[tracker.name])
        return logs
