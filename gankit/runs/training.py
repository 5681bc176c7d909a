"""Trains a model on a data set into a folder."""

import contextlib
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from gankit import data
from gankit.data import shuffled_batches
from gankit.runs.builders import Task, kind_of
from gankit.runs.condition import condition_of
from gankit.runs.interrupt import interrupt_between_steps
from gankit.runs.recipes import (
    CONDITIONAL,
    MODELS,
    default_batch_size,
    default_latent_dim,
    default_steps,
    refuse_misfit,
)
from gankit.runs.run import FRAMES, Run, refuse_taken, versions

if TYPE_CHECKING:
    import keras

GRID = 36  # images in a frame
ROWS = 6  # latent vectors in a frame that has a column for each label
CLOUD = 500  # points in a frame


def train(
    model: str,
    data_name: str,
    folder: str | os.PathLike,
    *,
    steps: int | None = None,
    batch_size: int | None = None,
    latent_dim: int | None = None,
    seed: int = 0,
    callbacks: Sequence["keras.callbacks.Callback"] = (),
) -> Run:
    """Trains a model on a data set and leaves a run in a folder.

    Ctrl-C ends the training after the step at hand; the run is then whole, its status
    `"interrupted"`. The same seed gives the same weights.

    Args:
        model: One of `MODELS`.
        data_name: A name that `gankit.data.load` knows.
        folder: A new or empty folder.
        steps: Training steps; by default what `GANKIT_SCALE` says for this model and data.
        batch_size: Samples in a step; by default what suits the data.
        latent_dim: Length of the latent vector; by default what suits the data.
        seed: Whole number in [0, 2**32).
        callbacks: Further Keras callbacks for `fit`.

    Returns:
        The `Run`.

    Raises:
        ValueError: If the folder is not empty, or model, data and sizes don't fit each other.
        OSError: If the folder can't be written.
    """
    refuse_taken(folder)
    dataset = data.load(data_name)
    sample_shape = dataset.images.shape[1:]
    refuse_misfit(model, sample_shape)
    settings = {
        "model": model,
        "data": data_name,
        "steps": steps or default_steps(model, sample_shape),
        "batch_size": batch_size or default_batch_size(model, sample_shape),
        "latent_dim": latent_dim or default_latent_dim(sample_shape),
        "seed": seed,
    }
    condition = condition_of(dataset) if model in CONDITIONAL else None
    labels = None if condition is None else condition.labels
    batches = shuffled_batches(dataset, settings["batch_size"], seed, labels)
    network = _build(settings, sample_shape, condition)
    run = Run(folder, {"settings": settings, "data_source": dataset.source, "versions": versions()})
    recorder = _recorder(run, dataset, condition)
    if condition is not None:
        run.record.update(labels=list(condition.names), columns=list(condition.column_names))
    run.update(status="running", steps_done=0, seconds=0.0)
    return _run_through(run, network, batches, recorder, callbacks)


def _build(settings, sample_shape, condition):
    import keras

    keras.utils.set_random_seed(settings["seed"])
    task = Task(
        sample_shape,
        settings["latent_dim"],
        settings["seed"],
        settings["steps"],
        label_length=0 if condition is None else len(condition.names),
    )
    return MODELS[settings["model"]](task)


def _recorder(run, dataset, condition):
    from gankit import animation

    settings, folder = run.record["settings"], run.folder / FRAMES
    note = " (generated)" if dataset.is_generated else ""
    title = f"{settings['model'].upper().replace('_', ' ')} on {dataset.name}{note}"
    latent_dim, seed = settings["latent_dim"], settings["seed"]
    if condition is not None:
        return _labelled_recorder(condition, latent_dim, seed, folder, title)
    is_cloud = kind_of(dataset.images.shape[1:]) == "points"
    shape = (CLOUD if is_cloud else GRID, latent_dim)
    latents = np.random.default_rng(seed).standard_normal(shape, np.float32)
    if is_cloud:
        points = dataset.signed(slice(CLOUD))
        by_critic = settings["model"] == "wgan"
        kind = animation.CriticFieldRecorder if by_critic else animation.FieldRecorder
        return kind(latents, points, folder=folder, title=title)
    return animation.FrameRecorder(latents, folder=folder, title=title)


def _labelled_recorder(condition, latent_dim, seed, folder, title):
    from gankit import animation

    return animation.FrameRecorder(
        condition.grid(latent_dim, ROWS, seed),
        columns=len(condition.columns),
        folder=folder,
        title=title,
        alt="Images that the model makes while it learns, the same latent vector along a row; "
        f"the columns are {', '.join(condition.column_names)}.",
    )


def _run_through(run, network, batches, recorder, callbacks):
    start = time.perf_counter()
    status = "failed"
    try:
        with interrupt_between_steps() as interrupt:
            watchers = [recorder, *callbacks, interrupt.callback()]
            _fit(network, batches, run.record["settings"]["steps"], watchers)
            run.write_results(network, recorder.animation)
        status = "finished" if recorder.step == run.record["settings"]["steps"] else "interrupted"
    except KeyboardInterrupt:
        status = "interrupted"
        raise
    finally:
        with contextlib.suppress(OSError) if status == "failed" else contextlib.nullcontext():
            seconds = round(time.perf_counter() - start, 1)
            run.update(status=status, steps_done=recorder.step, seconds=seconds)
    return run


def _fit(network, batches, steps, callbacks):
    epochs = lines_of_progress(steps)
    network.fit(
        batches,
        epochs=epochs,
        steps_per_epoch=steps // epochs,
        shuffle=False,
        callbacks=callbacks,
        # In a file or a pipe the moving bar would leave a line per step.
        verbose=1 if sys.stdout.isatty() else 2,
    )


def lines_of_progress(steps):
    """Splits steps evenly into at most ten progress bars. Example: 2000 -> 10, 13 -> 1, 21 -> 7."""
    return max(lines for lines in range(1, 11) if steps % lines == 0)
