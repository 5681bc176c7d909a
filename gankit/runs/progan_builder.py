"""How `gankit train progan` builds its model and trains it, level by level."""

from gankit.runs.builders import kind_of

SMALLEST = 8  # a level less to fade in than from 4x4
FILTERS = {"grey": 32, "colour": 16}
RATE = 5e-3  # chosen by the look of short runs at 32x32, with the betas
BETAS = {"beta_1": 0.0, "beta_2": 0.99}
AVERAGING = 0.995  # .99 and .998 are as good after 5,000 steps; short runs begin at random weights
LABEL_SMOOTHING = {"grey": 0.0, "colour": 0.1}
# Without R1 the discriminator wins on faces, on small ones at once, on large ones with some seeds.
R1_WEIGHT = {"grey": 0.0, "colour": 1.0}
R1_SAMPLES = 4  # at all of a batch of 32 a step was 45 % dearer, and faces no better
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

    kind = kind_of(task.sample_shape)
    model = ProgressiveGAN(
        task.sample_shape,
        task.latent_dim,
        first_side=first_side_of(task.sample_shape[0]),
        filters=FILTERS[kind],
        **losses_of(kind),
        seed=task.seed,
    )
    optimizers = {phase.name: keras.optimizers.Adam(RATE, **BETAS) for phase in model.phases()}
    model.compile(optimizers, averages={"generator": AVERAGING})
    return model


def losses_of(kind):
    """Returns what the losses of a GAN of these networks take, by what its images are.

    Args:
        kind: `"grey"` or `"colour"`.

    Returns:
        Dict of the arguments `label_smoothing` and `regulariser` of a `GAN`.
    """
    from gankit.regularisers import R1

    weight = R1_WEIGHT[kind]
    regulariser = R1(weight, samples=R1_SAMPLES) if weight else None
    return {"label_smoothing": LABEL_SMOOTHING[kind], "regulariser": regulariser}


def first_side_of(side):
    """Halves a side to where a progressive GAN begins: even, and 8 or more.

    Example: 64 and 32 -> 8, 28 -> 14, 48 -> 12.
    """
    while side % 4 == 0 and side // 2 >= SMALLEST:
        side //= 2
    return side


def sides_of(sample_shape):
    """Lists the sides of the images at every level. Example: `(64, 64, 3)` -> `[8, 16, 32, 64]`."""
    from gankit.models.progan_networks import resolutions

    return resolutions(sample_shape, first_side_of(sample_shape[0]))


def fit_from_small_to_large(network, dataset, settings, callbacks, verbose):
    """Trains a compiled `ProgressiveGAN`, or trains it on, to the last step of its run.

    Args:
        network: What `build_progan` returned, or the model of an interrupted run.
        dataset: `Dataset` at the last resolution.
        settings: Dict with the run's `steps`, `batch_size` and `seed`.
        callbacks: List of Keras callbacks.
        verbose: As of `fit`.
    """
    from gankit.models.growing import SettlesRates, evenly_growing, fit_growing

    steps = settings["steps"]
    schedule = evenly_growing(steps, len(network.resolutions), LAST_SHARE)
    fit_growing(
        network,
        dataset,
        steps,
        schedule,
        batch_size=settings["batch_size"],
        seed=settings["seed"],
        callbacks=[SettlesRates(schedule, steps, RATE), *callbacks],
        verbose=verbose,
    )
