"""Exercise: a pool of old fakes, out of which some are shown in place of new ones."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind

POOL = 9


def draw(random):
    """Draws fakes `(N, 2, 2, 1)`, a pool `(9, 2, 2, 1)`, coins `(N,)` and N places in the pool."""
    count = int(random.integers(5, 8))
    fakes, pool = (random.uniform(-1, 1, (n, 2, 2, 1)).astype("float32") for n in (count, POOL))
    heads = random.permutation(np.arange(count) % 2 == 0)
    return fakes, pool, heads, random.choice(POOL, count, replace=False)


def exchange(fakes, pool, heads, places):
    """Returns what is shown and the pool afterwards."""
    shown, after = fakes.copy(), pool.copy()
    shown[heads] = pool[places[heads]]
    after[places[heads]] = fakes[heads]
    return shown, after


def _shown(fakes, pool, heads, places):
    return exchange(fakes, pool, heads, places)[0]


EXCHANGE = comparing(
    "cyclegan.exchange",
    lesson=10,
    points=3,
    title="A pool of old fakes",
    hints=(
        "Begin with copies, `shown = fakes.copy()` and the same for the pool, and change only "
        "those rows for which the coin shows heads.",
        "`shown[heads] = pool[places[heads]]`: the chosen ones are taken out of the pool as it "
        "was.",
        "`after[places[heads]] = fakes[heads]`: into the same places go the new fakes that were "
        "held back. Return both.",
    ),
    draw=draw,
    expected=exchange,
    result=("what is shown", "the pool afterwards"),
    kind=Kind.ARRAY,
    tolerance=1e-6,
    praise="Old ones out, new ones in: the discriminator meets its past, and the pool lives on.",
    shape="The shapes are {received}, expected {expected}: as many are shown as came, and the pool "
    "keeps its size.",
    otherwise="What is shown begins to differ, or the pool does, with {received} in place of "
    "{expected}. Heads: the old fake at that place is shown, and the new one takes its place. "
    "Tails: the new one is shown, and the pool keeps what it has.",
    mistakes=(
        (
            lambda fakes, pool, heads, places: (_shown(fakes, pool, heads, places), pool),
            "Old fakes are shown, but no new one ever goes into the pool: it would hold the same "
            "for ever. What is held back takes the place of what is shown.",
        ),
        (
            lambda fakes, pool, heads, places: (fakes, exchange(fakes, pool, heads, places)[1]),
            "The new fakes go into the pool, but they are shown as well: where the coin shows "
            "heads, show the old one that stood in that place. Was the pool written before it was "
            "read?",
        ),
        (
            lambda fakes, pool, heads, places: exchange(fakes, pool, ~heads, places),
            "Heads and tails are exchanged: an old fake is shown where the coin is True.",
        ),
        (
            lambda fakes, pool, heads, places: exchange(fakes, pool, np.ones_like(heads), places),
            "All are exchanged, whatever the coins show: the discriminator would never see the "
            "newest fakes in time.",
        ),
        (
            lambda fakes, pool, heads, places: (fakes, pool),
            "Nothing is exchanged: these are the fakes and the pool as they came.",
        ),
        (
            lambda fakes, pool, heads, places: (
                _shown(fakes, pool, heads, places),
                exchange(fakes, pool, np.ones_like(heads), places)[1],
            ),
            "Fakes that are shown at once go into the pool as well: only those that were held back "
            "do.",
        ),
        (
            lambda fakes, pool, heads, places: exchange(fakes, pool, heads, np.arange(len(fakes))),
            "The places play no part: take the old fake i from `pool[places[i]]`.",
        ),
        (
            lambda fakes, pool, heads, places: exchange(fakes, pool, heads, places)[::-1],
            "The two are swapped: what is shown comes first.",
        ),
    ),
)
