"""FieldRecorder: a GAN on 2-D points, with what its discriminator thinks of every place."""

import os
from collections.abc import Callable, Iterable

import keras
import numpy as np

from gankit.animation.field import DIRECTIONS, Axes, draw_field, regular_points
from gankit.animation.inference import inference_call
from gankit.animation.recorder import Recorder


class FieldRecorder(Recorder):
    """Records the discriminator's field, real and generated points, and the push: a callback.

    ```python
    recorder = FieldRecorder(latents, real_points)
    gan.fit(points, callbacks=[recorder])
    recorder.animation.save("ring.gif")
    ```

    The field is the probability of "real", the sigmoid of the logit. The arrows stand on generated
    points and show where the discriminator pushes them: the gradient of the logit with respect to
    the point, which the generator's learning follows. It is taken by central differences,
    `(logit(x + h) - logit(x - h)) / 2h`, which is the same on every backend. The axes stay fixed.

    Args:
        latents: The generator's inputs, always the same, `(N, latent_dim)`.
        real_points: A sample of the real points, float `(M, 2)`.
        model: An object with `.generator` (latents to points `(N, 2)`) and `.discriminator`
            (points to logits `(N, 1)`). By default the model that is trained.
        axes: `(left, right, bottom, top)`. By default a square around the real points, with
            room.
        arrows: On how many generated points an arrow stands; 0 for none.
        pixels: Width and height of the field.
        schedule: Increasing step numbers at which a frame is made. By default about 60.
        folder: Where to write each frame as it is made, or None.
        title: Shown above the animation.
        alt: What the frames show, in words, for people who can't see them; by default `shown`.
        panels: Further things to measure whenever a frame is made; see `Recorder`.

    Raises:
        ValueError: If the real points are not in the shape `(M, 2)`.
    """

    judge = "discriminator"  # the model's attribute that says what it thinks of a point
    sides = ("seen as fake", "seen as real")
    shown = (
        "Real and generated points on the field of the discriminator, blue where it sees a fake "
        "and orange where it sees a real point; arrows show where it pushes."
    )

    def __init__(
        self,
        latents: np.ndarray,
        real_points: np.ndarray,
        *,
        model: keras.Model | None = None,
        axes: tuple[float, float, float, float] | None = None,
        arrows: int = 24,
        pixels: int = 400,
        schedule: Iterable[int] | None = None,
        folder: str | os.PathLike | None = None,
        title: str = "Training on points",
        alt: str | None = None,
        panels: Iterable[Callable] = (),
    ):
        super().__init__(
            model=model,
            schedule=schedule,
            folder=folder,
            title=title,
            alt=alt or self.shown,
            panels=panels,
        )
        self.latents = np.array(latents, "float32")
        self.real_points = _checked_points(real_points)
        self.axes = Axes(*axes) if axes is not None else _room_around(self.real_points)
        self.arrows = arrows
        self.pixels = pixels
        self._calls = None

    def draw(self) -> np.ndarray:
        model = self.drawn_model
        if self._calls is None:
            self._calls = (
                inference_call(model.generator),
                inference_call(getattr(model, self.judge)),
            )
        generate, judge = self._calls
        generated = np.nan_to_num(generate(self.latents))
        starts = generated[: self.arrows]
        grid = regular_points(self.axes)
        nearby = starts[:, None] + self._difference() * DIRECTIONS
        logits = judge(np.concatenate([grid, nearby.reshape(-1, 2)]).astype("float32"))
        logits = np.nan_to_num(logits[:, 0].astype("float64"))
        return draw_field(
            self.axes,
            self.pixels,
            self.lean(logits[: len(grid)]),
            self.real_points,
            generated,
            starts,
            self._gradients(logits[len(grid) :].reshape(-1, 4)),
            self.sides,
        )

    def lean(self, logits: np.ndarray) -> np.ndarray:
        """Returns what colours the field, as logits: a discriminator's are that already."""
        return logits

    def _difference(self):
        """The h of the central differences: small beside the picture, large beside rounding."""
        return 1e-3 * self.axes.width

    def _gradients(self, logits):
        forward_x, backward_x, forward_y, backward_y = logits.T
        steps = np.stack([forward_x - backward_x, forward_y - backward_y], axis=1)
        return steps / (2 * self._difference())


def _checked_points(points):
    points = np.array(points, "float32")
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(
            f"Expected real points in the shape (M, 2), M at least 1. Received: {points.shape}."
        )
    return points


def _room_around(points):
    low, high = points.min(axis=0), points.max(axis=0)
    middle, half = (low + high) / 2, 0.7 * max((high - low).max(), 1e-3)
    return Axes(middle[0] - half, middle[0] + half, middle[1] - half, middle[1] + half)
