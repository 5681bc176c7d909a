"""What a cell depends on: the names that it needs, and those it gives. Nothing is run."""

import ast
import builtins
import symtable
from dataclasses import dataclass
from functools import lru_cache

BUILTINS = frozenset(dir(builtins))
LONGEST_SOURCE = 100_000  # characters; Python's parser takes some hundred bytes for each


@dataclass(frozen=True)
class Dependencies:
    """The names that tie one cell to others.

    Args:
        needs: Names that it reads, at once or when its functions are called.
        gives: Names that it binds at its top level.
        changes: Names whose objects it may change: by a call, an attribute or an item.
        is_clear: False where it is no plain Python, such as a cell with a magic, or far too long.
    """

    needs: frozenset = frozenset()
    gives: frozenset = frozenset()
    changes: frozenset = frozenset()
    is_clear: bool = True


@lru_cache(maxsize=5_000)  # most cells of a class are those that were handed out
def dependencies_of(source):
    """Reads the names of a cell.

    Args:
        source: Its code.

    Returns:
        A `Dependencies`.
    """
    if len(source) > LONGEST_SOURCE:
        return Dependencies(is_clear=False)
    try:
        table = symtable.symtable(source, "a cell", "exec")
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Dependencies(is_clear=False)
    needs = {*_read_in(table), *_added_to(tree)} - BUILTINS
    return Dependencies(frozenset(needs), frozenset(_bound_in(table)), frozenset(_changed_by(tree)))


def _bound_in(table):
    """Yields the global names that a scope and those in it bind."""
    for symbol in table.get_symbols():
        bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
        if bound and (table.get_type() == "module" or symbol.is_declared_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _bound_in(child)


def _read_in(table):
    """Yields the global names that a scope and those in it read."""
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _read_in(child)


def _added_to(tree):
    """Yields names such as `total` of `total += 1`, which symbol tables don't call read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign):
            yield from _names_in(node.target)


def _changed_by(tree):
    """Yields names that statements outside functions call, hand to a call, or assign into."""
    waiting = [
        (statement, False)
        for statement in tree.body
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    while waiting:  # each node once, however deep calls are nested
        node, is_inside = waiting.pop()
        if is_inside and isinstance(node, ast.Name):
            yield node.id
        is_inside = is_inside or isinstance(node, ast.Call) or _is_written_into(node)
        waiting += [(child, is_inside) for child in ast.iter_child_nodes(node)]


def _is_written_into(node):
    is_part = isinstance(node, ast.Attribute | ast.Subscript)
    return is_part and isinstance(node.ctx, ast.Store | ast.Del)


def _names_in(node):
    return (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))
