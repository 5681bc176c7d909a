"""Whatever sets the process's seed says so where its users read it."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "gankit"
SETTERS = {"set_random_seed", "set_seed", "manual_seed", "seed"}
NOT_FOR_NOTEBOOKS = ("cli", "course", "exercises", "grading")


def module_name(file):
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)


def definitions(trees):
    """All functions and classes of modules, by (module, name)."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {
        (module, node.name): node
        for module, tree in trees.items()
        for node in tree.body
        if isinstance(node, kinds)
    }


def imported(tree):
    """What a module imports by name, as (module, name) by its name here."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def sets_the_seed(node):
    """Whether there is a call that sets a global seed, and none that sets it back."""
    calls = [part.func for part in ast.walk(node) if isinstance(part, ast.Call)]
    called = {function.attr for function in calls if isinstance(function, ast.Attribute)}
    return bool(called & SETTERS) and "setstate" not in called


def setters(trees):
    """The functions and classes that set the global seed, themselves or by what they call."""
    nodes = definitions(trees)
    uses = {}
    for (module, name), node in nodes.items():
        names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} - {name}
        known = {key: (module, key) for key in names} | imported(trees[module])
        uses[module, name] = {known[key] for key in names}
    found = {key for key, node in nodes.items() if sets_the_seed(node)}
    while more := {key for key, used in uses.items() if used & found} - found:
        found |= more
    return {key: " ".join((ast.get_docstring(nodes[key]) or "").split()) for key in found}


def silent(trees):
    """The public ones among them whose words neither say so nor name another that does."""
    found = setters(trees)
    names = {f"`{name}`" for _, name in found}
    return sorted(
        f"{module}.{name}"
        for (module, name), words in found.items()
        if name[0] != "_" and "global seed" not in words and not any(n in words for n in names)
    )


def parsed(sources):
    return {module: ast.parse(source) for module, source in sources.items()}


def test_a_function_that_sets_the_global_seed_says_so():
    files = [f for f in PACKAGE.rglob("*.py") if f.parent.name not in NOT_FOR_NOTEBOOKS]
    files = [f for f in files if f.relative_to(PACKAGE).parts[0] not in NOT_FOR_NOTEBOOKS]
    trees = parsed({module_name(file): file.read_text(encoding="utf-8") for file in files})
    assert ("gankit.models.classifier", "train_classifier") in setters(trees)
    assert silent(trees) == []


def test_one_that_calls_another_is_found_and_one_that_sets_it_back_is_not():
    trees = parsed(
        {
            "gankit.a": "def _set(seed):\n    keras.utils.set_random_seed(seed)\n"
            "def train(seed):\n    _set(seed)\n"
            "def told(seed):\n    'It becomes the global seed.'\n    _set(seed)\n",
            "gankit.b": "from gankit.a import train\nclass Judge:\n    def __init__(self):\n"
            "        train(0)\n",
            "gankit.c": "def kept(seed):\n    before = random.getstate()\n    random.seed(seed)\n"
            "    random.setstate(before)\n",
        }
    )
    assert silent(trees) == ["gankit.a.train", "gankit.b.Judge"]
