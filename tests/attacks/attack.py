"""An attack: a notebook of lesson 05 that wants more than its answers have earned.

Most attacks are functions whose body becomes a cell of the notebook, so that they are read, checked
and formatted like any other code. In their cell there are:

- `tell(words)`: what the attack found out or did; the notebook's last answer raises an exception
  with all of it, which comes out as a message for the student. A test can so see what was in reach.
- `SCHOOL`: the folder with the masters, the report, the gradebook and all submissions. No student
  would know it; these do.
- `TRACE`: a name. Whatever is called so and is found on the host afterwards was left by an attack.
- `PORTS`: where somebody listens on the host's loopback, on IPv4 and IPv6.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from tests.grading.handed_in import filled, right_sources

LESSON = 5
TRACE = "gankit-attack-trace"
WITNESS = "gan.who_learns"  # the exercise that is spent on telling
WITNESS_POINTS = 1
BLANK, RIGHT = "blank", "right"
HONEST = {BLANK: 0, RIGHT: 21 - WITNESS_POINTS}

SCHOOL, PORTS = "", (0, 0)  # in a notebook, the real ones


def tell(words):
    """Notes what an attack found out; in a notebook a function of this name is defined."""


PRELUDE = """
SCHOOL, TRACE, PORTS, TOLD = {school!r}, {trace!r}, {ports!r}, []

def tell(words):
    TOLD.append(str(words))
    print("told", words, flush=True)  # for whoever reads what a cell that ends its box printed
"""
TELLING = """
def who_learns(matrix):
    words = " ".join(["told", *TOLD] if TOLD else [])
    raise RuntimeError(words)
"""


@dataclass(frozen=True)
class Attack:
    """One attack.

    Args:
        name: What it does, in words joined by underscores.
        purpose: One sentence.
        kind: What it goes for: the name of its module in the catalogue.
        write: Function from a notebook with answers, a dict, and the lines to begin its own cell
            with; it changes the notebook.
        answers: `BLANK` or `RIGHT`, what else the notebook holds.
        shows: Regular expression that is found in a verdict or message once it has taken place.
        student: Name of the student, where it is part of the attack.
        is_witnessed: Whether one answer is spent on telling.
    """

    name: str
    purpose: str
    kind: str
    write: Callable
    answers: str
    shows: str
    student: str = ""
    is_witnessed: bool = True

    @property
    def honest_points(self):
        """The most that its honest answers have earned."""
        keeps_all = self.answers == RIGHT and not self.is_witnessed
        return HONEST[self.answers] + (WITNESS_POINTS if keeps_all else 0)

    def notebook(self, school, ports):
        """Returns the notebook as a dict.

        Args:
            school: Folder of the school that is attacked.
            ports: Two ports where somebody listens.
        """
        answers = right_sources(LESSON) if self.answers == RIGHT else {}
        telling = {WITNESS: TELLING} if self.is_witnessed else {}
        notebook = filled(LESSON, answers | telling)
        prelude = PRELUDE.format(school=str(school), trace=TRACE, ports=tuple(ports))
        self.write(notebook, prelude)
        return notebook


ATTACKS = []


def in_a_cell(shows="told", answers=BLANK, student="", before="", instead_of=""):
    """Makes an attack of a function: its body is an own cell behind the imports.

    Args:
        shows: As in `Attack`.
        answers: As in `Attack`.
        student: As in `Attack`.
        before: Source of what the attack uses, or an object whose string that is.
        instead_of: Exercise whose answer's cell it takes in the place of an own one.
    """

    def note(function):
        body = body_of(function)

        def write(notebook, prelude):
            source = f"{prelude}\n{before}\n{body}"
            if instead_of:
                answer_cell(notebook, instead_of)["source"] = source
            else:
                put_own_cell(notebook, source)

        _note(function, write, answers, shows, student)
        return function

    return note


def in_an_answer(exercise, shows, answers=BLANK):
    """Makes an attack of a function that is itself an answer, called by the probe.

    Args:
        exercise: Id of the exercise.
        shows: As in `Attack`.
        answers: As in `Attack`.
    """

    def note(function):
        name = exercise.rpartition(".")[2]
        body = textwrap.indent(body_of(function), "    ")
        source = f"def {name}(*arguments):\n{body}"

        def write(notebook, prelude):
            put_own_cell(notebook, prelude)
            answer_cell(notebook, exercise)["source"] = source

        _note(function, write, answers, shows)
        return function

    return note


def in_the_notebook(shows, answers=BLANK, is_witnessed=True):
    """Makes an attack of a function that changes the notebook itself, a dict.

    Args:
        shows: As in `Attack`.
        answers: As in `Attack`.
        is_witnessed: As in `Attack`.
    """

    def note(function):
        def write(notebook, prelude):
            put_own_cell(notebook, f"{prelude}\ntell({function.__name__!r})")
            function(notebook)

        _note(function, write, answers, shows, is_witnessed=is_witnessed)
        return function

    return note


def body_of(function):
    """Returns the source of a function's body without its docstring."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    return "\n".join(ast.unparse(statement) for statement in tree.body[1:])


def source_of(*functions):
    """Returns the source of functions, for cells that use them."""
    return "\n\n".join(textwrap.dedent(inspect.getsource(function)) for function in functions)


def put_own_cell(notebook, source, place=4):
    """Puts a cell of the student's own into a notebook, behind the imports."""
    cell = {"cell_type": "code", "id": f"own-{len(notebook['cells'])}", "metadata": {}}
    notebook["cells"].insert(place, cell | {"source": source, "outputs": [], "execution_count": 1})


def answer_cell(notebook, exercise, is_check=False):
    """Returns the cell with the answer to an exercise, or its check."""
    grade_id = ("check-" if is_check else "") + exercise.replace(".", "-", 1)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            return cell
    raise ValueError(f"expected a cell {grade_id}; the notebook has none")


def _note(function, write, answers, shows, student="", is_witnessed=True):
    purpose = inspect.getdoc(function).split("\n")[0]
    name, kind = function.__name__, function.__module__.rpartition(".")[2]
    ATTACKS.append(Attack(name, purpose, kind, write, answers, shows, student, is_witnessed))
