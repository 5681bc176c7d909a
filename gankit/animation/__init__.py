"""Training animations: record frames while a model learns, then play or save them.

In reading order: `schedule` (when a frame is due), `recorder` (the callback both recorders share),
`frame_recorder` (image grids), `field_recorder` (2-D points), `animation` (frames, steps, history),
`folder` (frames on disk as they are made), `curves`, `composer` (one picture per frame), `files`
(gif, webp, mp4) with its `palette`, `player` (the HTML page).

The recorders are Keras callbacks and import Keras; `Animation` does not, so that a saved recording
opens at once.
"""

from gankit.animation.animation import Animation

__all__ = ["Animation", "FieldRecorder", "FrameRecorder"]


def __getattr__(name):
    if name == "FrameRecorder":
        from gankit.animation.frame_recorder import FrameRecorder

        return FrameRecorder
    if name == "FieldRecorder":
        from gankit.animation.field_recorder import FieldRecorder

        return FieldRecorder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
