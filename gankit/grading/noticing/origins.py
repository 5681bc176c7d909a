"""Where the names in a notebook come from: followed from `import` through plain aliases.

What a call returns and what a class statement makes is the notebook's own.
"""

import ast

from gankit.grading.noticing.scopes import Scopes

_CLASSES = ("__class__", "__base__", "__bases__", "__mro__", "mro", "__subclasses__")


class Origins:
    """Expressions and what they stand for: dotted names of what was imported, None for the own."""

    def __init__(self):
        self._scopes = Scopes()
        self._known = {}  # of the nodes of a statement: a long chain is looked along once
        self._holding = {}  # what imported thing is in the list or dict of a name, as it stood last

    def begin(self):
        """Begins at the top of a notebook, with what is known of functions that run later."""
        self._holding.clear()
        self._changed().begin()

    def leave_all(self):
        """Goes back to the notebook's top level."""
        self._changed().leave_all()

    def open_scope(self):
        """Enters a function, a class or a comprehension."""
        self._changed().open()

    def close_scope(self):
        """Leaves it."""
        self._changed().close()

    def declare_global(self, names):
        """Notes that a function means the notebook's names."""
        self._changed().declare_global(names)

    def import_all(self, module):
        """Notes that names which nothing else binds may be a module's."""
        self._changed().starred = module

    def bind_name(self, name, origin):
        """Notes what a name stands for from now on."""
        self._holding.pop(name, None)
        self._changed().bind(name, origin)

    def bind(self, target, value):
        """Notes what a target's names stand for after an assignment; None is an own value."""
        if isinstance(target, ast.Name):
            held = self._held_by(value)
            self.bind_name(target.id, value and self.of(value))
            self._holding[target.id] = held
        elif isinstance(target, ast.Starred):
            self.bind(target.value, None)
        elif isinstance(target, ast.Tuple | ast.List):
            for one, part in zip(target.elts, _parts(value, len(target.elts)), strict=True):
                self.bind(one, part)

    def bind_item(self, target, iterable):
        """Notes what a loop's target stands for: an imported one of those that it goes through."""
        if isinstance(iterable, ast.Name) and isinstance(target, ast.Name):
            self.bind_name(target.id, self._holding.get(iterable.id))
            return
        elements = iterable.elts if isinstance(iterable, ast.Tuple | ast.List | ast.Set) else []
        values = [one for one in elements if self.of(one) or isinstance(one, ast.Tuple)]
        self.bind(target, values[0] if values else None)

    def of(self, node):
        """Returns the dotted name of what an expression stands for, or None."""
        if id(node) not in self._known:
            self._known[id(node)] = self._of(node)
        return self._known[id(node)]

    def called(self, node):
        """Returns the dotted name of a function, or the bare one of what nothing else is called."""
        if isinstance(node, ast.Name) and not self._scopes.has(node.id):
            return node.id
        return (self.of(node) or "").removeprefix("builtins.")

    def _of(self, node):
        match node:
            case ast.Name():
                return self._scopes.of(node.id)
            case ast.Attribute():
                return self._of_attribute(node)
            case ast.Subscript():
                return self._looked_up(node) or self._held_by(node.value) or self.of(node.value)
            case ast.NamedExpr() | ast.Await():
                return self.of(node.value)
            case ast.IfExp():
                return self.of(node.body) or self.of(node.orelse)
            case ast.BoolOp():
                return next(filter(None, map(self.of, node.values)), None)
            case ast.Call():
                return self._of_call(node)
        return None

    def _held_by(self, node):
        """Returns what came from an import in a list or a dict that is written there, or None."""
        match node:
            case ast.Name():
                return self._holding.get(node.id)
            case ast.List() | ast.Tuple() | ast.Set():
                return next(filter(None, map(self.of, node.elts)), None)
            case ast.Dict():
                return next(filter(None, map(self.of, node.values)), None)
        return None

    def _of_attribute(self, node):
        if origin := self.of(node.value):
            return f"{origin}.{node.attr}"
        return node.attr if node.attr in _CLASSES and not _is_self(node.value) else None

    def _changed(self):
        """Returns the scopes, about to change what expressions stand for."""
        self._known.clear()
        return self._scopes

    def _of_call(self, node):
        if isinstance(node.func, ast.Attribute) and node.func.attr in _CLASSES:
            return self.of(node.func)
        name, arguments = self.called(node.func), node.args
        if name in ("__import__", "importlib.import_module"):
            return text_in(arguments[:1])
        if name == "type" and len(arguments) == 1 and not _is_self(arguments[0]):
            return "__class__"
        if name == "vars" and arguments and (origin := self.of(arguments[0])):
            return f"{origin}.__dict__"
        if name == "getattr" and arguments and (origin := self.of(arguments[0])):
            return f"{origin}.{text_in(arguments[1:2])}"
        return None

    def _looked_up(self, node):
        """Returns what `globals()["time"]` stands for, or None."""
        of_call = isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name)
        if of_call and self.called(node.value.func) in ("globals", "locals", "vars"):
            return self._scopes.of(text_in([node.slice]))
        return None


def _is_self(node):
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _parts(value, count):
    """Returns the expressions that an unpacking gives its targets; None for each not in sight."""
    parts = value.elts if isinstance(value, ast.Tuple | ast.List) else []
    return parts if len(parts) == count else [None] * count


def text_in(nodes):
    """Returns the string that the first of some expressions is, `"?"` where it is computed.

    Args:
        nodes: List of `ast` expressions, perhaps empty.
    """
    is_text = nodes and isinstance(nodes[0], ast.Constant) and isinstance(nodes[0].value, str)
    return nodes[0].value if is_text else "?"
