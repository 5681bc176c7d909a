"""How answers get into a list: a decorator notes each where it stands, a module for each lesson."""

import importlib
import pkgutil


class Collection:
    """What the modules of a package note when they are imported.

    Args:
        package: Name of the package.
        path: Its `__path__`.
    """

    def __init__(self, package, path):
        self._package, self._path = package, path
        self._noted = []

    def note(self, item):
        """Appends one thing; modules call it."""
        self._noted.append(item)

    def all(self):
        """Imports every module of the package, in order of names, and returns what they noted."""
        for module in sorted(module.name for module in pkgutil.iter_modules(self._path)):
            importlib.import_module(f"{self._package}.{module}")
        return tuple(self._noted)
