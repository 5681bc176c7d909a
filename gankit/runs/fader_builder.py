"""How `gankit train fader` builds and compiles its model. Keras is imported when it does."""

from gankit.runs.builders import kind_of

# Of digits: `python -m benchmarks.figures forgetting`. Of faces too much is remembered by .01; .1
# blurs them, which pays where a training is as long as that of the figure `faders_on_faces`.
CLASSIFIER_TURNS = 5
IMAGES_IN_A_TURN = {"grey": 128, "colour": 32}
CODE_LENGTH = {"grey": 8, "colour": 64}
FORGETTING_WEIGHT = {"grey": 0.1, "colour": 0.03}
RATE, CLASSIFIERS_RATE = {"grey": 1e-3, "colour": 2e-3}, 3e-3


def build_fader(task):
    """Builds an autoencoder that forgets the label: dense on grey images, else convolutional.

    Args:
        task: The `Task`; its `latent_dim` is the length of the code.

    Returns:
        A compiled `FaderNetwork`.

    Raises:
        ValueError: If coloured images are of a size that the networks can't reach.
    """
    import keras

    from gankit.models import convolutional_fader, fader_networks
    from gankit.models.fader import FaderNetwork
    from gankit.schedules import falling_rate

    kind = kind_of(task.sample_shape)
    networks = fader_networks if kind == "grey" else convolutional_fader
    model = FaderNetwork(
        networks.build_encoder(task.sample_shape, task.latent_dim),
        networks.build_decoder(task.latent_dim, task.label_length, task.sample_shape),
        fader_networks.build_classifier(task.latent_dim, task.label_length),
        beta=FORGETTING_WEIGHT[kind],
        classifier_turns=CLASSIFIER_TURNS,
        attributes=task.has_attributes,
        seed=task.seed,
    )
    rates = {"classifier": CLASSIFIERS_RATE, "autoencoder": falling_rate(task.steps, RATE[kind])}
    model.compile({name: keras.optimizers.Adam(rate, beta_1=0.5) for name, rate in rates.items()})
    return model
