"""The models, one file per idea: `from gankit.models import dcgan`."""

from pkgutil import iter_modules

from gankit.lazy import lazily

__all__ = sorted(module.name for module in iter_modules(__path__))
__getattr__ = lazily(__name__, {name: name for name in __all__})


def __dir__():
    return __all__
