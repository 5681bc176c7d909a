"""The page `docs/attacks.md`, written from what was measured."""


def write_page(attacks, ours, theirs):
    """Returns the page."""
    return ""
