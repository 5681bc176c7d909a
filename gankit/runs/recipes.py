"""Which models `gankit train` knows, and how long each trains when nobody says."""

from gankit.runs.autoencoder_builders import build_autoencoder, build_vae
from gankit.runs.builders import build_gan, kind_of
from gankit.runs.cgan_builders import build_cgan, build_plane_cgan
from gankit.runs.dcgan_builders import build_dcgan, build_textbook_dcgan
from gankit.runs.fader_builder import (
    CLASSIFIER_TURNS,
    CODE_LENGTH,
    IMAGES_IN_A_TURN,
    build_fader,
)
from gankit.runs.pair_builders import build_cogan, build_cyclegan
from gankit.runs.progan_builder import build_progan
from gankit.runs.wgan_builder import CRITIC_TURNS, SAMPLES_IN_A_TURN, build_wgan
from gankit.scale import scaled

MODELS = {
    "autoencoder": build_autoencoder,
    "vae": build_vae,
    "gan": build_gan,
    "dcgan": build_dcgan,
    "dcgan_textbook": build_textbook_dcgan,
    "wgan": build_wgan,
    "progan": build_progan,
    "cgan": build_cgan,
    "cgan_planes": build_plane_cgan,
    "cyclegan": build_cyclegan,
    "cogan": build_cogan,
    "fader": build_fader,
}
REDRAWING = {"fader"}  # those that draw an image anew under another label
CONDITIONAL = {"cgan", "cgan_planes", *REDRAWING}  # those that are told labels
GROWING = {"progan"}  # those that begin with smaller images
RECONSTRUCTING = {"autoencoder", "vae"}  # those whose target is what they are shown

# The one place for the length of a run, by the model and by what a sample is.
DEFAULT_STEPS = {
    ("autoencoder", "grey"): {"smoke": 20, "lesson": 3_000, "full": 20_000},
    ("autoencoder", "colour"): {"smoke": 20, "lesson": 1_000, "full": 20_000},
    ("vae", "grey"): {"smoke": 20, "lesson": 3_000, "full": 20_000},
    ("vae", "colour"): {"smoke": 20, "lesson": 1_000, "full": 20_000},
    ("gan", "points"): {"smoke": 20, "lesson": 3_000, "full": 10_000},
    ("gan", "grey"): {"smoke": 20, "lesson": 6_000, "full": 40_000},
    ("gan", "colour"): {"smoke": 20, "lesson": 6_000, "full": 40_000},
    ("dcgan", "grey"): {"smoke": 20, "lesson": 18_500, "full": 120_000},
    ("dcgan", "colour"): {"smoke": 20, "lesson": 4_000, "full": 80_000},
    ("dcgan_textbook", "grey"): {"smoke": 20, "lesson": 3_000, "full": 40_000},
    ("dcgan_textbook", "colour"): {"smoke": 20, "lesson": 850, "full": 40_000},
    ("wgan", "points"): {"smoke": 20, "lesson": 20_000, "full": 60_000},
    ("wgan", "grey"): {"smoke": 20, "lesson": 3_000, "full": 40_000},
    ("wgan", "colour"): {"smoke": 20, "lesson": 1_000, "full": 40_000},
    ("progan", "grey"): {"smoke": 20, "lesson": 6_000, "full": 40_000},
    ("progan", "colour"): {"smoke": 20, "lesson": 6_500, "full": 120_000},
    ("cgan", "grey"): {"smoke": 20, "lesson": 4_000, "full": 40_000},
    ("cgan", "colour"): {"smoke": 20, "lesson": 6_000, "full": 80_000},
    ("cgan_planes", "grey"): {"smoke": 20, "lesson": 4_000, "full": 40_000},
    ("cgan_planes", "colour"): {"smoke": 20, "lesson": 3_000, "full": 40_000},
    ("cyclegan", "grey"): {"smoke": 20, "lesson": 3_000, "full": 40_000},
    ("cyclegan", "colour"): {"smoke": 20, "lesson": 1_500, "full": 40_000},
    ("cogan", "grey"): {"smoke": 20, "lesson": 4_000, "full": 40_000},
    ("cogan", "colour"): {"smoke": 20, "lesson": 2_000, "full": 40_000},
    ("fader", "grey"): {"smoke": 20, "lesson": 2_000, "full": 10_000},
    ("fader", "colour"): {"smoke": 20, "lesson": 2_000, "full": 20_000},
}
DEFAULT_LATENT_DIM = {"points": 2, "grey": 16, "colour": 100}
DEFAULT_BATCH_SIZE = {"points": 256, "grey": 32, "colour": 32}
# In equal processor seconds twice the steps are worth more: faces at 12 in place of 15, see
# `face_hunt`. Digits: chosen together with the filters and the average, see `dcgan_mnist`.
SMALL_BATCHES = {(model, "colour"): 16 for model in ("dcgan", "cgan", "progan")} | {
    ("dcgan", "grey"): 16
}
RECONSTRUCTED_IN_A_STEP = 128


def default_steps(model, sample_shape):
    """Returns the steps of a run of the present `GANKIT_SCALE`."""
    return scaled(**DEFAULT_STEPS[model, kind_of(sample_shape)])


def default_latent_dim(model, sample_shape):
    """Returns the length of the latent vector that suits a model and a sample."""
    lengths = CODE_LENGTH if model in REDRAWING else DEFAULT_LATENT_DIM
    return lengths[kind_of(sample_shape)]


def default_batch_size(model, sample_shape):
    """Returns the number of samples in a step that suits a model and a sample.

    A step with several turns, of a critic or of a fader's classifier, has fresh samples for each.
    """
    kind = kind_of(sample_shape)
    if model == "wgan":
        return turns_of(model, sample_shape) * SAMPLES_IN_A_TURN[kind]
    if model in REDRAWING:
        return turns_of(model, sample_shape) * IMAGES_IN_A_TURN[kind]
    if model in RECONSTRUCTING:
        return RECONSTRUCTED_IN_A_STEP
    return SMALL_BATCHES.get((model, kind), DEFAULT_BATCH_SIZE[kind])


def turns_of(model, sample_shape):
    """Returns the most turns of a phase in a step; each takes its own part of the batch."""
    if model == "wgan":
        return CRITIC_TURNS[kind_of(sample_shape)]
    return CLASSIFIER_TURNS if model in REDRAWING else 1
