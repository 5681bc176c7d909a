"""Exercise: a threshold that keeps 95 % of the digits, and what else it lets in."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind

HELD_OUT = 201


def draw(random):
    """Draws scores of held-out digits, test digits and others, and the share to be kept.

    Near the threshold there is none of the others', so that it does not matter how a quantile is
    rounded.
    """
    kept = (0.8, 0.9, 0.95)[int(random.integers(3))]
    held_out = random.normal(1.0, 1, HELD_OUT)
    cut = round((1 - kept) * (HELD_OUT - 1))
    low, high = np.sort(held_out)[[cut - 1, cut + 1]]
    drawn = random.normal(0.7, 1.1, 300), random.normal(-0.8, 1, 200)
    test, others = (scores[(scores < low) | (scores > high)] for scores in drawn)
    return held_out, test, others, kept


def shares(threshold, test, others):
    """Returns which share of each is accepted."""
    return np.array([np.mean(scores >= threshold) for scores in (test, others)])


def accepted(held_out, test, others, kept):
    """Returns the expected pair."""
    return shares(np.quantile(held_out, 1 - kept), test, others)


ACCEPTED_SHARES = comparing(
    "robust.accepted_shares",
    lesson=12,
    points=3,
    title="What gets in when 95 % of the digits do",
    hints=(
        "Which score do 95 % of the held-out digits reach? The one that 5 % of them fall short of.",
        "`np.quantile(held_out, 1 - kept)` is that score.",
        "`np.mean(scores >= threshold)` for the test digits, and for the others.",
    ),
    draw=draw,
    cases=2,
    expected=accepted,
    kind=Kind.TUPLE,
    tolerance=1e-6,
    result="the pair of shares",
    praise="The threshold knows neither the test digits nor the others.",
    shape="The shape is {received}, expected two shares: of the test digits, then of the others.",
    otherwise="The shares are {received}, expected {expected}: those that reach the score which "
    "{3:.0%} of the *held-out* digits reach.",
    mistakes=(
        (
            lambda held_out, test, others, kept: shares(np.quantile(test, 1 - kept), test, others),
            "The threshold comes from the test digits: so just the wanted share of them gets in, "
            "which nobody could promise of digits that come tomorrow. Take the held-out ones.",
        ),
        (
            lambda held_out, test, others, kept: shares(
                np.quantile(np.concatenate([held_out, test]), 1 - kept), test, others
            ),
            "The test digits help to choose the threshold: leave that to the held-out ones.",
        ),
        (
            lambda held_out, test, others, kept: shares(np.quantile(others, kept), test, others),
            "The threshold comes from the others: they are what it has never seen. Take the "
            "held-out digits.",
        ),
        (
            lambda held_out, test, others, kept: shares(np.quantile(held_out, kept), test, others),
            "The threshold is the wrong quantile: only few digits reach this one. To keep 95 %, "
            "take the score that 5 % fall short of.",
        ),
        (
            lambda *arguments: 1 - accepted(*arguments),
            "These are the shares that are turned away.",
        ),
        (
            lambda *arguments: accepted(*arguments)[::-1],
            "The two are swapped: the test digits come first.",
        ),
        (
            lambda held_out, test, others, kept: shares(kept, test, others),
            "The share itself is the threshold here: look for the score that this share reaches.",
        ),
        (
            lambda held_out, test, others, kept: accepted(held_out, held_out, others, kept),
            "The first share is that of the held-out digits, which is what was chosen: return what "
            "happens to the test digits.",
        ),
        (
            lambda *arguments: 100 * accepted(*arguments),
            "These are per cent: return shares, from 0 to 1.",
        ),
        (
            lambda *arguments: accepted(*arguments)[1],
            "Return both shares: that of the others alone would be best at a threshold that lets "
            "nobody in.",
        ),
    ),
)
