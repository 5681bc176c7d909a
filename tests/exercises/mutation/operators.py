"""How a right answer is made wrong: one change in one place of its syntax tree."""

import ast

SWAPPED_NAMES = (
    *(("mean", "sum"), ("min", "max"), ("argmin", "argmax"), ("ones", "zeros"), ("std", "var")),
    *(("ones_like", "zeros_like"), ("repeat", "tile"), ("sin", "cos"), ("normal", "uniform")),
    *(("log2", "log"), ("square", "abs"), ("choice", "permutation"), ("rint", "floor")),
)
SWAPPED_TEXTS = (("relu", "sigmoid"), ("same", "valid"), ("sigmoid", "linear"))
SWAPPED_SIGNS = (
    *((ast.Add, ast.Sub), (ast.Sub, ast.Add), (ast.Mult, ast.Div), (ast.Div, ast.Mult)),
    *((ast.Pow, ast.Mult), (ast.FloorDiv, ast.Div), (ast.Mod, ast.Mult), (ast.MatMult, ast.Mult)),
)
OTHER_COMPARISONS = {
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
MODULES = {"np", "keras", "ops", "layers"}
DRAWING = {"normal", "uniform", "integers", "choice", "permutation", "random", "standard_normal"}


def constants(node):
    """Another number, another truth, another name of an activation."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(other) for other in (value + 1, value - 1, 2 * value + 1))
    elif isinstance(value, float):
        yield from (ast.Constant(other) for other in (2 * value, value / 2, 0.0, 1.0))
    elif isinstance(value, str):
        yield from (ast.Constant(new) for old, new in SWAPPED_TEXTS if value == old)


def signs(node):
    """`+` for `-`, one side only, a sign or a negation left out."""
    if isinstance(node, ast.BinOp):
        for old, new in SWAPPED_SIGNS:
            if isinstance(node.op, old):
                yield ast.BinOp(node.left, new(), node.right)
        yield node.left
        yield node.right
    elif isinstance(node, ast.UnaryOp):
        yield node.operand


def comparisons(node):
    """A comparison negated, or with the other end."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for new in OTHER_COMPARISONS.get(type(node.ops[0]), ()):
            yield ast.Compare(node.left, [new()], node.comparators)


def names(node):
    """`sum` for `mean`, `max` for `min` and so on."""
    for pair in SWAPPED_NAMES:
        for old, new in (pair, pair[::-1]):
            if isinstance(node, ast.Attribute) and node.attr == old:
                yield ast.Attribute(node.value, new, node.ctx)
            elif isinstance(node, ast.Name) and node.id == old:
                yield ast.Name(new, node.ctx)


def calls(node):
    """A call left out, two arguments swapped, one left out."""
    if not isinstance(node, ast.Call):
        return
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    if isinstance(node.func, ast.Attribute) and not _is_of_a_module(node.func.value):
        yield node.func.value
    for n in range(len(node.args) - 1):
        arguments = list(node.args)
        arguments[n], arguments[n + 1] = arguments[n + 1], arguments[n]
        yield ast.Call(node.func, arguments, node.keywords)
    for n in range(1, len(node.args)):
        yield ast.Call(node.func, node.args[:n] + node.args[n + 1 :], node.keywords)
    for n in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, node.keywords[:n] + node.keywords[n + 1 :])


def _is_of_a_module(node):
    return ast.unparse(node).partition(".")[0] in MODULES


def subscripts(node):
    """A subscript left out, an end of a slice left out."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield node.value
    elif isinstance(node, ast.Slice):
        for part in ("lower", "upper", "step"):
            if getattr(node, part) is not None:
                parts = {name: getattr(node, name) for name in ("lower", "upper", "step")}
                yield ast.Slice(**{**parts, part: None})


def entries(node):
    """An entry of a list left out, doubled, or swapped with its neighbour."""
    if not isinstance(node, (ast.List, ast.Tuple)) or not isinstance(node.ctx, ast.Load):
        return
    entries = node.elts
    for n in range(len(entries)):
        if len(entries) > 1:
            yield type(node)(entries[:n] + entries[n + 1 :], node.ctx)
        yield type(node)(entries[: n + 1] + entries[n:], node.ctx)
    for n in range(len(entries) - 1):
        swapped = [*entries[:n], entries[n + 1], entries[n], *entries[n + 2 :]]
        yield type(node)(swapped, node.ctx)


def pairs(node):
    """Two values of a dict swapped."""
    if isinstance(node, ast.Dict):
        for n in range(len(node.values) - 1):
            values = list(node.values)
            values[n], values[n + 1] = values[n + 1], values[n]
            yield ast.Dict(node.keys, values)


def randomness(node):
    """A generator of a fixed seed, and one draw for all along an axis."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    if node.func.attr == "default_rng":
        yield ast.Call(node.func, [ast.Constant(7)], [])
        yield ast.Call(node.func, [], [])
    elif node.func.attr in DRAWING:
        yield effect("one_row", node)
        yield effect("one_row", node, ast.Constant(1))
        if ast.unparse(node.func).startswith("keras.random"):
            others = [keyword for keyword in node.keywords if keyword.arg != "seed"]
            seed = ast.keyword("seed", ast.Constant(7))
            yield ast.Call(node.func, node.args, [*others, seed])


def loops(node):
    """A loop that stops after its first turn, or before its last."""
    if isinstance(node, (ast.For, ast.comprehension)):
        for end in (1, -1):
            few = ast.parse(f"list({ast.unparse(node.iter)})[:{end}]", mode="eval").body
            fields = {**dict(ast.iter_fields(node)), "iter": few}
            yield type(node)(**fields)


def statements(node):
    """A statement left out, and with it perhaps the `return`; only one way of an `if`."""
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.For)):
        yield ast.Pass()
    elif isinstance(node, ast.Return) and node.value is not None:
        yield ast.Expr(node.value)
    if isinstance(node, ast.If):
        yield from (ast.If(ast.Constant(way), node.body, node.orelse) for way in (True, False))


def effect(name, *arguments):
    """Returns the call of an effect, as a node."""
    function = ast.Attribute(ast.Name("effects", ast.Load()), name, ast.Load())
    return ast.Call(function, list(arguments), [])


IN_ONE_PLACE = (
    *(constants, signs, comparisons, names, calls, subscripts, entries, pairs, randomness, loops),
    statements,
)
