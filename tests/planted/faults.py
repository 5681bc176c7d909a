"""The classic faults, each as a small change to a copy of the project, and who must refuse it."""

from collections.abc import Callable
from dataclasses import dataclass

import nbformat
from nbformat.v4 import new_code_cell

from gankit.course.masters import read_notebook
from gankit.course.record import COMPARED

LESSON = "03_adversarial_autoencoders.ipynb"  # whose smoke run is short


@dataclass(frozen=True)
class Fault:
    """One fault.

    Args:
        plant: Function from the folder of the copy; it changes one file.
        checks: Arguments of pytest: those tests of `make test` that look at this place.
        refused_by: What stands in the name of a test that has to fail.
    """

    plant: Callable
    checks: tuple[str, ...]
    refused_by: str


def replace(path, old, new):
    """Changes a passage of a file that must hold it exactly once."""
    text = path.read_text("utf-8")
    if text.count(old) != 1:
        raise ValueError(f"expected {old!r} once in {path}, found it {text.count(old)} times")
    path.write_text(text.replace(old, new), "utf-8")


def redefine(path, name, definition):
    """Gives a function of a module another definition, which may call the old one `honest`."""
    text = path.read_text("utf-8")
    if f"\ndef {name}(" not in text:
        raise ValueError(f"expected a function {name} in {path}")
    path.write_text(f"{text}\n\nhonest = {name}\n\n\n{definition}\n", "utf-8")


def change_master(root, change):
    """Changes the notebook of a master."""
    path = root / "notebooks/masters" / LESSON
    notebook = read_notebook(path)
    change(notebook)
    nbformat.write(notebook, path)


def show_a_line_of_the_solution(root):
    master = read_notebook(root / "notebooks/masters" / LESSON)
    answer = next(cell for cell in master.cells if "### BEGIN SOLUTION" in cell.source)
    line = answer.source.split("### BEGIN SOLUTION\n")[1].splitlines()[0].strip()
    student = read_notebook(root / "notebooks" / LESSON)
    student.cells[0].source += f"\n\n`{line}`"
    nbformat.write(student, root / "notebooks" / LESSON)


def let_everybody_learn(root):
    redefine(
        root / "gankit/adversarial/turns.py",
        "take_turn",
        "def take_turn(model, phase, batch):\n"
        "    values = honest(model, phase, batch)\n"
        "    for variable in model.trainable_variables:\n"
        "        variable.assign(0.99 * variable)\n"
        "    return values",
    )


def let_statistics_of_frozen_networks_move(root):
    replace(
        root / "gankit/adversarial/turns.py",
        "*phase.carried_variables(), ",
        "*model.non_trainable_variables, ",
    )


def take_any_numbers(root):
    redefine(
        root / "gankit/exercises/judging.py", "agrees", "def agrees(*a, **more):\n    return True"
    )


def record_another_output(root):
    def change(notebook):
        cells = [cell for cell in notebook.cells if COMPARED in cell.metadata.get("tags", [])]
        output = next(output for cell in cells for output in cell.outputs if "text" in output)
        output.text = f"1{output.text}"

    change_master(root, change)


def show_a_picture_without_words(root):
    def change(notebook):
        shown = new_code_cell(
            "from IPython.display import Image\ndisplay(Image(data=b'', format='png'))"
        )
        notebook.cells.insert(len(notebook.cells) - 3, shown)

    change_master(root, change)


def open_the_box_to_the_network(root):
    walls = root / "gankit/grading/box/walls.py"
    replace(walls, '"--unshare-all"', '"--unshare-all", "--share-net"')


COMMITTED = ("tests/notebooks/test_committed.py",)
CONTRACT = ("tests/contract/test_contract.py", "-k", "bit_equal and dcgan")
ANSWERS = ("tests/exercises/test_wrong_answers.py", "-k", "wrong_answer_is_refused and aae")
MASTER = (f"notebooks/masters/{LESSON}",)
WALLS = ("tests/grading/test_walls.py", "-k", "network")

FAULTS = {
    "a line of a solution in a student notebook": Fault(
        show_a_line_of_the_solution, COMMITTED, "holds_nothing_of_any_solution"
    ),
    "a discriminator that learns in every turn": Fault(let_everybody_learn, CONTRACT, "bit_equal"),
    "batch statistics that move in a frozen network": Fault(
        let_statistics_of_frozen_networks_move, CONTRACT, "bit_equal"
    ),
    "a judge that takes any numbers": Fault(take_any_numbers, ANSWERS, "wrong_answer_is_refused"),
    "another output in a master": Fault(record_another_output, MASTER, "Cell"),
    "a picture without words": Fault(
        show_a_picture_without_words, MASTER, "every picture has words"
    ),
    "a box with a network": Fault(open_the_box_to_the_network, WALLS, "network"),
}
