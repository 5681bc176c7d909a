"""How well a small network that learned from one set reads another.

Run by itself it measures the generated digits against recorded MNIST:
`GANKIT_DATA=folder python tests/unit/data/reading_accuracy.py` prints one line per seed.
"""

import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")


def build_reader(image_shape):
    """Returns a compiled convolutional classifier of ten digits that ends in logits."""
    import keras
    from keras import layers

    reader = keras.Sequential(
        [
            keras.Input(image_shape),
            layers.Conv2D(16, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dropout(0.3),
            layers.Dense(64, activation="relu"),
            layers.Dense(10),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    reader.compile("adam", loss, metrics=["accuracy"])
    return reader


def reading_accuracy(learned, read, *, epochs=3, seed=0):
    """Trains a small network on one set and returns its accuracy on another.

    Args:
        learned: The `Dataset` to train on.
        read: The `Dataset` to test on, of the same image shape.
        epochs: Passes over `learned`, in batches of 64.
        seed: For the weights, the order and the dropout.

    Returns:
        The share of `read` that is classified as labelled, 0 to 1.
    """
    import keras

    keras.utils.set_random_seed(seed)
    reader = build_reader(learned.images.shape[1:])
    reader.fit(learned.unit(), learned.labels, batch_size=64, epochs=epochs, verbose=0)
    return reader.evaluate(read.unit(), read.labels, batch_size=500, verbose=0)[1]


if __name__ == "__main__":
    from gankit import data

    drawn, recorded = data.load("digits"), data.load("mnist", "test", download=False)
    if recorded.is_generated:
        raise SystemExit("Set GANKIT_DATA to a folder that holds mnist.npz.")
    for number in range(3):
        start = time.time()
        accuracy = reading_accuracy(drawn, recorded, epochs=3, seed=number)
        seconds = time.time() - start
        print(f"seed {number}: {accuracy:.4f} of {len(recorded)} read, {seconds:.0f} s")
