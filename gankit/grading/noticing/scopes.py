"""What the names of a notebook stand for at one place in it: its globals, and the open scopes."""

LONGEST_ORIGIN = 300
_ELSEWHERE = object()  # in a function's scope: `global` said so


class Scopes:
    """Names, each with the dotted name of what was imported, or None for what is the notebook's.

    Attributes:
        starred: Module that `import *` was said of last, or `""`.
    """

    def __init__(self):
        self._open, self.starred = [], ""  # dicts of functions and classes, the innermost last
        self._ever = {}  # what a global name ever stood for, if it was imported
        self.begin()

    def begin(self):
        """Begins at the top of a notebook, with what is known of functions that run later."""
        self._open.clear()
        self._globals = {"__builtins__": "builtins"}

    def leave_all(self):
        """Goes back to the notebook's top level."""
        self._open.clear()

    def open(self):
        """Enters a function, a class or a comprehension."""
        self._open.append({})

    def close(self):
        """Leaves it."""
        self._open.pop()

    def declare_global(self, names):
        """Notes that a function means the notebook's names."""
        if self._open:
            self._open[-1] |= dict.fromkeys(names, _ELSEWHERE)

    def bind(self, name, origin):
        """Notes what a name stands for from now on."""
        origin = origin and origin[:LONGEST_ORIGIN]  # `a = a.b` may stand there a thousand times
        if self._open and self._open[-1].get(name) is not _ELSEWHERE:
            self._open[-1][name] = origin
            return
        self._globals[name] = origin
        if origin:
            self._ever[name] = origin

    def of(self, name):
        """Returns the dotted name of what a name stands for, or None."""
        scope = self._scope_of(name)
        if scope is not None:
            return scope[name]
        if not self._open and name in self._globals:
            return self._globals[name]
        from_star = f"{self.starred}.{name}" if self.starred and name not in self._globals else None
        return self._ever.get(name, from_star)

    def has(self, name):
        """Says whether a name was bound."""
        return self._scope_of(name) is not None or name in self._globals or name in self._ever

    def _scope_of(self, name):
        scope = next((one for one in reversed(self._open) if name in one), {})
        return scope if scope.get(name, _ELSEWHERE) is not _ELSEWHERE else None
