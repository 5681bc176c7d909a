"""Public names that are imported when they are asked for: a package that opens at once."""

from importlib import import_module


def lazily(package, modules):
    """Makes the `__getattr__` of a package whose parts are slow to import.

    Args:
        package: The package's name, its `__name__`.
        modules: Dict from each public name to the module of the package that has it; a module that
            is public itself stands under its own name.

    Returns:
        Function from a name to what it names.

    Example: `{"FrameRecorder": "frame_recorder"}` imports `frame_recorder` at the first use of
    `FrameRecorder`.
    """

    def get(name):
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(f"{package}.{modules[name]}")
        return module if modules[name] == name else getattr(module, name)

    return get
