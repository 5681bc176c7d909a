"""Pages about every public function, from the docstrings."""

import enum
import inspect
import re
from types import ModuleType

import gankit
from docs.site.docstrings import markdown, prose

WIDTH = 80  # signs that a page shows of a line of code
OWN_CLASS = re.compile(r"-> '(.*)'$")  # what a method returns of its own class is written as text
# A default that is a class or a function -> its name.
DEFAULT = re.compile(r"<(?:class '|function |bound method )(?:[\w.]*\.)?(\w+)(?:'| at \w+)>")


def pages():
    """Writes a page for each part of the kit, and for each module that is public in one.

    Returns:
        Dict from a page's name, such as `"metrics"` or `"models.gan"`, to its Markdown.
    """
    written = {}
    for name in gankit.__all__:
        module = getattr(gankit, name)
        written[name] = _page(module)
        for inner in public_modules(module):
            written[f"{name}.{inner}"] = _page(getattr(module, inner))
    return written


def every_name():
    """Yields the full name of every public class, function and value."""
    for part in gankit.__all__:
        module = getattr(gankit, part)
        for inner in [module, *(getattr(module, name) for name in public_modules(module))]:
            for name in public_names(inner):
                if not isinstance(getattr(inner, name), ModuleType):
                    yield f"{inner.__name__}.{name}"


def public_modules(module):
    """Returns the names of the modules that are public in a package."""
    return [name for name in public_names(module) if isinstance(getattr(module, name), ModuleType)]


def public_names(module):
    """Returns the names of `__all__`; without one, of what a module defines without underscore."""
    if hasattr(module, "__all__"):
        return list(module.__all__)
    return [
        name
        for name, found in vars(module).items()
        if name[0] != "_" and getattr(found, "__module__", None) == module.__name__
    ]


def members_of(kind):
    """Returns the public methods and properties that a class, or its base in the kit, explains.

    What only carries out a method of Keras has no docstring of its own; Keras' pages have one.
    """
    found = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("gankit."):
            for name, member in vars(base).items():
                if name[0] != "_" and _function_of(member).__doc__:
                    found[name] = member
    kinds = property | classmethod | staticmethod
    return {
        name: member
        for name, member in found.items()
        if isinstance(member, kinds) or inspect.isfunction(member)
    }


def listed(modules):
    """Lists pages, each with what its module says of itself, and hides the tree for the menu.

    Args:
        modules: Dict from a page's name to its module.
    """
    lines = [
        f"- [{prose(module.__name__)}]({page}.md): {prose(module.__doc__.splitlines()[0])}"
        for page, module in modules.items()
    ]
    rows = "\n".join(modules)
    return "\n".join([*lines, f"\n```{{toctree}}\n:maxdepth: 1\n:hidden:\n\n{rows}\n```"])


def _page(module):
    parts = [f"# {module.__name__}", markdown(module)]
    inner = public_modules(module)
    if inner:
        part = module.__name__.partition(".")[2]
        parts.append(listed({f"{part}.{name}": getattr(module, name) for name in inner}))
    for name in public_names(module):
        if name not in inner:
            parts += _entry(f"{module.__name__}.{name}", getattr(module, name))
    return "\n\n".join(parts) + "\n"


def _entry(name, found):
    short = name.rpartition(".")[2]
    parts = [f"({name})=\n## {prose(short)}", f"`{name}`"]
    if inspect.isclass(found):
        parts += [_signature(f"class {short}", found), markdown(found)]
        if not issubclass(found, enum.Enum):
            parts += [_member(name, *member) for member in members_of(found).items()]
    elif inspect.isroutine(found):
        parts += [_signature(short, found), markdown(found)]
    elif isinstance(found, dict):
        parts += ["A dict: " + ", ".join(prose(str(key)) for key in found) + "."]
    else:
        parts += [f"A `{type(found).__name__}`."]
    return parts


def _member(owner, name, member):
    heading = f"({owner}.{name})=\n### {prose(owner.rpartition('.')[2] + '.' + name)}"
    function = _function_of(member)
    shown = "A property." if isinstance(member, property) else _signature(name, function)
    return "\n\n".join([heading, shown, markdown(function)])


def _function_of(member):
    return inspect.unwrap(getattr(member, "fget", None) or getattr(member, "__func__", member))


def _signature(name, found):
    try:
        signature = DEFAULT.sub(r"\1", str(inspect.signature(found)))
        signature = OWN_CLASS.sub(r"-> \1", signature)
    except ValueError:  # a class made in C says none
        signature = "(...)"
    long = len(name) + len(signature) > WIDTH
    return f"```python\n{name}{one_a_line(signature) if long else signature}\n```"


def one_a_line(signature):
    """Puts each argument of a signature on a line of its own, so that none is cut off.

    Args:
        signature: As `str(inspect.signature(...))` writes it.

    Example: "(a, b=(1, 2)) -> c" has the lines "(", "    a,", "    b=(1, 2),", ") -> c".
    """
    shown, depth, is_open = [], 0, True
    for sign in signature:
        depth -= sign in ")]}"
        if is_open and depth == 0 and sign == ")":
            shown.append(",\n")
            is_open = False
        shown.append(sign)
        depth += sign in "([{"
        if is_open and depth == 1 and sign in "(,":
            shown.append("\n    " if sign == "(" else "\n   ")
    return "".join(shown)
