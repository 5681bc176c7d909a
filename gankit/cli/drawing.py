"""What `gankit evaluate` lets a run's model draw: samples, or translations of another set."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from gankit import data
from gankit.data.altered import ALTERED
from gankit.data.content import with_channels

TRANSLATING = "cyclegan"  # has a target, and draws nothing by itself


def compared_with(settings, asked=None):
    """Chooses the set that a run is compared with.

    Args:
        settings: What `run.json` says of the training.
        asked: What the user named, or None.

    Returns:
        The name: what was asked for, the target of translations, or else the run's own set.

    Raises:
        ValueError: If it is a folder of pictures.
    """
    target = settings.get("target")
    leads_to_target = settings["model"] == TRANSLATING and target not in ALTERED
    name = asked or (target if leads_to_target else settings["data"])
    if name not in data.names():
        raise ValueError(
            f"{name} is a folder of pictures, with no test split to compare with, and no "
            "classes or attributes that a judge could learn: name a set with --data, and train "
            "with --size if its images are of another side"
        )
    return name


def drawing(run, data_name, seed):
    """Opens a run's model; what draws nothing is refused before any set is read.

    Args:
        run: A `Run` with a model.
        data_name: The set that it is compared with.
        seed: Whole number for the latent vectors.

    Returns:
        Function from a count to a `gankit.evaluation.Subject` of as many samples.

    Raises:
        ValueError: If the model neither draws from latent vectors nor translates to this set.
    """
    from gankit.evaluation import refuse_undrawing, subject_of

    settings = run.record["settings"]
    _refuse_elsewhere(settings, run.folder, data_name)
    model = run.load_model()
    learned_from = _short(settings["data"])
    if settings["model"] == TRANSLATING:
        there = data_name == settings["target"]
        way = (learned_from, _short(settings["target"]))[:: 1 if there else -1]
        title = f"{TRANSLATING}, {' to '.join(way)} ({run.folder.name})"
        return partial(_translate, model, title, settings, data_name)
    title = f"{settings['model']} on {learned_from} ({run.folder.name})"
    refuse_undrawing(model, title)
    domain = int(data_name == settings.get("target"))
    return partial(subject_of, model, title, seed=seed, domain=domain)


def _refuse_elsewhere(settings, folder, name):
    ends = settings["data"], settings.get("target")
    if settings["model"] == TRANSLATING and name not in ends:
        raise ValueError(
            f"{folder} translates between {ends[0]} and {ends[1]}, which can't be compared with "
            f"{name}: name one of the two with --data"
        )


def _short(name):
    return Path(name).name  # of a folder the whole path is recorded


def _translate(model, title, settings, data_name, count):
    from gankit.evaluation import translations_of

    there = data_name == settings["target"]
    other = settings["data"] if there else settings["target"]
    originals = _originals(settings, other, count)
    channels = model.target_generator.output_shape[-1]
    originals = replace(originals, images=with_channels(originals.images, channels))
    classes = data.load(data_name, "test", limit=1).classes
    translate = model.to_target if there else model.to_source
    return translations_of(translate, title, count, originals, classes)


def _originals(settings, name, count):
    """Loads what is translated: test images, and for want of more those of the training."""
    size = settings.get("size")
    if name not in ALTERED and name not in data.names():
        return data.load(name, size=size, limit=count)
    of = settings["data"] if name in ALTERED else name
    images = data.load(of, "test", size=size, limit=count)
    if len(images) < count:
        more = data.load(of, "train", size=size, limit=count - len(images))
        images = _joined(images, more)
    return ALTERED[name](images) if name in ALTERED else images


def _joined(first, second):
    attributes = {
        name: np.concatenate([values, second.attributes[name]])
        for name, values in first.attributes.items()
    }
    images = np.concatenate([first.images, second.images])
    labels = np.concatenate([first.labels, second.labels])
    return replace(first, images=images, labels=labels, attributes=attributes)
