"""Every adversarial model at a tiny size, with the phases that it is expected to have."""

import pytest

from tests.contract.cases import adversaries, autoencoders, structural, two_worlds

CASES = adversaries.CASES | autoencoders.CASES | two_worlds.CASES | structural.CASES


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        wanted = getattr(metafunc.function, "cases", CASES)
        marked = [pytest.param(CASES[n], id=n, marks=marks_of(CASES[n])) for n in wanted]
        metafunc.parametrize("case", marked, scope="module")


def marks_of(case):
    """One model of each structure shows the kind; those that are like it show one member more."""
    return [pytest.mark.exhaustive] if case.like else []
