"""Each of the five samplers shows its flaw in the table of coverage, and no other."""

import pytest

from gankit.data.drawn import grid
from gankit.metrics import mode_coverage
from gankit.runs.flawed_samplers import flawed_samples


@pytest.fixture(scope="module")
def table():
    return {
        letter: mode_coverage(points, grid.centres(), grid.DEVIATION)
        for letter, points in flawed_samples().items()
    }


def test_only_uneven_and_missing_modes_show_in_the_shares(table):
    reached = {letter: row.modes_reached for letter, row in table.items()}
    with_share = {letter: row.modes_with_share for letter, row in table.items()}
    assert reached == {"A": 25, "B": 25, "C": 25, "D": 25, "E": 15}
    assert with_share == {"A": 10, "B": 25, "C": 25, "D": 25, "E": 15}
    assert {letter for letter, row in table.items() if row.reverse_kl > 0.05} == {"A", "E"}


def test_points_between_modes_are_no_good_samples(table):
    assert table["B"].high_quality < 0.75
    assert all(row.high_quality > 0.97 for letter, row in table.items() if letter != "B")


def test_narrow_modes_have_more_good_samples_than_the_data(table):
    assert table["C"].high_quality > 0.999 > table["D"].high_quality
    assert table["C"].spread_ratio < 0.5
    assert all(0.9 < table[letter].spread_ratio < 1.1 for letter in "ADE")
