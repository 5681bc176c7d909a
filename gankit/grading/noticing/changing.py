"""What a notebook changes of what it imports, told from its source alone; nothing is run.

An assignment, a deletion or a patch counts where what it changes came out of an import, by
`origins`. What only text tells, such as `exec`, is among the words of `noticing`.
"""

import ast

from gankit.grading.noticing.following import Follower
from gankit.grading.noticing.origins import text_in
from gankit.grading.noticing.plain_python import tree_of
from gankit.grading.printable import one_line

UNREADABLE = "code too long or too deep to be read"
MOST_SOURCE = 200_000  # letters that a student wrote into one notebook; answers have some thousand
MOST_CHANGES, LONGEST_NAME = 8, 100
SETTINGS = (  # what honest notebooks set, beside what they set by calls
    *("rcParams", "os.environ", "sys.path", "pandas.options", "torch.backends"),
    *("ast_node_interactivity", "MAX_IMAGE_PIXELS", "LOAD_TRUNCATED_IMAGES"),
    "ssl._create_default_https_context",
)
_SETTERS = ("setattr", "delattr", "setitem", "delitem")
_METHODS = ("__setattr__", "__delattr__", "__setitem__", "__delitem__")
_OF_DICTS = ("update", "pop", "popitem", "clear", "setdefault")
_DICTS = ("sys.modules", "__dict__")
_WHOLE = ("importlib.reload", "exec", "eval")


def changes_in(cells):
    """Finds what a notebook changes of what it imported, in the cells that the student wrote.

    Example: `import time as t` and `t.process_time = slow` -> `["time.process_time"]`

    Args:
        cells: List of `(source, is_written)`, in order: all code cells, and whether the student
            wrote them; the others only tell what names mean.

    Returns:
        List of at most 8 names, each once; the last is `UNREADABLE` where there is code that is
        too long or too deep to be read.
    """
    trees, left, is_read = [], MOST_SOURCE, True
    for source, is_written in cells:
        left -= len(source) if is_written else 0
        tree = tree_of(source) if left >= 0 else None
        is_read = is_read and tree is not None
        trees.append((tree or ast.Module([], []), is_written))
    reader = _Reader()
    for _ in range(2):  # a function may use what is imported below it, and take what a call gives
        reader.begin()
        for tree, is_written in trees:
            is_read = reader.reads(tree, is_written) and is_read
    names = [one_line(name, LONGEST_NAME) for name in reader.found if not _is_setting(name)]
    return [*dict.fromkeys(names)][:MOST_CHANGES] + [UNREADABLE] * (not is_read)


def _is_setting(name):
    return any(f".{one}." in f".{name}." for one in SETTINGS)


class _Reader(Follower):
    """Reads cells; its `found` is a dict whose keys are the names of what is changed."""

    def __init__(self):
        super().__init__()
        self.found, self.is_written = {}, False

    def reads(self, tree, is_written):
        """Reads a cell, and says whether all of it could be."""
        self.is_written = is_written
        try:
            self.visit(tree)
        except RecursionError:
            self.origins.leave_all()
            return False
        return True

    def begin(self):
        """Goes back to the top of the notebook."""
        self.found.clear()
        self.origins.begin()

    def note_import(self, origin):
        if f"{origin}.".startswith(("unittest.mock.", "mock.")):
            self._note("unittest.mock")

    def visit_Attribute(self, node):
        if isinstance(node.ctx, ast.Store | ast.Del):
            self._note(self.origins.of(node))
        self.generic_visit(node)

    def visit_Subscript(self, node):
        if isinstance(node.ctx, ast.Store | ast.Del):
            self._note(self.origins.of(node.value))
        self.generic_visit(node)

    def visit_Name(self, node):
        if self.origins.called(node) in _SETTERS:  # handed on: `map(setattr, ...)`
            self._note(node.id)

    def visit_Call(self, node):
        name = self.origins.called(node.func)
        if name in _WHOLE:
            self._note(name)
        if isinstance(node.func, ast.Attribute):
            self.visit(node.func)
            self._note_method(node.func)
        elif not isinstance(node.func, ast.Name):
            self.visit(node.func)
        if {name.rpartition(".")[2], _method(node.func)} & {*_SETTERS, *_METHODS}:
            self._note_set(node)
        self.follow_given(node)
        for child in (*node.args, *node.keywords):
            self.visit(child)

    def _note(self, name):
        if name and self.is_written:
            self.found[name] = None

    def _note_method(self, function):
        """Notes `sys.modules.update(...)` and `time.__setattr__(...)`."""
        whose = self.origins.of(function.value) or ""
        if function.attr in _METHODS or function.attr in _OF_DICTS and whose.endswith(_DICTS):
            self._note(whose)

    def _note_set(self, call):
        """Notes `setattr(time, "process_time", slow)` and `object.__setattr__(...)`."""
        if any(isinstance(one, ast.Starred) for one in call.args):
            self._note("setattr")
        elif call.args and (whose := self.origins.of(call.args[0])):
            self._note(f"{whose}.{text_in(call.args[1:2])}")


def _method(function):
    return function.attr if isinstance(function, ast.Attribute) else ""
