"""Animation: frames, their steps and the training's history; saved, loaded and shown."""

import html
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from gankit.animation import recording
from gankit.animation.equal_sizes import equal_sizes
from gankit.files import whole_file, with_home
from gankit.images import checked_bytes


class Animation:
    """A recorded training.

    Args:
        frames: List of uint8 arrays `(H, W, 3)`, RGB, all of one size.
        steps: The frames' steps, increasing.
        history: `{name: list of float}`, one number per entry of `history_steps`.
        history_steps: The steps at which the history was noted, increasing.
        captions: A line of text for each frame, shown above it, or none at all.
        title: Shown above the animation.
        alt: What the frames show, in words, for people who can't see them. By default a general
            sentence.

    Raises:
        ValueError: If frames differ in size or dtype, or the lists' lengths don't match.
    """

    def __init__(
        self,
        frames: Iterable[np.ndarray],
        steps: Iterable[int],
        *,
        history: Mapping[str, Iterable[float]] | None = None,
        history_steps: Iterable[int] = (),
        captions: Iterable[str] = (),
        title: str = "Training",
        alt: str | None = None,
    ):
        self.frames = [checked_bytes(frame) for frame in frames]
        self.steps = [int(step) for step in steps]
        self.history = {name: [float(x) for x in xs] for name, xs in (history or {}).items()}
        self.history_steps = [int(step) for step in history_steps]
        self.captions = list(captions) or [""] * len(self.frames)
        self.title = title
        self.alt = (
            "What the model makes of the same inputs while it learns." if alt is None else alt
        )
        self._check()

    def __len__(self):
        return len(self.frames)

    def __repr__(self):
        return f"Animation(title={self.title!r}, frames={len(self)}, steps={self.steps})"

    @classmethod
    def load(cls, folder: str | os.PathLike) -> "Animation":
        """Reads what a recorder wrote into its `folder`, also from a run that was killed.

        Args:
            folder: The recorder's `folder`.

        Returns:
            An `Animation` of all frames that are whole.

        Raises:
            ValueError: If there is no readable frame.
        """
        title, alt, frames, logs = recording.read(folder)
        return cls(
            equal_sizes([frame for _, frame, _ in frames]),
            [step for step, _, _ in frames],
            captions=[caption for _, _, caption in frames],
            history=recording.history_from_logs(logs),
            history_steps=[step for step, _ in logs],
            title=title,
            alt=alt,
        )

    def values_at(self, step: int) -> dict[str, float]:
        """The history's values at a step.

        Args:
            step: A step number.

        Returns:
            `{name: float}` as last noted up to `step`; empty before the first entry.
        """
        index = np.searchsorted(self.history_steps, step, side="right") - 1
        return {name: values[index] for name, values in self.history.items()} if index >= 0 else {}

    def save(
        self,
        path: str | os.PathLike,
        *,
        frame_milliseconds: int = 100,
        hold_milliseconds: int = 2000,
    ) -> Path:
        """Writes the animation; the suffix decides the format.

        `.gif`, `.webp` and `.mp4` hold the frames beside their loss curves and loop; `.html` is a
        page with a player that needs nothing else.

        Args:
            path: A path that ends in `.gif`, `.webp`, `.mp4` or `.html`.
            frame_milliseconds: How long each frame is shown. GIF counts in hundredths of a
                second, so it is rounded to tens.
            hold_milliseconds: How long the last frame is shown.

        Returns:
            The path, as a `Path`.

        Raises:
            ValueError: If the suffix is unknown, the animation is empty, the folder can't be
                written, a time is too short or longer than the format can state, or `.mp4`
                misses its plugin.
        """
        from gankit.animation import movies, player

        path = with_home(path)
        writers = {
            ".gif": movies.write_gif,
            ".webp": movies.write_webp,
            ".mp4": movies.write_mp4,
            ".html": player.write_html,
        }
        if path.suffix.lower() not in writers:
            raise ValueError(
                f"Expected a path that ends in {', '.join(writers)}. Received: {path.name!r}."
            )
        self._check_not_empty()
        recording.checked_folder(path.parent)
        timing = movies.Timing(len(self), frame_milliseconds, hold_milliseconds)
        try:
            with whole_file(path) as part:
                writers[path.suffix.lower()](self, part, timing)
        except OSError as error:
            raise ValueError(
                f"Expected a path that can be written. Received: {path} ({error})."
            ) from error
        return path

    def _repr_html_(self):
        """Shows the player in a notebook, in a frame of its own."""
        from gankit.animation import movies, player

        if not self.frames:
            return f"<p>{html.escape(self.title)}: no frame was recorded.</p>"
        return player.notebook_html(self, movies.Timing(len(self)))

    def _check_not_empty(self):
        if not self.frames:
            raise ValueError(
                "Expected at least one frame. Received: an empty animation. "
                "Pass its recorder to `fit(callbacks=[...])` first."
            )

    def _check(self):
        sizes = {frame.shape for frame in self.frames}
        if len(sizes) > 1 or any(len(size) != 3 or size[2] != 3 for size in sizes):
            raise ValueError(
                f"Expected frames of one shape (H, W, 3). Received: {sorted(sizes, key=str)}."
            )
        for name, steps in (("steps", self.steps), ("history_steps", self.history_steps)):
            if any(step <= before for before, step in zip(steps, steps[1:], strict=False)):
                raise ValueError(f"Expected increasing `{name}`. Received: {steps}.")
        if len(self.captions) != len(self.frames):
            raise ValueError(
                "Expected one caption per frame, or none at all. Received: "
                f"{len(self.captions)} captions, {len(self.frames)} frames."
            )
        lengths = {name: len(values) for name, values in self.history.items()}
        if len(self.steps) != len(self.frames) or set(lengths.values()) - {len(self.history_steps)}:
            raise ValueError(
                "Expected one step per frame and one history value per history step. "
                f"Received: {len(self.frames)} frames, {len(self.steps)} steps, history "
                f"{lengths}, {len(self.history_steps)} history steps."
            )
