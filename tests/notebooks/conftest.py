"""nbval runs the notebooks: at smoke scale, masters strictly, student notebooks as students do."""

import os
from unittest.mock import patch

import pytest
from nbval.plugin import IPyNbCell


class NotebookSettings:
    """What holds for every cell that nbval runs, wherever its notebook lies."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        if not isinstance(item, IPyNbCell):
            return (yield)
        if "stderr" not in item.parent.skip_compare:  # notes of TensorFlow are no result
            item.parent.skip_compare += ("stderr",)
        strict = "1" if item.path.parent.name == "masters" else "0"
        settings = {"GANKIT_SCALE": "smoke", "GANKIT_STRICT": strict}
        with patch.dict(os.environ, settings):  # the first cell's setup starts the kernel
            return (yield)


def pytest_configure(config):
    config.pluginmanager.register(NotebookSettings())
