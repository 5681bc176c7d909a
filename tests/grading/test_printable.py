"""Strangers' text becomes one printable line, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st

from gankit.grading.printable import one_line, printable

anything = st.text(st.characters())


@given(anything)
def test_any_text_becomes_one_printable_line_that_utf8_can_hold(text):
    line = one_line(text)
    assert line.encode("utf-8").decode("utf-8") == line
    assert line.isprintable() and len(line.splitlines()) <= 1 and len(line) <= 1_000


@given(anything, st.integers(1, 200))
def test_what_is_shown_is_printable_and_no_longer_than_asked(text, longest):
    for shown in (printable(text, longest), one_line(text, longest)):
        assert shown.isprintable() and len(shown) <= longest


def test_long_text_says_that_it_was_cut():
    assert one_line("x" * 5_000).endswith("x…")
    assert one_line(" " * 9_000 + "x").endswith("…")
    assert one_line("x" * 1_000) == "x" * 1_000
    assert printable("x" * 5_000, 200) == "x" * 199 + "…"


def test_what_steers_a_terminal_or_turns_the_line_is_replaced():
    assert printable("a\x1b[31mb\n") == "a\ufffd[31mb\ufffd"
    assert one_line("a\n  b\u202ec") == "a b\ufffdc"
