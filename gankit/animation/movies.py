"""Animations as files: gif, webp and mp4, with exact times."""

import dataclasses

import numpy as np
from PIL import Image

from gankit.animation.composer import Composer
from gankit.animation.shared_palette import SharedPalette

# What the formats can state of one frame, in milliseconds: 16 bits of hundredths, and 24 bits.
LONGEST_GIF, LONGEST = 655_350, 16_777_215
SAMPLES = 12  # pictures from which the shared palette is chosen


@dataclasses.dataclass(frozen=True)
class Timing:
    """How long each frame is shown.

    Args:
        count: Number of frames.
        frame_milliseconds: For every frame but the last, at least 20: browsers slow down what is
            faster.
        hold_milliseconds: For the last frame, at least as long, and at most 16,777,215.

    Raises:
        ValueError: If a time is too short or too long.
    """

    count: int
    frame_milliseconds: int = 100
    hold_milliseconds: int = 2000

    def __post_init__(self):
        if not 20 <= self.frame_milliseconds <= self.hold_milliseconds <= LONGEST:
            raise ValueError(
                f"Expected 20 <= frame_milliseconds <= hold_milliseconds <= {LONGEST:,}. Received: "
                f"{self.frame_milliseconds} and {self.hold_milliseconds}."
            )

    def durations(self, unit=1):
        """The frames' times in milliseconds.

        Args:
            unit: Times are rounded to multiples of this.

        Returns:
            List of `count` ints.
        """
        times = [self.frame_milliseconds] * (self.count - 1) + [self.hold_milliseconds]
        return [round(time / unit) * unit for time in times]


def write_gif(animation, path, timing):
    """Writes a looping GIF with one palette for all frames.

    Args:
        animation: An `Animation` with at least one frame.
        path: Where to.
        timing: A `Timing`.

    Raises:
        ValueError: If the last frame is held for longer than a GIF can say.
    """
    if timing.hold_milliseconds > LONGEST_GIF:
        raise ValueError(
            f"Expected hold_milliseconds <= {LONGEST_GIF:,}, the longest that a GIF can state. "
            f"Received: {timing.hold_milliseconds:,}. Save as .webp or .html to hold it longer."
        )
    composer = Composer(animation)
    sampled = np.unique(np.linspace(0, len(composer) - 1, SAMPLES).round().astype(int))
    palette = SharedPalette(composer.picture(index) for index in sampled)
    flat = palette.colours.ravel().tolist()

    def pictures():
        for index in range(len(composer)):
            picture = Image.fromarray(palette.indices(composer.picture(index)))
            picture.putpalette(flat)
            yield picture

    _save_all(pictures(), path, "GIF", timing.durations(unit=10), optimize=False)


def write_webp(animation, path, timing):
    """Writes a looping WebP.

    Args:
        animation: An `Animation` with at least one frame.
        path: Where to.
        timing: A `Timing`.
    """
    composer = Composer(animation)
    pictures = (Image.fromarray(composer.picture(index)) for index in range(len(composer)))
    _save_all(pictures, path, "WEBP", timing.durations(), quality=85, method=1)


def write_mp4(animation, path, timing):
    """Writes an H.264 video; it needs imageio-ffmpeg.

    Args:
        animation: An `Animation` with at least one frame.
        path: Where to.
        timing: A `Timing`. The last frame is repeated for as long as it is held.

    Raises:
        ValueError: If imageio-ffmpeg is not installed.
    """
    try:
        import imageio_ffmpeg
    except ImportError as error:
        raise ValueError(
            "Expected imageio-ffmpeg for .mp4 files. Received: it is not installed. "
            'Install it with: pip install "gankit[video]"'
        ) from error
    composer = Composer(animation)
    writer = imageio_ffmpeg.write_frames(
        str(path),
        (composer.width, composer.height),
        fps=1000 / timing.frame_milliseconds,
        quality=8,
        macro_block_size=2,
    )
    writer.send(None)
    for index in range(len(composer)):
        writer.send(composer.picture(index))
    for _ in range(round(timing.hold_milliseconds / timing.frame_milliseconds) - 1):
        writer.send(composer.picture(len(composer) - 1))
    writer.close()


def _save_all(pictures, path, format, durations, **settings):
    first = next(pictures)
    first.save(
        path,
        format=format,
        save_all=True,
        append_images=pictures,
        duration=durations if len(durations) > 1 else durations[0],
        loop=0,
        **settings,
    )
