"""What the animation of a run shows: images, columns by label, a field, rows of what became."""

import numpy as np

from gankit.runs.builders import kind_of
from gankit.runs.recipes import GROWING, RECONSTRUCTING, REDRAWING
from gankit.runs.run import FRAMES

GRID = 36  # images in a frame
ROWS = 6  # latent vectors in a frame that has a column for each label
SLID = 8  # images drawn anew in a frame, under all labels side by side
CLOUD = 500  # points in a frame
GROWTH_FRAMES = 80  # evenly spread over all levels
COLUMNS, BANDS = 12, 2  # of a frame with rows: images side by side, and how often below


def recorder_of(run, network, sets, condition):
    """Makes the recorder that suits what is trained.

    Args:
        run: The `Run`, with its settings.
        network: The compiled model.
        sets: Tuple of the `Dataset`, or of source and target.
        condition: The `Condition` of a model that is told labels, or None.

    Returns:
        A `Recorder`, a Keras callback.
    """
    settings = run.record["settings"]
    names = " and ".join(each.name for each in sets)
    note = " (generated)" if any(each.is_generated for each in sets) else ""
    title = f"{settings['model'].upper().replace('_', ' ')} on {names}{note}"
    where = {"folder": run.folder / FRAMES, "title": title}
    if len(sets) == 2:
        return _recorder_of_two_domains(network, sets, settings, where)
    if settings["model"] in GROWING:
        return _growth_recorder(sets[0], settings, where)
    if settings["model"] in RECONSTRUCTING:
        return _reconstruction_recorder(network, sets[0], settings, where)
    if settings["model"] in REDRAWING:
        return _slide_recorder(sets[0], condition, settings, where)
    if condition is not None:
        return _labelled_recorder(condition, settings, where)
    return _plain_recorder(sets[0], settings, where)


def there_and_back(model):
    """Builds what a CycleGAN's animation shows: source images translated, and back again.

    Args:
        model: A `CycleGAN`, with the averages that it keeps.

    Returns:
        `keras.Model` from source images to a list of two batches of images.
    """
    import keras

    there, back = model.acting("target_generator"), model.acting("source_generator")
    images = keras.Input(there.input_shape[1:])
    translation = there(images)
    return keras.Model(images, [translation, back(translation)], name="there_and_back")


def reconstruction_by(model):
    """Builds what an autoencoder's animation shows: images coded and decoded, without noise.

    Args:
        model: A `VAE`, or a model from images to their reconstructions.

    Returns:
        `keras.Model` from images to their reconstructions; a VAE's are of the codes' means.
    """
    import keras

    if not hasattr(model, "encode"):
        return model
    images = keras.Input(model.encoder.input_shape[1:])
    mean, _ = model.encoder(images)
    return keras.Model(images, model.decoder(mean), name="reconstruction")


def own_losses_of_each_step(model):
    """Makes Keras log a step's own losses, as an `AdversarialModel` does by itself.

    Otherwise they are means since an epoch began, and the curves have a stair at each of its ends.
    On JAX, where `fit` holds the sums, they stay means.

    Args:
        model: A compiled `keras.Model`.

    Returns:
        A Keras callback for `fit`.
    """
    import keras

    return keras.callbacks.LambdaCallback(
        on_train_batch_begin=lambda batch, logs: model.reset_metrics()
    )


def _plain_recorder(dataset, settings, where):
    from gankit import animation

    is_cloud = kind_of(dataset.images.shape[1:]) == "points"
    latents = _latents(CLOUD if is_cloud else GRID, settings)
    if is_cloud:
        by_critic = settings["model"] == "wgan"
        kind = animation.CriticFieldRecorder if by_critic else animation.FieldRecorder
        return kind(latents, dataset.signed(slice(CLOUD)), **where)
    return animation.FrameRecorder(latents, **where)


def _reconstruction_recorder(network, dataset, settings, where):
    from gankit import animation, images

    rows = _rows_shown(dataset, settings)
    return animation.FrameRecorder(
        dataset.unit(rows),
        model=reconstruction_by(network),
        to_bytes=images.unit_to_bytes,
        originals=dataset.images[rows],
        columns=COLUMNS,
        alt=f"While the model learns: a row of {dataset.name}, under it the model's "
        "reconstructions.",
        **where,
    )


def _growth_recorder(dataset, settings, where):
    from gankit import animation

    frames = np.linspace(0, settings["steps"], GROWTH_FRAMES)
    return animation.GrowthRecorder(
        _latents(GRID, settings),
        dataset.images.shape[1],
        schedule=np.unique(frames.round().astype(int)).tolist(),
        **where,
    )


def _labelled_recorder(condition, settings, where):
    from gankit import animation

    return animation.FrameRecorder(
        condition.grid(settings["latent_dim"], ROWS, settings["seed"]),
        columns=len(condition.columns),
        alt="Images that the model makes while it learns, the same latent vector along a row; "
        f"the columns are {', '.join(condition.column_names)}.",
        **where,
    )


def _slide_recorder(dataset, condition, settings, where):
    from gankit import animation

    rows = _rows_shown(dataset, settings)[:SLID]
    inputs = condition.slides(dataset, rows)
    names = ", ".join(condition.names)
    slid = f"slid from 0 to 1, row by row: {names}" if condition.has_attributes else names
    return animation.FrameRecorder(
        inputs,
        columns=len(inputs[0]) // SLID,
        alt=f"Images that the model draws anew while it learns: in each row one of {dataset.name} "
        f"under other labels; the columns are {slid}.",
        **where,
    )


def _recorder_of_two_domains(network, sets, settings, where):
    from gankit import animation

    source, target = (each.name for each in sets)
    if hasattr(network, "generate_pairs"):
        return animation.FrameRecorder(
            _latents(COLUMNS * BANDS, settings),
            columns=COLUMNS,
            alt=f"Pairs that the model draws while it learns: a row of {source} over the images of "
            f"{target} that belong to them.",
            **where,
        )
    rows = _rows_shown(sets[0], settings)
    return animation.FrameRecorder(
        sets[0].signed(rows),
        model=there_and_back(network),
        originals=sets[0].images[rows],
        columns=COLUMNS,
        alt=f"While the model learns: a row of {source}, under it their translations to {target}, "
        "under these the way back.",
        **where,
    )


def _rows_shown(dataset, settings):
    order = np.random.default_rng(settings["seed"]).permutation(len(dataset))
    return order[: COLUMNS * BANDS]


def _latents(count, settings):
    random = np.random.default_rng(settings["seed"])
    return random.standard_normal((count, settings["latent_dim"]), np.float32)
