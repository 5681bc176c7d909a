"""Every test of a run is on small sets."""

import pytest

from gankit import data
from tests.unit.runs.small_runs import small_set


@pytest.fixture(autouse=True)
def small_data(monkeypatch):
    monkeypatch.setattr(data, "load", small_set)
