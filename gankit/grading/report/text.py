"""Text that strangers wrote, made fit for files and for counting."""

import re
import unicodedata

LONGEST_LINE = 1_000
NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
NUMBERS = re.compile(rf"(?<![a-z\d])(?:{NUMBER}(?:(?:x|,\s*){NUMBER})*|nan\b|inf\b)", re.IGNORECASE)


def one_line(text):
    """Makes one plain line of any text.

    Control characters and halves of surrogate pairs, which no file in UTF-8 can hold, become
    U+FFFD; white space becomes single spaces; what is longer than 1,000 characters is cut.

    Args:
        text: Any string.

    Returns:
        String without line breaks.
    """
    # First the cut: a gigabyte is not looked through character by character.
    words = " ".join(text[: 2 * LONGEST_LINE].split())
    plain = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in words)
    is_long = len(plain) > LONGEST_LINE or len(text) > 2 * LONGEST_LINE
    return plain[: LONGEST_LINE - 1] + "…" if is_long else plain


def without_numbers(message):
    """Puts `#` for every number or row of numbers, so that equal misconceptions are equal.

    Example: `"The shape is (3, 4), expected (8, 2)."` -> `"The shape is (#), expected (#)."`

    Args:
        message: A line.

    Returns:
        String; digits in names, such as `conv2d`, stay.
    """
    return NUMBERS.sub("#", message)
