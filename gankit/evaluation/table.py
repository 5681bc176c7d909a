"""An evaluation as lines of text."""


def as_text(judgements):
    """Writes scores under each other, a column for each judgement.

    Args:
        judgements: List of `Judgement` of one data set.

    Returns:
        Text of several lines.
    """
    first = judgements[0]
    head = f"{first.count:,} samples beside as many of {first.against}"
    blocks = [_score_rows(judgements), _class_rows(judgements)]
    return "\n\n".join([head, *("\n".join(_aligned(rows)) for rows in blocks if rows)])


def _score_rows(judgements):
    rows = [("score", *(one.title for one in judgements), "real beside real", "")]
    for score in judgements[0].scores:
        values = (one.written(score.name) for one in judgements)
        rows.append((score.name, *values, score.band, score.better))
    return rows


def _class_rows(judgements):
    if not judgements[0].classes:
        return []
    rows = [("read as", *(one.title for one in judgements), "real")]
    for number, count in enumerate(judgements[0].classes):
        values = (one.classes[number].written for one in judgements)
        rows.append((count.name, *values, f"{count.real:,}"))
    return rows


def _aligned(rows):
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
