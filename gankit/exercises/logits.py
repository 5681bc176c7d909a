"""What a discriminator says to real samples and to fakes, drawn for the exercises that count it."""


def drawn_logits(random):
    """Draws logits `(N, 1)` and `(M, 1)`, such that all the usual mistakes give other numbers.

    How many there are is drawn as well: from 200 to 399 real ones, and 40 to 159 more fakes.

    Args:
        random: A `numpy.random.Generator`.

    Returns:
        Tuple `(real_logits, fake_logits)`, float32.
    """
    real_count = int(random.integers(200, 400))
    fake_count = real_count + int(random.integers(40, 160))
    real = random.normal(0.6, 0.8, (real_count, 1))
    fake = random.normal(-0.3, 0.8, (fake_count, 1))
    # A few between 0 and 0.5, where a threshold for probabilities would go wrong.
    real[:4], fake[:3] = random.uniform(0.1, 0.4, (4, 1)), random.uniform(0.1, 0.4, (3, 1))
    return real.astype("float32"), fake.astype("float32")
