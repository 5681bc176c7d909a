"""The catalogue of attacks: each has a purpose, and shows something that nothing else shows."""

import re

import pytest

from gankit.grading.marks import LEFT_OUT
from tests.attacks.attack import RIGHT
from tests.attacks.catalogue import ATTACKS, BATCHES, OF_EACH_KIND, OTHERS

OTHERS_SAY = "{others}: Nothing here yet: fill in the blank, then run both cells again.\n"
STOPPED = OTHERS_SAY + "wrong: Your code stopped with "
NO_NAME = (
    STOPPED + "NameError: name 'found_out' is not defined (line 3: `raise RuntimeError(...)`)\n"
)
NOTHING_TOLD = {
    "told nothing": f"{STOPPED}RuntimeError (line 3: `raise RuntimeError(found_out())`)",
} | {
    verdict: f"{NO_NAME}cell 5 {words}: everything was graded without it."
    for verdict, words in LEFT_OUT.items()
}


def test_there_are_many_attacks_each_with_a_purpose():
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 110
    assert all(attack.purpose.endswith(".") for attack in ATTACKS)


@pytest.mark.parametrize("cell", ["told nothing", *LEFT_OUT])
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_no_attack_seems_to_have_shown_something_whose_cell_told_nothing(attack, cell):
    said = NOTHING_TOLD[cell].format(others="right" if attack.answers == RIGHT else "not attempted")
    assert not attack.shows or not re.search(attack.shows, said)
    assert attack.is_shown_by(said) == (cell in attack.ends_by)


def test_every_kind_of_attack_has_its_representative():
    assert {one.kind for one in BATCHES[OF_EACH_KIND]} == {one.kind for one in ATTACKS}
    assert len(BATCHES[OF_EACH_KIND]) + len(BATCHES[OTHERS]) == len(ATTACKS)
