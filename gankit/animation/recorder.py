"""The callback that both recorders share: it counts steps, keeps the logs and asks for frames."""

import os
from collections.abc import Callable, Iterable, Mapping

import keras
import numpy as np

from gankit.animation import recording
from gankit.animation.animation import Animation
from gankit.animation.equal_sizes import equal_sizes
from gankit.animation.schedule import DueSteps, endless_steps, growing_steps


class Recorder(keras.callbacks.Callback):
    """Records frames and logs of a training, in `fit` or in a loop of one's own.

    Subclasses implement `draw()`, and `caption()` where there is something to say of a frame.
    Recording changes nothing in the training. Steps are counted
    through all epochs and on through repeated `fit` calls; step 0 is the untrained model. A
    scheduled step that was jumped over (`steps_per_execution`) is recorded at the next call,
    under its true number. In a loop of one's own:

    ```python
    recorder = FrameRecorder(latents, model=gan)
    for step, batch in enumerate(batches, start=1):
        recorder.record(step, gan.train_on_batch(batch, return_dict=True))
    recorder.animation.save("training.gif")
    ```

    Args:
        model: The model to draw. By default the one that is trained.
        schedule: Increasing step numbers at which a frame is made, maybe endless. By default
            about 60 that lie dense early and sparse late; the last step of a `fit` is always
            recorded.
        folder: Where to write each frame as it is made, so that a killed run leaves a playable
            animation (`Animation.load(folder)`). A recording that is already there is replaced.
        title: Shown above the animation.
        alt: What the frames show, in words, for people who can't see them.
        panels: Further things to measure whenever a frame is made, each drawn as a chart of its
            own: functions from the trained model to `{"panel: curve": number}`, such as
            `{"gradient norm: generator": 0.7}`. `gankit.runs.panels` has some.
    """

    def __init__(
        self,
        *,
        model: keras.Model | None = None,
        schedule: Iterable[int] | None = None,
        folder: str | os.PathLike | None = None,
        title: str = "Training",
        alt: str | None = None,
        panels: Iterable[Callable] = (),
    ):
        super().__init__()
        self.title = title
        self.alt = alt
        self.panels = tuple(panels)
        self.step = 0
        self._drawn_model = model
        self._schedule = schedule
        self._due = DueSteps(endless_steps() if schedule is None else schedule)
        self._frames = []  # (step, frame, caption)
        self._logs = []  # (step, {name: value})
        self._folder = None if folder is None else recording.FolderWriter(folder, title, alt)
        self._epoch_start = 0
        self._is_planned = False

    def draw(self) -> np.ndarray:
        """Draws the model as it is now.

        Returns:
            uint8 array `(H, W, 3)`.
        """
        raise NotImplementedError("A subclass of `Recorder` must implement `draw()`.")

    def caption(self) -> str:
        """Says in a few words what the frame shows; nothing, unless a subclass has words for it."""
        return ""

    @property
    def drawn_model(self) -> keras.Model:
        """The model that is drawn: the one given, or else the one that is trained."""
        trained = self.model  # subtle: on JAX this access brings the trained state back
        if self._drawn_model is None and trained is None:
            raise ValueError(
                "Expected a model to draw. Received: none. Pass the recorder to "
                "`fit(callbacks=[...])`, or give it one: `FrameRecorder(inputs, model=...)`."
            )
        return trained if self._drawn_model is None else self._drawn_model

    @property
    def animation(self) -> Animation:
        """All that was recorded so far, as an `Animation`. It is whole at any moment."""
        frames, logs = list(self._frames), list(self._logs)
        return Animation(
            equal_sizes([frame for _, frame, _ in frames]),
            [step for step, _, _ in frames],
            captions=[caption for _, _, caption in frames],
            history=recording.history_from_logs(logs),
            history_steps=[step for step, _ in logs],
            title=self.title,
            alt=self.alt,
        )

    def record(self, step: int, logs: Mapping[str, float] | None = None) -> None:
        """Notes one step's logs, and makes a frame when one is due.

        Args:
            step: How many steps were trained so far, 0 for none; it must increase.
            logs: `{name: number}` of this step.

        Raises:
            ValueError: If the step does not increase.
        """
        if step < self.step or (self._logs and step <= self._logs[-1][0]):
            raise ValueError(
                f"Expected a step above {self.step}. Received: {step}. "
                "Use a new recorder for a new training."
            )
        self.step = step
        self._note(logs)
        if self._due.due(step):
            self._add_frame()

    def on_train_begin(self, logs: dict | None = None) -> None:
        self._is_planned = False
        self._epoch_start = self.step
        if self.step == 0 and not self._frames:
            self.record(0)

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        self._epoch_start = self.step
        if not self._is_planned:
            self._plan(epoch)

    def on_train_batch_end(self, batch: int, logs: dict | None = None) -> None:
        # subtle: with steps_per_execution the last index of an epoch may lie beyond its end
        in_epoch = min(batch + 1, self._steps_per_epoch or batch + 1)
        self.record(self._epoch_start + in_epoch, logs)

    def on_train_end(self, logs: dict | None = None) -> None:
        if not self._frames or self._frames[-1][0] < self.step:
            self._add_frame()
        if self._folder is not None:
            self._folder.write_logs(self._logs)

    @property
    def _steps_per_epoch(self):
        return (self.params or {}).get("steps")

    def _plan(self, epoch):
        """Spreads the default schedule over this `fit`, now that its length is known."""
        self._is_planned = True
        if self._schedule is None and self._steps_per_epoch:
            remaining = (self.params["epochs"] - epoch) * self._steps_per_epoch
            steps = growing_steps(self.step + remaining)
            self._due = DueSteps(step for step in steps if step > self.step)

    def _note(self, values):
        """Adds values to what was noted at this step."""
        values = {name: float(value) for name, value in (values or {}).items()}
        if self._logs and self._logs[-1][0] == self.step:
            self._logs[-1][1].update(values)
        elif values:
            self._logs.append((self.step, values))

    def _add_frame(self):
        trained = self.model  # subtle: on JAX this access brings the trained state back
        for panel in self.panels:
            self._note(panel(self._drawn_model if trained is None else trained))
        frame, caption = self.draw(), self.caption()
        self._frames.append((self.step, frame, caption))
        if self._folder is not None:
            self._folder.write_frame(self.step, frame, self._logs, caption)
