"""A recording on disk, written as it is made: frames, an index, and the logs.

```
folder/
  index.json             title, alt text, and the frames made so far; replaced as a whole
  frame_000000120.png    the frame at step 120
  history.jsonl          one line per step, appended: [120, {"generator_loss": 0.7}]
```

A run that is killed at any moment leaves a folder that `read` understands: a frame counts once it
can be decoded, a line of the history once it is complete, and without a whole index the frames'
names serve.
"""

import json
import math
import os
import re
import warnings
from pathlib import Path

import cv2
import numpy as np

from gankit.files import whole_file, with_home

INDEX = "index.json"
HISTORY = "history.jsonl"
FRAME_NAME = re.compile(r"frame_(\d{9,})\.png")


class FolderWriter:
    """Writes a recording into a folder, one frame at a time.

    Args:
        folder: The folder; it is made at once. An earlier recording in it goes with the first
            frame of the new one.
        title: The animation's title.
        alt: What the frames show, in words, or None.

    Raises:
        ValueError: If the folder can't be made or written.
    """

    def __init__(self, folder, title, alt):
        self.folder = checked_folder(folder)
        self._about = {"format": 1, "title": title, "alt": alt}
        self._files = []
        self._logs_written = 0

    def write_frame(self, step, frame, logs, caption=""):
        """Writes one frame, the logs so far, and then the index that names them.

        Args:
            step: The frame's step.
            frame: uint8 array `(H, W, 3)`, RGB.
            logs: List of `(step, {name: value})`, all so far.
            caption: What is said of the frame.
        """
        if not self._files:
            self._clear()
        name = f"frame_{step:09d}.png"
        with whole_file(self.folder / name) as part:
            part.write_bytes(cv2.imencode(".png", frame[..., ::-1])[1].tobytes())
        said = {"caption": caption} if caption else {}
        self._files.append({"step": step, "file": name, **said})
        self.write_logs(logs)
        with whole_file(self.folder / INDEX) as part:
            index = json.dumps({**self._about, "frames": self._files}, indent=1)
            part.write_text(index, encoding="utf-8")

    def write_logs(self, logs):
        """Appends the logs that are not on disk yet.

        Args:
            logs: List of `(step, {name: value})`, all so far.
        """
        with open(self.folder / HISTORY, "a", encoding="utf-8") as file:
            file.writelines(json.dumps(entry) + "\n" for entry in logs[self._logs_written :])
        self._logs_written = len(logs)

    def _clear(self):
        for path in self.folder.iterdir():
            if path.name in (INDEX, HISTORY) or FRAME_NAME.fullmatch(path.name):
                path.unlink()


def read(folder):
    """Reads a recording, also one whose writing was cut off.

    Args:
        folder: What was given to the recorder as `folder`.

    Returns:
        `(title, alt, frames, logs)`: two texts, a list of `(step, uint8 array (H, W, 3), caption)`,
        and a list of `(step, {name: value})`.

    Raises:
        ValueError: If there is no readable frame.
    """
    folder = with_home(folder)
    title, alt, names = _read_index(folder)
    frames = [(step, _read_frame(folder / name), caption) for step, name, caption in names]
    for (_, frame, _), (_, name, _) in zip(frames, names, strict=True):
        if frame is None:
            warnings.warn(f"{folder / name} is damaged or missing and is left out.", stacklevel=3)
    frames = [each for each in frames if each[1] is not None]
    if not frames:
        raise ValueError(
            f"Expected a recording with at least one frame in {folder}. Received: none. "
            "Give the folder that was the recorder's `folder=`."
        )
    return title, alt, frames, _read_logs(folder / HISTORY)


def history_from_logs(logs):
    """Turns per-step logs into one list per name; a step without a name holds NaN there.

    Example: `[(1, {"a": 5.0}), (2, {"b": 6.0})] -> {"a": [5.0, nan], "b": [nan, 6.0]}`.

    Args:
        logs: List of `(step, {name: value})`.

    Returns:
        `{name: list of float}`, every list as long as `logs`.
    """
    names = dict.fromkeys(name for _, values in logs for name in values)
    return {name: [values.get(name, math.nan) for _, values in logs] for name in names}


def checked_folder(folder):
    """Makes a folder where it is missing.

    Args:
        folder: The folder's path.

    Returns:
        The folder as a `Path`.

    Raises:
        ValueError: If it can't be made or written.
    """
    folder = with_home(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"Expected a folder that can be made. Received: {error}.") from error
    if not os.access(folder, os.W_OK):
        raise ValueError(f"Expected a folder that can be written. Received: {folder}.")
    return folder


def _read_index(folder):
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        frames = [
            (int(frame["step"]), Path(frame["file"]).name, str(frame.get("caption", "")))
            for frame in index["frames"]
        ]
        return str(index["title"]), index["alt"], frames
    except (OSError, ValueError, KeyError, TypeError):
        return "Training", None, _frames_by_name(folder)


def _frames_by_name(folder):
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    matches = [FRAME_NAME.fullmatch(name) for name in names]
    return sorted((int(match[1]), match[0], "") for match in matches if match)


def _read_frame(path):
    if not path.is_file():
        return None
    data = path.read_bytes()
    # subtle: OpenCV decodes half a PNG and leaves the rest black; a whole one ends in IEND
    if not data.endswith(b"IEND\xaeB`\x82"):
        return None
    image = cv2.imdecode(np.frombuffer(data, "uint8"), cv2.IMREAD_COLOR)
    return None if image is None else np.ascontiguousarray(image[..., ::-1])


def _read_logs(path):
    """Reads what is whole: a killed run leaves half a line, a run that went on may repeat one."""
    logs = []
    for line in path.read_bytes().splitlines() if path.is_file() else []:
        try:
            step, values = json.loads(line)
            entry = int(step), {str(name): float(value) for name, value in values.items()}
        except (ValueError, TypeError, AttributeError):
            continue
        if not logs or entry[0] > logs[-1][0]:
            logs.append(entry)
    return logs
