"""The mutants of a right answer: functions that differ from it by one change."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from tests.exercises.mutation.effects import CONTAINERS, Effects
from tests.exercises.mutation.operators import IN_ONE_PLACE, effect

OF_ARGUMENTS = ("zeros", "ones", "rolled", "one_row", "stopped", "turned")
OF_RESULTS = ("transposed", "reversed", "stopped", "turned")
NO_ARGUMENTS = ast.arguments([], [], None, [], [], None, [])


@dataclass(frozen=True)
class Mutant:
    """A changed answer.

    Args:
        kind: What was done to it, the name of an operator.
        change: Where: the statement before and after, in one line.
        answer: The function.
        effects: Its `Effects`; None where the syntax itself was changed.
    """

    kind: str
    change: str
    answer: Callable
    effects: Effects | None = None

    @property
    def name(self):
        return f"{self.kind}: {self.change}"

    @property
    def made_a_difference(self):
        return self.effects is None or self.effects.happened

    @property
    def is_waiting(self):
        """Says whether it has done as the right answer does so far, for lack of a second call."""
        return self.effects is not None and self.effects.waiting


def mutants(source, namespace):
    """Makes the mutants of a function.

    Args:
        source: Text of its definition.
        namespace: Dict of the names that it uses.

    Returns:
        List of `Mutant`.
    """
    (function,) = ast.parse(source).body
    function = _without_docstring(function)
    seen, made = {ast.unparse(function)}, []
    for kind, change, tree in _changed(function):
        text = ast.unparse(ast.fix_missing_locations(tree))
        if text not in seen:
            seen.add(text)
            made.append(_compiled(kind, change, text, function.name, namespace))
    return made


def _changed(function):
    yield from _changed_in_one_place(function)
    yield from _changed_arguments(function)
    yield from _changed_results(function)
    yield from _reseeded(function)


def _changed_in_one_place(function):
    for statement in (node for node in ast.walk(function) if isinstance(node, ast.stmt)):
        for node in _own_nodes(statement):
            for operator in IN_ONE_PLACE:
                for new in operator(node):
                    after = replaced(statement, node, new)
                    change = f"{_headline(statement)} -> {_headline(after)}"
                    yield operator.__name__, change, replaced(function, node, new)


def _changed_arguments(function):
    """Each argument is put in the place of itself by an effect, before anything else is done."""
    for name in (argument.arg for argument in function.args.args):
        for kind in (*OF_ARGUMENTS, "frozen"):
            more = [ast.Constant(name)] if kind == "frozen" else []
            value = effect(kind, ast.Name(name, ast.Load()), *more)
            first = ast.Assign([ast.Name(name, ast.Store())], value)
            yield "argument", f"{name} is {kind}", _with_body(function, [first, *function.body])


def _changed_results(function):
    """The result of the whole function goes through an effect."""
    arguments = [ast.Name(argument.arg, ast.Load()) for argument in function.args.args]
    whole = ast.Call(ast.Name("whole", ast.Load()), arguments, [])
    inner = replaced(function, function.name, "whole")

    def returning(value):
        return _with_body(function, [inner, ast.Return(value)])

    for kind in OF_RESULTS:
        yield "result", kind, returning(effect(kind, whole))
    yield "result", "stale", returning(effect("stale", ast.Lambda(NO_ARGUMENTS, whole), *arguments))
    for argument in arguments:
        yield "in place", f"{argument.id} changed", returning(effect("scribbled", whole, argument))
    for container in CONTAINERS:
        change = returning(effect("another", ast.Constant(container), whole))
        yield "container", container, change


def _reseeded(function):
    """A generator made anew wherever it is used."""
    for statement in filter(_makes_a_generator, ast.walk(function)):
        name, tree = statement.targets[0], function
        for node in list(ast.walk(function)):
            if isinstance(node, ast.Name) and node.id == name.id and node is not name:
                tree = replaced(tree, node, statement.value)
        yield "randomness", f"{_headline(statement)} wherever it is used", tree


def _makes_a_generator(node):
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func).endswith("default_rng")
    )


def _compiled(kind, change, text, name, namespace):
    effects = Effects()
    names = {**namespace, "effects": effects}
    exec(compile(text, "mutant", "exec"), names)
    return Mutant(kind, change, names[name], effects if "effects." in text else None)


def replaced(tree, node, new):
    """Returns a tree with another node in the place of one; what stays is shared."""
    if tree is node:
        return new
    if isinstance(tree, list):
        return [replaced(one, node, new) for one in tree]
    if isinstance(tree, ast.AST):
        fields = {name: replaced(value, node, new) for name, value in ast.iter_fields(tree)}
        return ast.copy_location(type(tree)(**fields), tree)
    return tree


def _own_nodes(statement):
    """The nodes of a statement, without those of the statements inside it."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        children = ast.iter_child_nodes(node)
        waiting += [child for child in children if not isinstance(child, ast.stmt)]


def _without_docstring(function):
    has_one = ast.get_docstring(function) is not None
    return _with_body(function, function.body[1:] if has_one else function.body)


def _with_body(function, body):
    return replaced(function, function.body, body)


def _headline(statement):
    return " ".join(ast.unparse(ast.fix_missing_locations(statement)).split())[:150]
