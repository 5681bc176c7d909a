"""How `gankit train progan` builds its model and trains it, level by level."""

from gankit.runs.builders import kind_of

SMALLEST = 8  # a level less to fade in than from 4x4
FILTERS = {"grey": 32, "colour": 16}
RATE, BETA_1, BETA_2 = 5e-3, 0.0, 0.99  # chosen by the look of short runs at 32x32
LABEL_SMOOTHING = {"grey": 0.0, "colour": 0.1}
# Without it the discriminator wins on faces, on small ones at once, on large ones with some seeds.
R1_WEIGHT = {"grey": 0.0, "colour": 1.0}
LAST_SHARE = 0.4  # of a run's steps, for the last level


def build_progan(task):
    """Builds a progressive GAN at its first level, whose generator is averaged.

    Args:
        task: The `Task`.

    Returns:
        A compiled `ProgressiveGAN`.

    Raises:
        ValueError: If the images are not square, or halving their side leads to no even number.
    """
    import keras

    from gankit.models.progan import ProgressiveGAN
    from gankit.penalties import R1

    kind = kind_of(task.sample_shape)
    model = ProgressiveGAN(
        task.sample_shape,
        task.latent_dim,
        first_side=first_side_of(task.sample_shape[0]),
        filters=FILTERS[kind],
        label_smoothing=LABEL_SMOOTHING[kind],
        regulariser=R1(R1_WEIGHT[kind]) if R1_WEIGHT[kind] else None,
        seed=task.seed,
    )
    optimizers = {
        phase.name: keras.optimizers.Adam(RATE, beta_1=BETA_1, beta_2=BETA_2)
        for phase in model.phases()
    }
    model.compile(optimizers, averages={"generator": 0.99})
    return model


def first_side_of(side):
    """Halves a side to where a progressive GAN begins: even, and 8 or more.

    Example: 64 and 32 -> 8, 28 -> 14, 48 -> 12.
    """
    while side % 4 == 0 and side // 2 >= SMALLEST:
        side //= 2
    return side


def fit_from_small_to_large(network, dataset, settings, callbacks, verbose):
    """Trains a compiled `ProgressiveGAN`, or trains it on, to the last step of its run.

    Args:
        network: What `build_progan` returned, or the model of an interrupted run.
        dataset: `Dataset` at the last resolution.
        settings: Dict with the run's `steps`, `batch_size` and `seed`.
        callbacks: List of Keras callbacks.
        verbose: As of `fit`.
    """
    from gankit.models.growing import evenly_growing, fit_growing

    fit_growing(
        network,
        dataset,
        settings["steps"],
        evenly_growing(settings["steps"], len(network.resolutions), LAST_SHARE),
        batch_size=settings["batch_size"],
        seed=settings["seed"],
        callbacks=callbacks,
        verbose=verbose,
    )
