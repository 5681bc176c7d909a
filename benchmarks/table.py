"""Rows of results as a Markdown table."""


def markdown_table(rows):
    """Writes rows as a Markdown table.

    Args:
        rows: List of dicts with the same keys; the keys of the first are the columns.

    Returns:
        String, one line per row, numbers with at most four significant digits.

    Example: [{"seed": 0, "loss": 0.123456}] -> "| seed | loss |\\n|---|---|\\n| 0 | 0.1235 |"
    """
    columns = list(rows[0])
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(_cell(row[column]) for column in columns) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value):
    return f"{value:.4g}" if isinstance(value, float) else str(value)
