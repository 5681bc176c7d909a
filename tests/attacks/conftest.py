"""The batches of attacks that tests look at, each run once."""

import functools

import pytest

from tests.grading.conftest import walls  # noqa: F401


@pytest.fixture(scope="session")
def observed(tmp_path_factory, walls):  # noqa: F811
    """Function from the name of a batch to its attacks and what was observed of them."""
    from tests.attacks.catalogue import BATCHES
    from tests.attacks.observed import observe

    @functools.cache
    def of(name):
        attacks = BATCHES[name]
        return observe(tmp_path_factory.mktemp("gankit-school"), attacks) | {"attacks": attacks}

    return of


@pytest.fixture
def batch(request, observed):
    """What was observed of the batch that the test names."""
    return observed(request.param)
