"""Networks for domain-adversarial training."""

import keras
from keras import layers

from gankit.layers import ImageNormalisation


def build_feature_extractor(image_shape, filters=24, units=128, *, normalise_images=False):
    """Builds a small convolutional feature extractor.

    The features are normalised image by image (Ba et al. 2016). Features without bounds can escape
    the domain classifier by growing: in a run from MNIST to MNIST-M without the normalisation, with
    one learning rate for all and a weight of 1, the loss rose above 50. Nothing depends on the rest
    of the batch, so there are no statistics that would blend the domains.

    Args:
        image_shape: `(H, W, C)`.
        filters: Number of filters of the first block; the second has twice, the third three times
            as many.
        units: Length D of the features.
        normalise_images: Whether each image is first brought to mean 0 and deviation 1, see
            `gankit.layers.ImageNormalisation`. A control without adaptation must have it too.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [-1, 1] to features
        `(N, units)`, 0 or above.
    """
    x = images = keras.Input(image_shape, name="images")
    if normalise_images:
        x = ImageNormalisation()(x)
    for block, kernel in enumerate((5, 3, 3), start=1):
        x = layers.Conv2D(block * filters, kernel, 2, "same", activation="relu")(x)
    x = layers.Dense(units, use_bias=False)(layers.Flatten()(x))
    x = layers.LayerNormalization()(x)
    return keras.Model(images, layers.ReLU()(x), name="feature_extractor")


def build_label_predictor(feature_dim=128, classes=10):
    """Builds a label predictor of a single layer.

    Args:
        feature_dim: Length D of the features.
        classes: Number of classes K.

    Returns:
        Functional, uncompiled `keras.Model` from features `(N, D)` to logits `(N, K)`.
    """
    return _dense_network(feature_dim, (), classes, "label_predictor")


def build_domain_classifier(feature_dim=128, units=(256, 256)):
    """Builds a dense domain classifier, strong enough to keep up with features that move.

    Args:
        feature_dim: Length D of the features.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from features `(N, D)` to logits `(N, 1)`, above 0 for
        "source".
    """
    return _dense_network(feature_dim, units, 1, "domain_classifier")


def _dense_network(feature_dim, units, outputs, name):
    x = features = keras.Input((feature_dim,), name="features")
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
    return keras.Model(features, layers.Dense(outputs)(x), name=name)
