"""The folder of a training run: `run.json` and the files beside it."""

import csv
import importlib
import json
import os
import platform
from typing import TYPE_CHECKING, Any

from gankit import __version__
from gankit.files import whole_file, with_home

if TYPE_CHECKING:
    import keras

    from gankit.animation import Animation

RECORD = "run.json"
FRAMES = "frames"


class Run:
    """A training run in a folder.

    ```
    folder/
      run.json        settings, versions, status ("running", "finished", "interrupted", "failed")
      frames/         the recording, written while the model trains
      model.keras     the whole state: weights, optimizers, seeds
      history.csv     step and losses, one row per step
      samples.png     what the trained model makes
      training.gif    the animation
      training.html   the same in a player, a page that needs nothing else
    ```

    Args:
        folder: The folder.
        record: Dict, the content of `run.json`.
    """

    def __init__(self, folder: str | os.PathLike, record: dict):
        self.folder = with_home(folder)
        self.record = record

    @classmethod
    def open(cls, folder: str | os.PathLike) -> "Run":
        """Opens the folder of an earlier run, whether it finished or not.

        Args:
            folder: What `gankit train` was given as `--out`.

        Returns:
            A `Run`.

        Raises:
            ValueError: If the folder is not a run or its `run.json` is damaged.
        """
        file = with_home(folder) / RECORD
        if not file.is_file():
            raise ValueError(
                f"{folder} is not a run: expected a folder that `gankit train` wrote, with a "
                f"{RECORD} in it"
            )
        try:
            record = json.loads(file.read_text(encoding="utf-8"))
            return cls(folder, {"status": record["status"], **record})
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{file} is damaged ({error!r}); train the run anew") from error

    @property
    def status(self) -> str:
        """`"running"`, `"finished"`, `"interrupted"` or `"failed"`."""
        return self.record["status"]

    def update(self, **changes: Any) -> None:
        """Changes the record and writes it, whole or not at all; makes the folder if need be."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.record.update(changes)
        with whole_file(self.folder / RECORD) as part:
            part.write_text(json.dumps(self.record, indent=2) + "\n", encoding="utf-8")

    def animation(self) -> "Animation":
        """Returns the recording so far as a `gankit.animation.Animation`."""
        from gankit.animation import Animation

        return Animation.load(self.folder / FRAMES)

    def load_model(self) -> "keras.Model":
        """Returns the trained model with its optimizers and seeds, ready to generate or go on."""
        import keras

        from gankit import models

        for name in models.__all__:  # whichever class it is, Keras must know it
            getattr(models, name)
        return keras.saving.load_model(self.folder / "model.keras")

    def write_results(self, model: "keras.Model", animation: "Animation") -> None:
        """Writes everything that a run leaves behind.

        Args:
            model: The trained `keras.Model`.
            animation: The `Animation` of its training, with at least one frame.
        """
        import imageio.v3 as imageio

        with whole_file(self.folder / "model.keras") as part:
            model.save(part)
        with whole_file(self.folder / "history.csv") as part:
            write_history(part, animation)
        with whole_file(self.folder / "samples.png") as part:
            imageio.imwrite(part, animation.frames[-1])
        animation.save(self.folder / "training.gif")
        animation.save(self.folder / "training.html")

    def summary(self) -> str:
        """Returns a few lines that say how the run ended and where its files are."""
        steps = f"{self.record['steps_done']} of {self.record['settings']['steps']} steps"
        return "\n".join(
            [
                f"{self.status}: {steps} in {self.record['seconds']:.0f} s",
                f"  animation  {self.folder / 'training.gif'}",
                f"  player     {self.folder / 'training.html'} (open it in a browser)",
                f"  samples    {self.folder / 'samples.png'}",
                f"  model      {self.folder / 'model.keras'}",
            ]
        )


def versions():
    """Returns the versions that a run's outcome depends on, by name."""
    import keras
    import numpy

    backend = keras.backend.backend()
    return {
        "gankit": __version__,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "keras": keras.__version__,
        "backend": backend,
        backend: importlib.import_module(backend).__version__,
    }


def write_history(file, animation):
    """Writes the losses as a table, one row per step.

    Args:
        file: The path of the table.
        animation: An `Animation`; its history becomes the columns.
    """
    with open(file, "w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table)
        writer.writerow(["step", *animation.history])
        writer.writerows(zip(animation.history_steps, *animation.history.values(), strict=True))
