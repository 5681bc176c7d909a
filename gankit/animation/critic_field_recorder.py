"""CriticFieldRecorder: a Wasserstein GAN on 2-D points, with its critic's scores of every place."""

import numpy as np

from gankit.animation.field_recorder import FieldRecorder

CONTRAST = 1.5  # a deviation of the scores, in logits of the colour


class CriticFieldRecorder(FieldRecorder):
    """Records a critic's field, real and generated points, and the push: a callback.

    A critic's scores say nothing by their level: a constant added to them changes no loss. So the
    colours are relative, white at a frame's mean score over the picture and fullest some two
    deviations from it. The arrows are the gradient of the score, as in `FieldRecorder`; their
    lengths compare within a frame.

    Its arguments are those of `FieldRecorder`; the model has a `critic` in place of the
    discriminator.
    """

    judge = "critic"
    sides = ("scored low", "scored high")
    shown = (
        "Real and generated points on the field of the critic's scores, blue where they are below "
        "the picture's mean and orange above it; arrows show where it pushes."
    )

    def lean(self, logits: np.ndarray) -> np.ndarray:
        return CONTRAST * (logits - np.mean(logits)) / max(np.std(logits), 1e-12)
