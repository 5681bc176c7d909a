"""Messages that differ in their numbers alone are counted as one misconception."""

import pytest

from gankit.grading.report.ledger import without_numbers


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
