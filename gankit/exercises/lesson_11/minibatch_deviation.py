"""Exercise: how much the samples of a batch differ, as one channel more."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind

TINY = 1e-8


def draw(random):
    """Draws features `(N, H, W, C)`; at one place all samples are alike."""
    features = random.normal(0, random.uniform(0.6, 2), 3 + random.permutation(5)[:4])
    features[:, 0, 0, 0] = 1
    return (features.astype("float32"),)


def deviations(features, axis=0, **settings):
    """Returns the standard deviation over the batch, of each channel at each place."""
    return np.sqrt(np.var(features, axis=axis, **settings) + TINY)


def with_plane(features, number):
    """Puts a channel behind the others that holds one number everywhere."""
    plane = np.broadcast_to(number, (*features.shape[:3], 1))
    return np.concatenate([features, plane], axis=-1)


def widened(features):
    """Returns the expected features: Karras et al. 2018, section 3, with one group."""
    return with_plane(features, deviations(features).mean())


def slopes(features):
    """Returns the gradient of the sum: 1 for the feature itself, the rest for the deviation."""
    centred = features - features.mean(axis=0)
    return [1 + centred / (features.shape[-1] * deviations(features))]


def _of_means(features):
    return with_plane(features, deviations(features.mean(axis=(1, 2, 3))))


def _per_sample(features):
    own = deviations(features, axis=(1, 2, 3), keepdims=True)
    return with_plane(features, own)


def _of_places(features):
    each = deviations(features).mean(axis=-1, keepdims=True)
    return with_plane(features, each)


MINIBATCH_DEVIATION = comparing(
    "progan.minibatch_deviation",
    lesson=11,
    points=3,
    title="Minibatch deviation",
    hints=(
        "For each channel at each place: the standard deviation over the samples, `axis=0`. Take "
        "the root of `ops.var(features, axis=0) + 1e-8`: a root of 0 has an infinite derivative.",
        "Their mean is one number. `ops.ones_like(features[..., :1])` is a channel of ones.",
        "`ops.concatenate([features, number * ops.ones_like(features[..., :1])], axis=-1)`",
    ),
    draw=draw,
    expected=widened,
    slopes=slopes,
    differentiated=(0,),
    no_slope="The value is right and its gradient is not: no `stop_gradient` and no NumPy on the "
    "way, for this is what the generator learns variety from.",
    kind=Kind.TENSOR,
    praise="One look at this channel tells the discriminator whether the batch is too much alike.",
    shape="The shape is {received}, expected {expected}: one channel more than the features have.",
    otherwise="It is not as expected, from {received} (expected {expected}) on: the features as "
    "they are, and behind them one channel that holds the mean deviation everywhere.",
    mistakes=(
        (
            lambda features: with_plane(features, np.var(features, axis=0).mean()),
            "This is the mean variance: take the root of each before you average.",
        ),
        (
            lambda features: with_plane(features, np.sqrt(np.var(features, axis=0).mean())),
            "The mean was taken before the root: first the deviation of each channel at each "
            "place, then their mean.",
        ),
        (
            _per_sample,
            "The deviation goes over a sample's own pixels and channels: it has to go over the "
            "samples, `axis=0`. It is the *batch* that must not be all alike.",
        ),
        (
            lambda features: with_plane(features, deviations(features, axis=None)),
            "This is the deviation of all numbers together: a batch of one and the same image has "
            "one as well. Over the samples, `axis=0`, at each place, and then the mean.",
        ),
        (
            lambda features: with_plane(features, deviations(features, axis=-1).mean()),
            "The deviation goes over the channels: it has to go over the samples, `axis=0`.",
        ),
        (
            lambda features: with_plane(features, deviations(features, axis=(1, 2)).mean()),
            "The deviation goes over the places of an image: it has to go over the samples, "
            "`axis=0`.",
        ),
        (
            _of_means,
            "Each sample is averaged first, so only how bright they are is compared. Compare place "
            "by place, channel by channel.",
        ),
        (
            _of_places,
            "Each place has a number of its own: average over the places as well.",
        ),
        (
            lambda features: with_plane(features, deviations(features, ddof=1).mean()),
            "This divides by N - 1: the plain deviation of these N samples is meant.",
        ),
        (
            lambda features: np.concatenate([widened(features)[..., -1:], features], axis=-1),
            "The new channel stands in front: it belongs behind the others.",
        ),
        (
            lambda features: with_plane(features, deviations(features).sum()),
            "The deviations are summed: take their mean, so that it does not depend on how large "
            "the images are.",
        ),
    ),
)
