"""nbval runs each notebook once, at smoke scale; then questions are asked of that one run."""

import copy
import os
from unittest.mock import patch

import pytest
from nbval.plugin import IPyNbFile

from tests.notebooks import questions

# The lessons whose student notebook runs each time: a short one, one whose game is played by hand,
# one with a race and a player. The others are exhaustive: their masters run each time, and that a
# text is its master's without the solutions is seen without a run.
EACH_TIME = ("03", "05", "08")


class NotebookFile(IPyNbFile):
    """A notebook that runs as its readers run it: masters strictly, others as students do."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.skip_compare += ("stderr", "text/html")  # TensorFlow's notes; words as HTML again
        self.is_master = self.path.parent.name == "masters"
        self.cells = []
        self.add_marker("slow")
        if not self.is_master and self.path.name[:2] not in EACH_TIME:
            self.add_marker("exhaustive")

    def collect(self):
        self.cells = list(super().collect())
        yield from self.cells
        for ask in questions.OF_MASTERS if self.is_master else questions.OF_STUDENTS:
            yield Question.from_parent(self, name=ask.__name__.replace("_", " "), ask=ask)

    def setup(self):
        settings = {"GANKIT_SCALE": "smoke", "GANKIT_STRICT": "1" if self.is_master else "0"}
        with patch.dict(os.environ, settings):  # the kernel inherits them
            super().setup()

    def executed(self):
        """The notebook with the outputs that nbval saw, in place of those in its file."""
        notebook = copy.deepcopy(self.nb)
        code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        for code_cell, cell in zip(code_cells, self.cells, strict=True):
            if cell.test_outputs is None:
                pytest.fail(f"{cell.name} has not run. Cure: run {self.path.name} as a whole")
            code_cell.outputs = cell.test_outputs
        return notebook


class Question(pytest.Item):
    """What is asked of a notebook when all its cells have run."""

    def __init__(self, name, parent, ask):
        super().__init__(name, parent)
        self.ask = ask

    def runtest(self):
        self.ask(self.path, self.parent.executed())

    def reportinfo(self):
        return self.path, None, f"{self.path.name}: {self.name}"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """Takes this file's notebooks in place of nbval's."""
    found = yield
    return [
        NotebookFile.from_parent(parent, path=file_path) if type(file) is IPyNbFile else file
        for file in found
    ]
