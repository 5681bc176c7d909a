"""The fake class and its report, made once."""

import pytest

from gankit.grading.report import write_report
from tests.grading.report import fake_class


@pytest.fixture(scope="session")
def results():
    """All results of the fake class."""
    return list(fake_class.submissions())


@pytest.fixture(scope="session")
def report(results, tmp_path_factory):
    """Folder of the fake class' report; nobody changes it."""
    folder = tmp_path_factory.mktemp("report")
    write_report(folder, results, fake_class.REFUSALS, {5: "05_gan_basics"})
    return folder
