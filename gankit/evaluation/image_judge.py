"""Scores images beside the real ones of a data set, by the features of a classifier of that set."""

import numpy as np

from gankit.evaluation.cloud_scores import cloud_band, cloud_scores
from gankit.evaluation.judgement import ClassCount, Judgement
from gankit.evaluation.reader import Reader
from gankit.evaluation.score import Score
from gankit.images import image_grid, signed_to_bytes
from gankit.metrics import inception_style_score, nearest_neighbours
from gankit.metrics.memorising import nearer_share
from gankit.scale import scaled

SHEET = 60  # images in a picture
FIRST, NEAREST = 6, 4  # samples shown with their neighbours: the first ones, and the nearest of all
NEIGHBOURS = 4
MOST_CLASSES = 50  # a longer list says nothing to anybody


class ImageJudge:
    """Compares images with real ones that neither the generator nor the classifier has seen.

    Where the classifier is not kept yet, training it sets the global seed, see `Reader`.

    Args:
        train: `gankit.data.Dataset` of what generators learned from; the classifier, whose features
            are compared, learns from it too. Nearest neighbours are looked for here.
        test: The new real images.
        count: Images to compare, as many as the subjects have; at most half the test set.
        say: Function of a line of text, called when something begins that takes time.
    """

    def __init__(self, train, test, count, say):
        say(f"a classifier of {train.name}: trained once, then kept")
        self.reader = Reader(train)
        rows = np.random.default_rng(0).permutation(len(test))
        self.count, self.train = count, train[: scaled(smoke=400, lesson=60_000, full=400_000)]
        self.real, self.other = (test[part] for part in (rows[:count], rows[count : 2 * count]))
        say(f"features of {len(self.train) + 2 * count:,} real images")
        self.train_features = self.reader.features(self.train)
        new = [self.reader.features(images) for images in (self.real, self.other)]
        say("what real images score beside other real images")
        self.real_features = new[0]
        self.band = cloud_band(np.concatenate(new), count)
        self.read = [self.reader.probabilities(images) for images in (self.real, self.other)]
        self.distances = [nearest_neighbours(some, self.train_features)[1][:, 0] for some in new]

    def judge(self, subject, say):
        """Scores a subject.

        Args:
            subject: A `Subject` of `count` images of the test set's shape.
            say: Function of a line of text.

        Returns:
            A `Judgement`.
        """
        say(f"{subject.title}: {len(subject):,} samples")
        features = self.reader.features(subject.samples)
        read = self.reader.probabilities(subject.samples)
        rows, distances = nearest_neighbours(features, self.train_features, NEIGHBOURS)
        scores, curve = cloud_scores(self.real_features, features, self.band)
        return Judgement(
            title=subject.title,
            against=self.train.name + (" (generated)" if self.train.is_generated else ""),
            is_stand_in=self.train.is_generated,
            count=self.count,
            scores=[*scores, *self._by_reading(subject, read), self._memory(distances)],
            classes=self._classes(subject, read),
            samples=image_grid(signed_to_bytes(subject.samples[:SHEET]), 10),
            real=image_grid(self.real.images[:SHEET], 10),
            neighbours=self._neighbours(subject, rows, distances),
            curve=curve,
        )

    def _by_reading(self, subject, read):
        if not self.reader.is_exclusive:
            return []
        of_real = [inception_style_score(probabilities) for probabilities in self.read]
        value = inception_style_score(read)
        scores = [Score("inception-style score", value, min(of_real), max(of_real))]
        if self._asks(subject):
            shares = [
                float(np.mean(probabilities.argmax(axis=1) == images.labels))
                for probabilities, images in zip(self.read, (self.real, self.other), strict=True)
            ]
            share = float(np.mean(read.argmax(axis=1) == subject.asked))
            scores.append(Score("read as asked", share, min(shares), max(shares)))
        return scores

    def _asks(self, subject):
        is_class = self.reader.is_exclusive and subject.asked is not None
        return is_class and subject.asked.max() < len(self.reader.names)

    def _memory(self, distances):
        real, other = self.distances
        of_real = nearer_share(real, other), nearer_share(other, real)
        value = nearer_share(distances[:, 0], np.concatenate([real, other]))
        return Score("nearer than new ones", value, min(of_real), max(of_real))

    def _classes(self, subject, read):
        if len(self.reader.names) > MOST_CLASSES:
            return []
        if self.reader.is_exclusive:
            choices, of_real = read.argmax(axis=1), self.real.labels
            is_of = [(choices == k, of_real == k) for k in range(len(self.reader.names))]
        else:
            of_real = [self.real.attributes[name] for name in self.reader.names]
            is_of = [(read[:, k] > 0.5, values) for k, values in enumerate(of_real)]
        return [
            ClassCount(name, int(mine.sum()), int(real.sum()), *self._asked(subject, k, mine))
            for k, (name, (mine, real)) in enumerate(zip(self.reader.names, is_of, strict=True))
        ]

    def _asked(self, subject, label, mine):
        if not self._asks(subject):
            return ()
        asked = subject.asked == label
        return int(asked.sum()), int((asked & mine).sum())

    def _neighbours(self, subject, rows, distances):
        first = np.arange(min(FIRST, len(subject)))
        suspects = [row for row in np.argsort(distances[:, 0]) if row not in first][:NEAREST]
        pictures = []
        for place, row in enumerate([*first, *suspects]):
            images = self.train.images[rows[row]]
            sample = signed_to_bytes(subject.samples[row : row + 1])
            picture = image_grid(np.concatenate([sample, images]), 1 + NEIGHBOURS)
            kind = "Sample" if place < len(first) else "One of the samples nearest to a real one"
            away = ", ".join(f"{distance:.2f}" for distance in distances[row])
            picture.alt = f"{kind}, then its {NEIGHBOURS} nearest training images, {away} away."
            pictures.append(picture)
        return pictures
