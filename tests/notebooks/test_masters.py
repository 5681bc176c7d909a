"""The masters as they are committed, and as nbgrader validates them: full marks."""

import re

import pytest
from nbformat.v4 import new_output
from places import MASTER_FILES, last_words, name

from gankit.course.execution import CELL_SECONDS
from gankit.course.masters import read_notebook
from gankit.course.record import COMPARED


def pictures_without_words(notebook):
    """The cells that show a picture, or a frame with a player, without an alternative text."""
    return [
        cell.source
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if not all(alternative_texts(output))
    ]


def alternative_texts(output):
    """The alternative text of each picture or frame in an output; empty where there is none."""
    data = output.get("data", {})
    texts = [
        output.metadata.get(kind, {}).get("alt", "") for kind in data if kind.startswith("image/")
    ]
    for element in re.findall(r"<(?:img|iframe)\b[^>]*>", data.get("text/html", "")):
        found = re.search(r"""\b(?:alt|title)=(["'])(.+?)\1""", element)
        texts.append(found[2] if found else "")
    return texts


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
    assert pictures_without_words(validator.executed) == []
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


def shown(data, metadata=None):
    return new_output("display_data", data=data, metadata=metadata or {})


@pytest.mark.parametrize(
    "output, texts",
    [
        (shown({"image/png": "..."}), [""]),
        (shown({"image/png": "..."}, {"image/png": {"alt": "A seven."}}), ["A seven."]),
        (shown({"text/html": "<p><img src='x'>"}), [""]),
        (shown({"text/html": "<img alt='A seven.' src='x'><iframe srcdoc='x'>"}), ["A seven.", ""]),
        (shown({"text/plain": "1"}), []),
    ],
)
def test_a_picture_without_words_is_noticed(output, texts):
    assert alternative_texts(output) == texts
