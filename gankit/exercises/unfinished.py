"""In a notebook: what a cell stopped at a blank was to make is not taken for finished.

A training that stopped leaves its network behind, untrained, and the cells below would show noise
beside texts that speak of learning, or stop with a `NameError` that explains nothing. So a cell
that reads what such a cell was to make is refused before it runs, with the name of the blank.
"""

import ast
import dis
import re
import traceback
import types

from IPython import get_ipython
from IPython.core.error import InputRejected

from gankit.dependencies import dependencies_of
from gankit.exercises.recording.recorded import goes_through_numpy

DEFINITIONS = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
# What is filled or trained after it was made: collections, networks, callbacks.
COLLECTIONS = (list, dict, set)
LEARNERS = ("fit", "on_train_begin")
READS = {"LOAD_GLOBAL", "LOAD_NAME"}
TRAINS = {"fit", "train_on_batch"}


class BlankAbove(InputRejected):
    """A cell that needs what a blank above has kept from being made.

    Args:
        name: What it needs.
        blank: The function with the blank.
    """

    def __init__(self, name, blank):
        super().__init__(
            f"this cell needs `{name}`, and the cell above that makes it stopped at the blank of "
            f"`{blank}`. Fill that blank in, then run its cell and all below."
        )
        self.blank = blank

    def _render_traceback_(self):
        return [f"{type(self).__name__}: {self}"]


class Unfinished:
    """What cells that stopped at a blank were to make; three of IPython's hooks.

    Args:
        namespace: The notebook's own dict of names.
    """

    def __init__(self, namespace):
        self._namespace = namespace
        self._blanks = {}  # name of what is unfinished: the blank's function
        self._source, self._before = "", {}

    def before_cell(self, info):
        """Notes what a cell finds that it is to make; for IPython's `pre_run_cell`."""
        self._source = info.raw_cell or ""
        names = dependencies_of(self._source).gives
        self._before = {name: self._namespace.get(name) for name in names}

    def visit(self, tree):
        """Refuses a cell that reads what is unfinished; for IPython's `ast_transformers`.

        Args:
            tree: The cell, parsed.

        Returns:
            The same.

        Raises:
            BlankAbove: If the cell does not only define functions, and reads, itself or in the
                notebook's functions that it names, what a cell stopped at a blank was to make.
        """
        if all(isinstance(statement, DEFINITIONS) for statement in tree.body):
            return tree
        names = dependencies_of(ast.unparse(tree))
        for name in sorted(self.read_by(names.needs - names.gives)):
            if name in self._blanks:
                raise BlankAbove(name, self._blanks[name])
        return tree

    def after_cell(self, result):
        """Notes what a cell left unfinished, or has finished; for IPython's `post_run_cell`."""
        names, blank = dependencies_of(self._source), self._blank_of(result)
        if blank is None:
            if result.success:
                for name in names.gives:
                    self._blanks.pop(name, None)
            return
        for name in names.gives:
            if self._is_missing(name) or (name in names.changes and self._may_be_filled(name)):
                self._blanks[name] = blank
        for name in _trained_in(self._source) - names.gives if names.is_clear else ():
            self._blanks.setdefault(name, blank)

    def _blank_of(self, result):
        """The function whose blank stopped a cell; None where it ended otherwise."""
        if isinstance(result.error_before_exec, BlankAbove):
            return result.error_before_exec.blank
        error = result.error_in_exec
        if not isinstance(error, NotImplementedError) or goes_through_numpy(error):
            return None
        called = [frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)]
        called += re.findall(r", in (?:tf__)?(\w+)", str(error))  # TensorFlow tells it in the text
        return next((name for name in reversed(called) if name in self._namespace), None)

    def _is_missing(self, name):
        value = self._namespace.get(name)
        return value is None or value is self._before[name]

    def _may_be_filled(self, name):
        value = self._namespace[name]
        is_class = isinstance(value, type)
        learns = not is_class and any(hasattr(value, method) for method in LEARNERS)
        return learns or isinstance(value, COLLECTIONS)

    def read_by(self, names):
        """Returns the names, and those that the notebook's functions among them read."""
        found, waiting = set(), set(names)
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting |= _read_by_functions_of(self._namespace.get(name)) - found
        return found


def watch_this_notebook():
    """Lets the notebook that runs this tell what is unfinished, if it is one."""
    shell = get_ipython()
    if shell and not any(isinstance(one, Unfinished) for one in shell.ast_transformers):
        watch(shell)


def watch(shell):
    """Lets an IPython shell tell what is unfinished."""
    unfinished = Unfinished(shell.user_ns)
    shell.ast_transformers.append(unfinished)
    shell.events.register("pre_run_cell", unfinished.before_cell)
    shell.events.register("post_run_cell", unfinished.after_cell)


def _read_by_functions_of(value):
    """Names that a function of the notebook reads, or the methods of a class of it."""
    if isinstance(value, type) and value.__module__ == "__main__":
        return set().union(*map(_read_by_functions_of, vars(value).values()))
    if not isinstance(value, types.FunctionType) or value.__module__ != "__main__":
        return set()
    names, waiting = set(), [value.__code__]
    while waiting:
        code = waiting.pop()
        names |= {step.argval for step in dis.get_instructions(code) if step.opname in READS}
        waiting += [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return names


def _trained_in(source):
    """Names of what a cell trains by a method of its own, such as `gan` of `gan.fit(...)`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {
        call.func.value.id
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in TRAINS
        and isinstance(call.func.value, ast.Name)
    }
