"""One dial for the size of everything: `GANKIT_SCALE=smoke|lesson|full`."""

import os
from typing import Any


def scaled(*, smoke: Any, lesson: Any, full: Any) -> Any:
    """Picks the value that belongs to the scale in `$GANKIT_SCALE`.

    `smoke` is for tests, `lesson` (the default) shows real learning on two laptop cores, `full`
    is for a GPU.

    Args:
        smoke: The value of a run that only shows that the code works.
        lesson: The value of a lesson on a laptop.
        full: The value of a long run.

    Returns:
        One of the three values, as it was given.

    Raises:
        ValueError: If `$GANKIT_SCALE` is none of the three names.

    Example:
        steps = scaled(smoke=20, lesson=2_000, full=20_000)  # 2000, unless the dial says otherwise
    """
    values = {"smoke": smoke, "lesson": lesson, "full": full}
    scale = os.environ.get("GANKIT_SCALE") or "lesson"
    if scale not in values:
        raise ValueError(
            f"GANKIT_SCALE must be one of {', '.join(values)}; received {scale!r}. "
            "Unset it for the default, lesson."
        )
    return values[scale]
