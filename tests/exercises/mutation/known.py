"""Mutants that a judge takes for right, each with the reason why that is no fault."""

ANY_ORDER = "what is drawn at random is as good in any other order"
FEWER = "a network with fewer weights than are allowed is a choice of one's own"
RATES = "which rate is best the race tells; any between crawling and jumping will do"
TINY = "any tiny number will do: it only keeps a root away from 0"
SYMMETRIC = "normal noise is as likely with the other sign"

# Kinds of mutants that an exercise takes, all of them, since its answer is the student's own words.
KINDS = {
    "animation.oddities": {
        "constants": "steps are read off a picture, so a few more or less will do",
        "entries": "what is odd may be told in any order, and a place in other words",
    },
}

KNOWN = {
    "vae.sample": {
        "signs: return mean + ops.exp(log_variance / 2) * noise -> "
        "return mean - ops.exp(log_variance / 2) * noise": SYMMETRIC,
        "argument: log_variance is turned": SYMMETRIC,
    },
    "aae.few_labels": {"result: reversed": ANY_ORDER},
    "aae.one_hot_samples": {"result: reversed": ANY_ORDER},
    "gan.sample_latents": {"result: reversed": ANY_ORDER},
    "gan.mix_with_old_fakes": {
        "entries: return np.concatenate([fakes[half:], drawn]) -> "
        "return np.concatenate([drawn, fakes[half:]])": ANY_ORDER,
        "argument: fakes is rolled": ANY_ORDER,
        "argument: old_fakes is rolled": ANY_ORDER,
        "result: reversed": ANY_ORDER,
    },
    "cgan.other_labels": {
        "signs: return (labels + shifts) % count -> return (labels - shifts) % count": (
            "to go back by any number of classes is as good as to go on"
        ),
    },
    "animation.my_gan": {
        "constants: generator = dcgan.build_generator(LATENT_DIM, image_shape, filters=8) -> "
        "generator = dcgan.build_generator(LATENT_DIM, image_shape, filters=7)": FEWER,
        "constants: discriminator = dcgan.build_discriminator(image_shape, filters=8) -> "
        "discriminator = dcgan.build_discriminator(image_shape, filters=7)": FEWER,
        "constants: gan.compile({name: keras.optimizers.Adam(0.002, beta_1=0.5) for name in "
        "names}) -> gan.compile({name: keras.optimizers.Adam(0.004, beta_1=0.5) for name in "
        "names})": RATES,
        "constants: gan.compile({name: keras.optimizers.Adam(0.002, beta_1=0.5) for name in "
        "names}) -> gan.compile({name: keras.optimizers.Adam(0.001, beta_1=0.5) for name in "
        "names})": RATES,
    },
    "animation.training_step": {"argument: real is rolled": ANY_ORDER},
    "progan.pixel_normalised": {
        "constants: return features / ops.sqrt(mean_squares + 1e-08) -> "
        "return features / ops.sqrt(mean_squares + 2e-08)": TINY,
        "constants: return features / ops.sqrt(mean_squares + 1e-08) -> "
        "return features / ops.sqrt(mean_squares + 5e-09)": TINY,
    },
    "cgan.balanced_set": {
        "names: labels = np.random.default_rng().permutation(np.repeat(np.arange(count), "
        "per_class)) -> labels = np.random.default_rng().permutation(np.tile(np.arange(count), "
        "per_class))": ANY_ORDER,
        "randomness: labels = np.random.default_rng().permutation(np.repeat(np.arange(count), "
        "per_class)) -> labels = np.random.default_rng(7).permutation(np.repeat("
        "np.arange(count), per_class))": "an order that is mixed may be mixed the same each time",
    },
}


def reason(identifier, name):
    """Returns why it is no fault that a mutant of an exercise survives; None where it is one.

    Args:
        identifier: Of the exercise, such as `"vae.sample"`.
        name: Of the mutant: its kind, a colon, its change.
    """
    kind = name.partition(":")[0]
    return KNOWN.get(identifier, {}).get(name) or KINDS.get(identifier, {}).get(kind)
