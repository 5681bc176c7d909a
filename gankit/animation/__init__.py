"""Training animations: record frames while a model learns, then play or save them.

In reading order: `schedule` (when a frame is due), `recorder` (the callback that all recorders
share), `frame_recorder` (image grids), `growth_recorder` (of images that grow), `field_recorder`
and `critic_field_recorder` (2-D points), `animation` (frames, steps, history),
`recording` (frames on disk as they are made), `curves` and their `value_axis`, `composer` (one
picture per frame), `movies` (gif, webp, mp4) with their `shared_palette`, `player` (the HTML page).

The recorders are Keras callbacks and import Keras; `Animation` does not, so that a saved recording
opens at once.
"""

from typing import TYPE_CHECKING

from gankit.animation.animation import Animation
from gankit.lazy import lazily

if TYPE_CHECKING:
    from gankit.animation.critic_field_recorder import CriticFieldRecorder
    from gankit.animation.field_recorder import FieldRecorder
    from gankit.animation.frame_recorder import FrameRecorder
    from gankit.animation.growth_recorder import GrowthRecorder

__all__ = ["Animation", "CriticFieldRecorder", "FieldRecorder", "FrameRecorder", "GrowthRecorder"]
__getattr__ = lazily(
    __name__,
    {
        "CriticFieldRecorder": "critic_field_recorder",
        "FieldRecorder": "field_recorder",
        "FrameRecorder": "frame_recorder",
        "GrowthRecorder": "growth_recorder",
    },
)


def __dir__():
    return __all__
