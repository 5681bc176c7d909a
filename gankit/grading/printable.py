"""Strangers' text made harmless: nothing in it breaks a line, steers a terminal or has no end."""

UNPRINTABLE = "\ufffd"
LONGEST_LINE = 1_000
LONGEST_CODE = 10_000


def printable(text, longest=LONGEST_LINE, instead=UNPRINTABLE):
    """Replaces what is not printable, and cuts what is too long.

    Control characters, marks that turn the direction of reading and halves of surrogate pairs,
    which no file in UTF-8 can hold, are not printable.

    Example: `"a\\x1b[31mb\\n"` -> `"a\ufffd[31mb\ufffd"`

    Args:
        text: String, such as the path of a file.
        longest: How many characters it may have; None for any number.
        instead: What stands in the place of each that is not printable.

    Returns:
        String; one that was cut ends in "…".
    """
    # First the cut: a gigabyte is not looked through character by character.
    is_long = longest is not None and len(text) > longest
    kept = text[: longest - 1] + "…" if is_long else text
    return "".join(letter if letter.isprintable() else instead for letter in kept)


def code(text, longest=LONGEST_CODE):
    """Makes a program fit to be shown: its lines stay, tabs become spaces.

    Args:
        text: String.
        longest: How many characters are shown; what was cut is said.

    Returns:
        String, each of whose lines is printable.
    """
    lines = text[:longest].expandtabs(4).splitlines()
    shown = "\n".join(printable(line, longest=None) for line in lines)
    return shown if len(text) <= longest else f"{shown}\n… ({len(text):,} characters)"


def one_line(text, longest=LONGEST_LINE):
    """Makes one printable line of any text; white space becomes single spaces.

    Example: `"a\\n  b"` -> `"a b"`

    Args:
        text: String.
        longest: How many characters the line may have.

    Returns:
        String, see `printable`.
    """
    cut = text[: 4 * longest]
    words = " ".join(cut.split())
    return printable(words + "…" * (len(cut) < len(text)), longest)
