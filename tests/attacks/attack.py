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

import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from gankit.exercises.verdict import TIMEOUT
from gankit.grading.marks import INTERRUPTED, LEFT_OUT
from tests.attacks.cells import answer_cell, body_of, put_own_cell
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

def found_out():
    return " ".join(["told", *TOLD] if TOLD else [])
"""
TELLING = """
def who_learns(matrix):
    raise RuntimeError(found_out())
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
        shows: Regular expression that is found in a verdict or message once it has taken place, and
            never where its cell told nothing; `""` where there is no such thing.
        ends_by: Verdicts that its own cell may come to, which show that it took place, too.
        student: Name of the student, where it is part of the attack.
        is_witnessed: Whether one answer is spent on telling.
    """

    name: str
    purpose: str
    kind: str
    write: Callable
    answers: str
    shows: str
    ends_by: tuple = ()
    student: str = ""
    is_witnessed: bool = True

    @property
    def honest_points(self):
        """The most that its honest answers have earned."""
        keeps_all = self.answers == RIGHT and not self.is_witnessed
        return HONEST[self.answers] + (WITNESS_POINTS if keeps_all else 0)

    def is_shown_by(self, said):
        """Says whether it took place, by all that a result says in words."""
        endings = [f"{LEFT_OUT[verdict]}|{verdict}: " for verdict in self.ends_by]
        endings += [re.escape(INTERRUPTED)] * (TIMEOUT in self.ends_by)
        patterns = [self.shows, *endings] if self.shows else endings
        return any(re.search(pattern, said) for pattern in patterns)

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


def in_a_cell(shows="told", answers=BLANK, student="", before="", instead_of="", ends_by=()):
    """Makes an attack of a function: its body is an own cell behind the imports.

    Args:
        shows: As in `Attack`.
        answers: As in `Attack`.
        student: As in `Attack`.
        before: Source of what the attack uses, or an object whose string that is.
        instead_of: Exercise whose answer's cell it takes in the place of an own one.
        ends_by: As in `Attack`.
    """

    def note(function):
        body = body_of(function)

        def write(notebook, prelude):
            source = f"{prelude}\n{before}\n{body}"
            if instead_of:
                answer_cell(notebook, instead_of)["source"] = source
            else:
                put_own_cell(notebook, source)

        _note(function, write, answers, shows, ends_by, student)
        return function

    return note


def in_an_answer(exercise, shows, answers=BLANK, ends_by=()):
    """Makes an attack of a function that is itself an answer, called by the probe.

    Args:
        exercise: Id of the exercise.
        shows: As in `Attack`.
        answers: As in `Attack`.
        ends_by: As in `Attack`.
    """

    def note(function):
        name = exercise.rpartition(".")[2]
        body = textwrap.indent(body_of(function), "    ")
        source = f"def {name}(*arguments):\n{body}"

        def write(notebook, prelude):
            put_own_cell(notebook, prelude)
            answer_cell(notebook, exercise)["source"] = source

        _note(function, write, answers, shows, ends_by)
        return function

    return note


def in_the_notebook(shows, answers=BLANK, is_witnessed=True, ends_by=()):
    """Makes an attack of a function that changes the notebook itself, a dict.

    Args:
        shows: As in `Attack`.
        answers: As in `Attack`.
        is_witnessed: As in `Attack`.
        ends_by: As in `Attack`.
    """

    def note(function):
        def write(notebook, prelude):
            put_own_cell(notebook, f"{prelude}\ntell({function.__name__!r})")
            function(notebook)

        _note(function, write, answers, shows, ends_by, is_witnessed=is_witnessed)
        return function

    return note


def _note(function, write, answers, shows, ends_by, student="", is_witnessed=True):
    purpose = inspect.getdoc(function).split("\n")[0]
    name, kind = function.__name__, function.__module__.rpartition(".")[2]
    is_told = student, is_witnessed
    ATTACKS.append(Attack(name, purpose, kind, write, answers, shows, ends_by, *is_told))
