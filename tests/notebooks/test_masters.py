"""The masters as they are committed, and as nbgrader validates them: full marks."""

import re

import pytest
from places import MASTER_FILES, last_words, name

from gankit.course.execution import CELL_SECONDS
from gankit.course.masters import read_notebook
from gankit.course.record import COMPARED


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_nbgrader_validates_a_master_which_ends_at_full_marks(path, monkeypatch):
    from nbgrader.validator import Validator
    from traitlets.config import Config

    class KeepingValidator(Validator):
        """Keeps the notebook that it ran."""

        def _preprocess(self, notebook):
            self.executed = super()._preprocess(notebook)
            return self.executed

    monkeypatch.setenv("GANKIT_SCALE", "smoke")
    validator = KeepingValidator(config=Config({"Execute": {"timeout": CELL_SECONDS}}))
    assert validator.validate(str(path)) == {}
    score = re.match(r"Lesson \d+: (\d+) of (\d+) points", last_words(validator.executed))
    assert score[1] == score[2] != "0"


@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_a_master_holds_the_outputs_that_nbval_compares_and_no_others(path):
    for cell in read_notebook(path).cells:
        if cell.cell_type != "code":
            continue
        compared = COMPARED in cell.metadata.get("tags", [])
        # nbval skips the comparison where there is no execution count.
        assert (bool(cell.outputs), cell.execution_count) == (compared, 1 if compared else None), (
            f"run make masters: {cell.source}"
        )
