"""Trains a model on a data set into a folder."""

import contextlib
import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from gankit.data import pair_batches, reconstruction_batches, shuffled_batches
from gankit.data.altered import ALTERED
from gankit.half_precision import PRECISIONS, built_in, choose
from gankit.runs.asked import LARGEST_SIDE, set_name, whole_number
from gankit.runs.beforehand import refuse_misfit, refuse_unfit
from gankit.runs.builders import Task
from gankit.runs.condition import condition_of
from gankit.runs.domains import load_sets
from gankit.runs.interrupt import interrupt_between_steps
from gankit.runs.place import claimed
from gankit.runs.progan_builder import fit_from_small_to_large
from gankit.runs.recipes import (
    CONDITIONAL,
    GROWING,
    MODELS,
    RECONSTRUCTING,
    default_batch_size,
    default_latent_dim,
    default_steps,
)
from gankit.runs.recorders import own_losses_of_each_step, recorder_of
from gankit.runs.run import Run, versions

if TYPE_CHECKING:
    import keras


def train(
    model: str,
    data_name: str | os.PathLike,
    folder: str | os.PathLike,
    *,
    target_name: str | os.PathLike | None = None,
    size: int | None = None,
    steps: int | None = None,
    batch_size: int | None = None,
    latent_dim: int | None = None,
    seed: int = 0,
    precision: str = "float32",
    labels: Sequence[str] | None = None,
    callbacks: Sequence["keras.callbacks.Callback"] = (),
) -> Run:
    """Trains a model on a data set and leaves a run in a folder.

    Ctrl-C, or SIGTERM, ends the training after the step at hand; the run is then whole, its status
    `"interrupted"`. The same seed and precision give the same weights.

    Args:
        model: One of `MODELS`.
        data_name: What `gankit.data.load` takes: a name, or the path of a folder of pictures.
        folder: A new or empty folder.
        target_name: For a model of two domains the second one: the same, or `"edges"` or
            `"negative"`, which are made of the first.
        size: Side of the images; by default the set's own, and of two sets the larger.
        steps: Training steps; by default what `GANKIT_SCALE` says for this model and data.
        batch_size: Samples in a step; by default what suits the data.
        latent_dim: Length of the latent vector; by default what suits the data.
        seed: Whole number in [0, 2**32). It becomes the global seed, as by
            `keras.utils.set_random_seed`: what is drawn afterwards follows from it too.
        precision: `"float32"`, `"bfloat16"`, or `"auto"`, which takes the one that this machine
            is faster at; the run's settings say which it was.
        labels: Names of the attributes that a conditional model is told; by default some that are
            plain to see.
        callbacks: Further Keras callbacks for `fit`.

    Returns:
        The `Run`.

    Raises:
        ValueError: If the folder is not empty or another training takes it, a number is none, or
            model, data and sizes don't fit each other.
        OSError: If the folder can't be written.
    """
    data_name, target_name = set_name(data_name), set_name(target_name, more=ALTERED)
    seed = whole_number("seed", seed, least=0, most=2**32 - 1)
    steps, batch_size = whole_number("steps", steps), whole_number("batch_size", batch_size)
    latent_dim = whole_number("latent_dim", latent_dim)
    size = whole_number("size", size, most=LARGEST_SIDE)
    refuse_unfit(model, data_name, target_name, size=size, batch_size=batch_size, labels=labels)
    with claimed(folder):
        chosen_precision = _precision(precision)
        sets = load_sets(model, data_name, target_name, size=size, seed=seed)
        sample_shape = sets[0].images.shape[1:]
        refuse_misfit(model, sample_shape)  # of data that are not as published
        settings = {
            "model": model,
            "data": data_name,
            "steps": steps or default_steps(model, sample_shape),
            "batch_size": batch_size or default_batch_size(model, sample_shape),
            "latent_dim": latent_dim or default_latent_dim(model, sample_shape),
            "seed": seed,
        }
        if target_name is not None:  # an evaluation loads either set at the size they share
            settings["target"], size = target_name, sample_shape[0]
        settings |= {} if size is None else {"size": size}
        settings |= chosen_precision
        condition = _condition(model, sets[0], labels)
        batches = _batches(sets, settings, condition)
        network = _build(settings, sample_shape, condition)
        sources = ", ".join(each.source for each in sets)
        run = Run(folder, {"settings": settings, "data_source": sources, "versions": versions()})
        recorder = recorder_of(run, network, sets, condition)
    if condition is not None:
        run.record.update(labels=list(condition.names), columns=list(condition.column_names))
    run.update(status="running", steps_done=0, seconds=0.0)
    if model in GROWING:
        fit = partial(fit_from_small_to_large, network, sets[0], settings)
    else:
        fit = partial(_fit, network, batches, settings["steps"])
    if model in RECONSTRUCTING:
        callbacks = [*callbacks, own_losses_of_each_step(network)]
    return _run_through(run, network, fit, recorder, callbacks)


def _precision(asked):
    """Returns what the settings say of it; nothing where it is the usual one."""
    if asked not in PRECISIONS:
        raise ValueError(f"expected a precision of {', '.join(PRECISIONS)}; received {asked!r}")
    if asked == "auto":
        asked, reason = choose()
        print(f"precision: {asked}; {reason}")
    return {} if asked == "float32" else {"precision": asked}


def _condition(model, dataset, labels):
    return condition_of(dataset, labels) if model in CONDITIONAL else None


def _batches(sets, settings, condition):
    size, seed = settings["batch_size"], settings["seed"]
    if len(sets) == 2:
        return pair_batches(*sets, size, seed)
    if settings["model"] in RECONSTRUCTING:
        return reconstruction_batches(*sets, size, seed)
    return shuffled_batches(*sets, size, seed, None if condition is None else condition.labels)


def _build(settings, sample_shape, condition):
    import keras

    keras.utils.set_random_seed(settings["seed"])
    task = Task(
        sample_shape,
        settings["latent_dim"],
        settings["seed"],
        settings["steps"],
        label_length=0 if condition is None else len(condition.names),
        has_attributes=condition is not None and condition.has_attributes,
    )
    with built_in(settings.get("precision", "float32")):
        return MODELS[settings["model"]](task)


def _run_through(run, network, fit, recorder, callbacks):
    start = time.perf_counter()
    status = "failed"
    try:
        with interrupt_between_steps() as interrupt:
            # In a file or a pipe the moving bar would leave a line per step.
            verbose = 1 if sys.stdout.isatty() else 2
            fit([recorder, *callbacks, interrupt.callback()], verbose)
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


def _fit(network, batches, steps, callbacks, verbose):
    epochs = lines_of_progress(steps)
    network.fit(
        batches,
        epochs=epochs,
        steps_per_epoch=steps // epochs,
        shuffle=False,
        callbacks=callbacks,
        verbose=verbose,
    )


def lines_of_progress(steps):
    """Splits steps evenly into at most ten progress bars. Example: 2000 -> 10, 13 -> 1, 21 -> 7."""
    return max(lines for lines in range(1, 11) if steps % lines == 0)
