"""GrowthRecorder: images of a network that grows, each frame at the resolution of its moment."""

import os
from collections.abc import Callable, Iterable

import keras
import numpy as np

from gankit.animation.frame_recorder import FrameRecorder
from gankit.images import signed_to_bytes


class GrowthRecorder(FrameRecorder):
    """Records what a `ProgressiveGAN` makes of fixed latent vectors: a Keras callback.

    Small images are enlarged by whole numbers and without smoothing, so that one sees of how many
    pixels they are. The caption says at which resolution the GAN is, and how far its newest layers
    count.

    ```python
    recorder = GrowthRecorder(np.random.default_rng(0).normal(size=(36, 100)), 64)
    fit_growing(gan, faces, steps, schedule, callbacks=[recorder])
    ```

    Args:
        latents: The generator's inputs, always the same, `(N, latent_dim)`.
        side: Side at which images are shown, that of the last resolution.
        model: The `ProgressiveGAN` to draw. By default the model that is trained.
        schedule: Increasing step numbers at which a frame is made. The default spreads its frames
            anew over each `fit`, and so over each level.
        folder: Where to write each frame as it is made, or None.
        title: Shown above the animation.
        panels: Further things to measure whenever a frame is made; see `Recorder`.
    """

    def __init__(
        self,
        latents: np.ndarray,
        side: int,
        *,
        model: keras.Model | None = None,
        schedule: Iterable[int] | None = None,
        folder: str | os.PathLike | None = None,
        title: str = "Training",
        panels: Iterable[Callable] = (),
    ):
        super().__init__(
            latents,
            model=model,
            to_bytes=lambda images: enlarged(signed_to_bytes(images), side),
            schedule=schedule,
            folder=folder,
            title=title,
            alt="Images that the model makes of the same latent vectors while it grows: squares of "
            "a few colours at first, then more and smaller pixels.",
            panels=panels,
        )

    def caption(self) -> str:
        gan = self.drawn_model
        size = f"{gan.resolution} x {gan.resolution} pixels"
        return size if gan.alpha == 1.0 else f"{size}, alpha {gan.alpha:.2f}"


def enlarged(images: np.ndarray, side: int) -> np.ndarray:
    """Makes a square of equal pixels of each pixel.

    Args:
        images: Array `(N, H, W, C)`, H equal to W.
        side: Side wanted; the largest whole multiple of H that is not above it is taken, at least
            H itself.

    Returns:
        Array of the same dtype.

    Example: 8x8 at a side of 64 becomes 64x64, 28x28 at 64 becomes 56x56.
    """
    times = max(1, side // images.shape[1])
    return images.repeat(times, axis=1).repeat(times, axis=2)
