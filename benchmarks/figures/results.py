"""Results on disk: a figure that was measured once is not measured again."""

import json
from pathlib import Path

from gankit.files import whole_file

RESULTS = Path(__file__).parent.parent / "results"


def measured_once(figure, settings, measure):
    """Returns a stored row, or measures and stores it.

    A batch of figures that was stopped goes on where it was. Delete a row, or the file, to measure
    it again.

    Args:
        figure: Name of the figure; its rows live in `results/<figure>.json`.
        settings: Dict of plain values that identify the row.
        measure: Function of no argument that returns a dict of plain values.

    Returns:
        Dict of the settings and the measured values.
    """
    for row in stored_rows(figure):
        if all(row.get(key) == value for key, value in settings.items()):
            return row
    row = {**settings, **measure()}
    # Read anew: another process may have measured other rows of the figure meanwhile.
    _write(figure, [*stored_rows(figure), row])
    print(row, flush=True)
    return row


def stored_rows(figure):
    """Reads the rows of a figure; an empty list where there are none yet."""
    path = RESULTS / f"{figure}.json"
    return json.loads(path.read_text()) if path.exists() else []


def _write(figure, rows):
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{figure}.json"
    with whole_file(path) as part:
        part.write_text(json.dumps(rows, indent=1) + "\n")
