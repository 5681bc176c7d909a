"""The inception score, with a classifier of one's own in the Inception network's place."""

import numpy as np


def inception_style_score(probabilities: np.ndarray) -> float:
    """Says how surely samples are read, and how evenly they fall on all classes.

    exp(mean over x of KL(p(y|x) || p(y))); Salimans et al. 2016, section 4. It never looks at real
    images, and ten clear digits, one of each class, have the best score that there is. Its value
    depends on the classifier, and is too small for few samples: p(y) is their own mean.

    Args:
        probabilities: Array `(N, K)`, p(y|x): each row is not negative and sums to 1.

    Returns:
        Float from 1, all samples are read alike, to K.

    Raises:
        ValueError: If the rows are not probabilities.

    Example: `[[1, 0], [0, 1]]` has the score 2, `[[1, 0], [1, 0]]` and `[[.5, .5], [.5, .5]]`
    have 1.
    """
    conditional = np.asarray(probabilities, np.float64)
    fits = conditional.ndim == 2 and conditional.size and np.min(conditional) >= 0
    if not fits or not np.allclose(conditional.sum(axis=1), 1, atol=1e-3):
        raise ValueError(
            "Expected probabilities (N, K), each row not negative with sum 1. Received: shape "
            f"{conditional.shape}. Apply softmax to logits first."
        )
    marginal = conditional.mean(axis=0)
    # What has the probability 0 adds nothing: x log x goes to 0 with x.
    logarithms = np.log(np.where(conditional > 0, conditional, 1))
    logarithms -= np.where(conditional > 0, np.log(np.where(marginal > 0, marginal, 1)), 0)
    return float(np.exp(np.mean(np.sum(conditional * logarithms, axis=1))))
