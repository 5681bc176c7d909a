"""Goes through Python's statements in order and notes what its names stand for, in `origins`."""

import ast

from gankit.grading.noticing.origins import Origins


class Follower(ast.NodeVisitor):
    """Follows the names in trees, one tree after the other.

    Attributes:
        origins: The `Origins` of the names at the place that is visited.
    """

    def __init__(self):
        self.origins = Origins()
        self._given = {}  # (function, place or name of a parameter) -> what a call gave it

    def note_import(self, origin):
        """Is told the dotted name of what is imported."""

    def visit_Import(self, node):
        for one in node.names:
            root = one.name.partition(".")[0]
            self.note_import(one.name)
            self.origins.bind_name(one.asname or root, one.name if one.asname else root)

    def visit_ImportFrom(self, node):
        for one in node.names:
            origin = f"{node.module or ''}.{one.name}"
            self.note_import(origin)
            if one.name == "*":
                self.origins.import_all(node.module or ".")
            else:
                self.origins.bind_name(one.asname or one.name, origin)

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            self.origins.bind(target, node.value)

    def visit_AnnAssign(self, node):
        self.generic_visit(node)
        if node.value:
            self.origins.bind(node.target, node.value)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        self.origins.bind(node.target, None)

    def visit_NamedExpr(self, node):
        self.visit(node.value)
        self.origins.bind(node.target, node.value)

    def visit_For(self, node):
        self.visit(node.iter)
        self.origins.bind_item(node.target, node.iter)
        self._visit_all([node.target, *node.body, *node.orelse])

    visit_AsyncFor = visit_For

    def visit_With(self, node):
        for one in node.items:
            self.visit(one)
            self.origins.bind(one.optional_vars, one.context_expr)
        self._visit_all(node.body)

    visit_AsyncWith = visit_With

    def visit_Global(self, node):
        self.origins.declare_global(node.names)

    def visit_FunctionDef(self, node):
        self.origins.bind_name(node.name, None)
        self._visit_all([*node.decorator_list, node.args])
        self._visit_inside(node.body, node.args, node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.visit(node.args)
        self._visit_inside([node.body], node.args)

    def visit_ClassDef(self, node):
        self.origins.bind_name(node.name, None)
        self._visit_all([*node.decorator_list, *node.bases, *node.keywords])
        self._visit_inside(node.body)

    def visit_ListComp(self, node):
        self._visit_inside([*node.generators, *_made(node)])

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    def visit_comprehension(self, node):
        self.visit(node.iter)
        self.origins.bind_item(node.target, node.iter)
        self._visit_all([node.target, *node.ifs])

    def _visit_all(self, nodes):
        for node in nodes:
            self.visit(node)

    def follow_given(self, call):
        """Notes what a call gives to a function, which is read with it the next time."""
        if not isinstance(call.func, ast.Name):
            return
        named = [(one.arg, one.value) for one in call.keywords]
        for place, value in (*enumerate(call.args), *named):
            if origin := self.origins.of(value):
                self._given[call.func.id, place] = origin

    def _visit_inside(self, nodes, parameters=None, function=""):
        self.origins.open_scope()
        for place, (name, default) in enumerate(_parameters(parameters) if parameters else ()):
            given = self._given.get((function, place)) or self._given.get((function, name))
            self.origins.bind_name(name, given or default and self.origins.of(default))
        self._visit_all(nodes)
        self.origins.close_scope()


def _made(comprehension):
    """Returns the expressions that a comprehension makes its elements of."""
    is_dict = isinstance(comprehension, ast.DictComp)
    return [comprehension.key, comprehension.value] if is_dict else [comprehension.elt]


def _parameters(arguments):
    """Returns `(name, default)` of each parameter; the default's expression may be None."""
    placed = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(placed) - len(arguments.defaults)) + arguments.defaults
    rest = [one for one in (arguments.vararg, arguments.kwarg) if one]
    several = [*placed, *arguments.kwonlyargs, *rest]
    defaults = [*defaults, *arguments.kw_defaults, *[None] * len(rest)]
    return [(one.arg, default) for one, default in zip(several, defaults, strict=True)]
