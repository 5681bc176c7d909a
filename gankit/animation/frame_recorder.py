"""FrameRecorder: a grid of the model's images for fixed inputs, while it learns."""

import os
from collections.abc import Callable, Iterable, Sequence

import keras
import numpy as np

from gankit.animation.inference import inference_call
from gankit.animation.recorder import Recorder
from gankit.images import image_grid, rows_grid, signed_to_bytes


class FrameRecorder(Recorder):
    """Records what a model makes of fixed inputs: a Keras callback.

    ```python
    recorder = FrameRecorder(np.random.default_rng(0).normal(size=(36, 64)))
    gan.fit(dataset, callbacks=[recorder])
    recorder.animation.save("training.gif")
    ```

    Each frame is the model's own call in inference. For a GAN, whose call is its generator, the
    inputs are latent vectors; for an autoencoder they are test images. Of a model with several
    outputs, such as a translation and the way back, each has a row of its own under the last.

    Args:
        inputs: What the model is called with, always the same: latent vectors
            `(N, latent_dim)`, a list such as `[latents, labels]`, or images `(N, H, W, C)`.
        model: The model to draw, such as `vae.decoder`. By default the one that is trained.
        to_bytes: The function from the model's output `(N, H, W, C)` to uint8, which states the
            output's value range: `gankit.images.signed_to_bytes` for networks that end in tanh,
            `unit_to_bytes` for those that end in sigmoid.
        originals: uint8 images `(N, H, W, C)` to show above the model's, row by row, or None.
        columns: Images in a row. By default the grid is as square as can be.
        schedule: Increasing step numbers at which a frame is made. By default about 60.
        folder: Where to write each frame as it is made, or None.
        title: Shown above the animation.
        alt: What the frames show, in words, for people who can't see them.
        panels: Further things to measure whenever a frame is made; see `Recorder`.
    """

    def __init__(
        self,
        inputs: np.ndarray | Sequence[np.ndarray],
        *,
        model: keras.Model | None = None,
        to_bytes: Callable[[np.ndarray], np.ndarray] = signed_to_bytes,
        originals: np.ndarray | None = None,
        columns: int | None = None,
        schedule: Iterable[int] | None = None,
        folder: str | os.PathLike | None = None,
        title: str = "Training",
        alt: str | None = "Images that the model makes of the same inputs while it learns.",
        panels: Iterable[Callable] = (),
    ):
        super().__init__(
            model=model, schedule=schedule, folder=folder, title=title, alt=alt, panels=panels
        )
        self.inputs = _fixed(inputs)
        self.to_bytes = to_bytes
        self.originals = originals
        self.columns = columns
        self._call = None

    def draw(self) -> np.ndarray:
        model = self.drawn_model
        if self._call is None:
            self._call = inference_call(model)
        # A network that diverged must not end the training: what is not a number is drawn as 0.
        outputs = self._call(self.inputs)
        outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
        views = [
            self.to_bytes(np.nan_to_num(output, nan=0.0, posinf=0.0, neginf=0.0))
            for output in outputs
        ]
        if self.originals is not None:
            views = [self.originals, *views]
        return (
            image_grid(*views, self.columns) if len(views) == 1 else rows_grid(views, self.columns)
        )


def _fixed(inputs):
    """Copies the inputs, so that a caller who reuses the array changes no later frame."""
    if isinstance(inputs, (list, tuple)):
        return [_fixed(part) for part in inputs]
    inputs = np.array(inputs)
    return inputs.astype("float32") if inputs.dtype == np.float64 else inputs
