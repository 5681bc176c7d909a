"""Exercise: how many bits a code tells about the label, from a table of counts."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws counts `(K, M)`: a row for each label, a column for each code; some cells are empty."""
    rows = int(random.integers(3, 6))
    columns = rows + int(random.integers(1, 4))
    counts = random.integers(1, 60, (rows, columns))
    empty = random.permutation(rows)[:2]
    counts[empty, random.integers(0, columns, 2)] = 0
    return (counts,)


def entropy(counts):
    """Returns the entropy of the shares of some counts, in bits."""
    shares = counts[counts > 0] / counts.sum()
    return -np.sum(shares * np.log2(shares))


def bits(counts):
    """The expected number: H(label) + H(code) - H(both)."""
    return entropy(counts.sum(axis=1)) + entropy(counts.sum(axis=0)) - entropy(counts)


def _from_counts(counts):
    """The formula with counts in place of shares."""
    alone = counts.sum(axis=1)[:, None] * counts.sum(axis=0)
    taken = counts > 0
    return np.sum(counts[taken] * np.log2(counts[taken] / alone[taken]))


MUTUAL_INFORMATION = comparing(
    "forgetting.mutual_information",
    lesson=4,
    points=2,
    title="How much does the code tell?",
    hints=(
        "First shares: `counts / counts.sum()`. The label's own shares are the sums along the "
        "rows, the code's the sums along the columns.",
        "If code and label had nothing to do with each other, each cell would be its row's share "
        "times its column's, `rows[:, None] * columns`.",
        "Leave the empty cells out, for `log2(0)` is no number: `taken = shares > 0`, then "
        "`np.sum(shares[taken] * np.log2(shares[taken] / alone[taken]))`.",
    ),
    draw=draw,
    expected=bits,
    praise="0 where each row is spread alike: then the code says nothing of the label.",
    shape="The shape is {received}: sum over the whole table, to one number.",
    otherwise="It is {received} bits, expected {expected}: over all cells the share of the cell "
    "times log2 of (that share over the product of its row's and its column's shares).",
    mistakes=(
        (
            lambda counts: bits(counts) * np.log(2),
            "These are nats, of the natural logarithm: bits come from `np.log2`.",
        ),
        (
            lambda counts: -bits(counts),
            "The sign is turned: a code can't tell less than nothing. Is the fraction upside down?",
        ),
        (
            lambda counts: entropy(counts.sum(axis=1)) - bits(counts),
            "This is what one still does *not* know of the label once one has seen the code. Asked "
            "is what the code has told.",
        ),
        (
            lambda counts: entropy(counts.sum(axis=0)) - bits(counts),
            "This is what the label leaves open of the code. Asked is what the two share.",
        ),
        (
            lambda counts: entropy(counts.sum(axis=1)),
            "This is the entropy of the label alone, what there is to tell: the code plays no "
            "part.",
        ),
        (
            lambda counts: entropy(counts.sum(axis=0)),
            "This is the entropy of the code alone: the label plays no part.",
        ),
        (
            lambda counts: entropy(counts),
            "This is the entropy of both together: what the two share is what is counted twice "
            "when their own entropies are added.",
        ),
        (
            _from_counts,
            "These are counts still: divide the table by its sum first, to have shares.",
        ),
    ),
)
