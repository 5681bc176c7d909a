"""Strangers' words, made plain; pictures, looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.grading.report.figures import size_of
from gankit.grading.report.text import one_line, without_numbers
from tests.grading.report.fake_class import png


@given(st.text(st.characters()))
def test_any_text_becomes_one_line_that_utf8_can_hold(text):
    line = one_line(text)
    assert line.encode("utf-8").decode("utf-8") == line
    assert len(line.splitlines()) <= 1 and len(line) <= 1_000


def test_long_text_says_that_it_was_cut():
    assert one_line("x" * 5_000).endswith("x…")
    assert one_line(" " * 9_000 + "x").endswith("…")
    assert one_line("x" * 1_000) == "x" * 1_000


@pytest.mark.parametrize(
    ("message", "folded"),
    [
        ("The shape is (3, 4), expected (8, 2).", "The shape is (#), expected (#)."),
        ("On 8 it is -0.5000, expected 1.2e-05.", "On # it is #, expected #."),
        ("dense_12 gave nan", "dense_# gave #"),
        ("images of 28x28x1", "images of #"),
        ("conv2d and L2 keep theirs", "conv2d and L2 keep theirs"),
    ],
)
def test_numbers_in_messages_are_folded(message, folded):
    assert without_numbers(message) == folded


def test_equal_misconceptions_with_other_numbers_are_equal():
    assert without_numbers("The shape is (3,  4).") == without_numbers("The shape is (3, 4, 5).")
    assert without_numbers("It moved.") != without_numbers("It did not move.")


def test_the_size_of_a_picture_is_read():
    assert size_of(png(32, 20)) == (32, 20)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no PNG"),
        (b"GIF89a" + bytes(50), "no PNG"),
        (b"\x89PNG\r\n\x1a\n", "no PNG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "no PNG"),
        (b'<svg onload="alert(1)"/>' + bytes(40), "no PNG"),
        (png(1, 1)[:16] + bytes([0, 0, 0x20, 0]) + png(1, 1)[20:], "measures"),
        (png(1, 1)[:16] + bytes(4) + png(1, 1)[20:], "measures"),
        (png(1, 1) + bytes(1_000_000), "bytes"),
    ],
)
def test_what_is_no_sane_picture_is_refused_with_the_reason(content, reason):
    with pytest.raises(ValueError, match=reason):
        size_of(content)
