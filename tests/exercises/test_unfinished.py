"""A notebook in which a blank was skipped says so where the blank is missed, and nowhere else."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from gankit.exercises import unfinished

BLANK = "def loss(x):\n    raise NotImplementedError()"
FILLED = "def loss(x):\n    return x"
MODEL = """class Model:
    trained = 0
    def fit(self, x):
        Model.trained += loss(x)"""


class Notebook:
    """Cells that run in a shell of their own, as in a notebook."""

    def __init__(self):
        self.shell = InteractiveShell()
        self.shell.showtraceback = lambda *args, **kwargs: None
        unfinished.watch(self.shell)

    def run(self, *cells):
        """Runs cells; returns the last one's error, or None."""
        for cell in cells:
            result = self.shell.run_cell(cell)
        return result.error_before_exec or result.error_in_exec


@pytest.fixture
def notebook():
    return Notebook()


@pytest.mark.parametrize(
    "reads",
    [
        "print(made)",
        "made[0] + 1",
        "[one for one in made]",
        "show = lambda: made\nshow()",
        "def show():\n    return made\nshow()",
        "model = made",
    ],
)
def test_a_cell_that_needs_what_was_not_made_is_refused_with_the_name_of_the_blank(notebook, reads):
    error = notebook.run(BLANK, "made = [loss(1)]", reads)
    assert isinstance(error, unfinished.BlankAbove)
    assert "needs `made`" in str(error) and "blank of `loss`" in str(error)


def test_a_network_that_was_built_and_not_trained_is_not_taken_for_finished(notebook):
    built_there = "model = Model()\nmodel.fit(1)"
    assert isinstance(
        notebook.run(MODEL, BLANK, built_there, "model.trained"), unfinished.BlankAbove
    )
    notebook.run("other = Model()", "other.fit(1)")
    assert isinstance(notebook.run("other.trained"), unfinished.BlankAbove)


def test_tensorflows_word_about_numpy_is_no_blank(notebook):
    says = "NotImplementedError('Cannot convert a symbolic tf.Tensor (x:0) to a numpy array.')"
    notebook.run(f"def loss(x):\n    raise {says}", "made = 0", "made = loss(1)")
    assert notebook.run("print(made)") is None


def test_a_list_that_was_half_filled_is_not_taken_for_finished(notebook):
    error = notebook.run(BLANK, "made = [1]\nmade.append(loss(1))", "print(made)")
    assert isinstance(error, unfinished.BlankAbove)


def test_what_is_left_from_an_earlier_cell_is_not_taken_for_new(notebook):
    error = notebook.run(BLANK, "curve = 3", "curve = loss(1)", "print(curve)")
    assert isinstance(error, unfinished.BlankAbove)


def test_what_waits_for_a_refused_cell_is_refused_for_the_same_blank(notebook):
    error = notebook.run(BLANK, "a = loss(1)", "b = a + 1", "print(b)")
    assert "needs `b`" in str(error) and "blank of `loss`" in str(error)


def test_a_function_of_an_earlier_cell_that_reads_it_is_enough(notebook):
    show = "def show():\n    return made"
    error = notebook.run(BLANK, show, "made = loss(1)", "show()")
    assert "needs `made`" in str(error)


@pytest.mark.parametrize(
    "cell",
    [
        "print(2)",
        "STEPS + 1",
        "places",
        "schedule.steps",
        "made = 5\nmade + 1",
        "def later():\n    return made",
        "helper()",
        "def ask(one):\n    return one.made\nask",
        "ask_first(Box())",
        "before + 1",
    ],
)
def test_a_cell_that_does_not_need_it_runs(notebook, cell):
    made = (
        "STEPS, places, schedule = 4, [1], Schedule()\ndef helper():\n    return 1\nmade = loss(1)"
    )
    kinds = "class Schedule:\n    steps = 3\nclass Box:\n    made = 1"
    ask = "def ask_first(one):\n    return one.made"
    assert notebook.run("before = 1", kinds, ask, BLANK, made, cell) is None


def test_once_the_blank_is_filled_all_runs(notebook):
    notebook.run(MODEL, BLANK, "model = Model()\nmodel.fit(1)", "print(model.trained)")
    assert notebook.run(FILLED, "model = Model()\nmodel.fit(1)", "print(model.trained)") is None


@pytest.mark.parametrize("stop", ["made = 1 / 0", "made = [1]\nraise KeyboardInterrupt"])
def test_what_stopped_for_another_reason_is_the_readers_own_affair(notebook, stop):
    assert not isinstance(notebook.run(stop, "print(made)"), unfinished.BlankAbove)


def test_a_loss_that_keras_traces_is_named_too(notebook):
    build = """import keras
from keras import layers
model = keras.Sequential([keras.Input((1,)), layers.Dense(1)])
model.compile('sgd', loss_of)
model.fit(keras.ops.ones((2, 1)), keras.ops.ones((2, 1)), verbose=0)"""
    blank = "def loss_of(true, made):\n    raise NotImplementedError()"
    error = notebook.run(blank, build, "model.summary()")
    assert "needs `model`" in str(error) and "blank of `loss_of`" in str(error)


def test_the_message_is_one_line_and_no_traceback():
    assert unfinished.BlankAbove("a", "b")._render_traceback_() == [
        "BlankAbove: this cell needs `a`, and the cell above that makes it stopped at the blank of "
        "`b`. Fill that blank in, then run its cell and all below."
    ]
