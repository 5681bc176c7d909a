"""Notebooks that change what they import are found by their source; honest ones are not."""

import json

import pytest

from gankit.grading.noticing.changing import MOST_SOURCE, UNREADABLE, changes_in
from gankit.grading.noticing.origins import Origins
from tests.grading.handed_in import NOTEBOOKS

IMPORTS = """
import time, sys, os, keras, builtins, importlib
import keras.layers as kl
import matplotlib.pyplot as plt
import numpy as np
from keras import Model, layers
from gankit.adversarial import AdversarialModel
"""
CHANGES = {
    "time.process_time = slow": "time.process_time",
    "keras.Model.fit = slow": "keras.Model.fit",
    "Model.fit = slow": "keras.Model.fit",
    "AdversarialModel.fit: object = slow": "gankit.adversarial.AdversarialModel.fit",
    "time.process_time += 1": "time.process_time",
    "del Model.fit": "keras.Model.fit",
    "kl.Dense.call = slow": "keras.layers.Dense.call",
    "a, time.time = 1, slow": "time.time",
    "for time.time in [slow]: pass": "time.time",
    "with open('x') as time.time: pass": "time.time",
    "[0 for time.time in [slow]]": "time.time",
    "fit = keras.Model; fit.x = 1": "keras.Model.x",
    "a = b = Model\nb.fit = slow": "keras.Model.fit",
    "a, (b, c) = 1, (Model, 2)\nb.fit = slow": "keras.Model.fit",
    "(m := Model).fit = slow": "keras.Model.fit",
    "if m := Model:\n    m.fit = slow": "keras.Model.fit",
    "m = Model if slow else None\nm.fit = slow": "keras.Model.fit",
    "for m in (Model, 3):\n    m.fit = slow": "keras.Model.fit",
    "several = [3, Model]\nseveral[1].fit = slow": "keras.Model.fit",
    "several = {'a': Model}\nfor m in several: pass\nseveral['a'].fit = slow": "keras.Model.fit",
    "several = 3, Model\nfor m in several:\n    m.fit = slow": "keras.Model.fit",
    "[Model][0].fit = slow": "keras.Model.fit",
    "import operator\noperator.setitem(sys.modules, 'time', slow)": "sys.modules.time",
    "[setattr(m, 'fit', slow) for m in [Model]]": "keras.Model.fit",
    "setattr(keras.Model, 'fit', slow)": "keras.Model.fit",
    "setattr(time, name, slow)": "time.?",
    "setattr(*(time, 'time', slow))": "setattr",
    "s = setattr; s(time, 'time', slow)": "setattr",
    "list(map(setattr, [Model], ['fit'], [slow]))": "setattr",
    "delattr(Model, 'fit')": "keras.Model.fit",
    "type.__setattr__(Model, 'fit', slow)": "keras.Model.fit",
    "time.__setattr__('time', slow)": "time",
    "builtins.setattr(time, 'time', slow)": "time.time",
    "__builtins__.len = slow": "builtins.len",
    "__builtins__['len'] = slow": "builtins",
    "builtins.len = slow": "builtins.len",
    "sys.modules['time'] = slow": "sys.modules",
    "sys.modules.update(time=slow)": "sys.modules",
    "del sys.modules['time']": "sys.modules",
    "time.__dict__['time'] = slow": "time.__dict__",
    "vars(time)['time'] = slow": "time.__dict__",
    "vars(time).update(time=slow)": "time.__dict__",
    "getattr(keras, 'Model').fit = slow": "keras.Model.fit",
    "globals()['keras'].Model.fit = slow": "keras.Model.fit",
    "__import__('time').time = slow": "time.time",
    "importlib.import_module('time').time = slow": "time.time",
    "importlib.reload(time)": "importlib.reload",
    "from importlib import reload\nreload(time)": "importlib.reload",
    "from unittest import mock": "unittest.mock",
    "from unittest.mock import patch": "unittest.mock",
    "import unittest.mock": "unittest.mock",
    "type(gan).fit = slow": "__class__.fit",
    "gan.__class__.fit = slow": "__class__.fit",
    "Mine.__mro__[1].fit = slow": "__mro__.fit",
    "Mine.mro()[1].fit = slow": "mro.fit",
    "exec('keras.Model.fit = slow')": "exec",
    "from keras import *\nOther.fit = slow": "keras.Other.fit",
    "def f():\n    import time as t\n    t.time = slow": "time.time",
    "def f():\n    global t\n    import time as t\nf()\nt.time = slow": "time.time",
    "def f():\n    late.time = slow\nimport time as late\nf()\nlate = 0": "time.time",
    "def f(a, m):\n    m.fit = slow\nf(1, Model)": "keras.Model.fit",
    "def f(*, m):\n    setattr(m, 'fit', slow)\nf(m=Model)": "keras.Model.fit",
    "def f(m=Model):\n    m.fit = slow": "keras.Model.fit",
    "(lambda m=time: setattr(m, 'time', slow))()": "time.time",
    "class Mine(Model):\n    Model.fit = slow": "keras.Model.fit",
    "try:\n    import time as t\nfinally:\n    t.time = slow": "time.time",
    "async def f():\n    async with x as y:\n        time.time = slow": "time.time",
    "%matplotlib inline\ntime.time = slow": "time.time",
    "files = !ls\ntime.time = slow": "time.time",
    "%time time.time = slow": "time.time",
    "%%time -q\ntime.time = slow": "time.time",
    "x = %time setattr(time, 'time', slow)": "time.time",
    "/setattr time 'time' slow": "time.time",
    ";exec time.time=slow": "exec",
    ">>> time.time = slow": "time.time",
    "    time.time = slow": "time.time",
    "time?\ntime.time = slow": "time.time",
}
HONEST = """
import matplotlib, pandas as pd, PIL.Image, ssl, torch
from IPython.core.interactiveshell import InteractiveShell
%matplotlib inline
!pip list
plt.rcParams["figure.figsize"] = (4, 4)
matplotlib.rcParams["font.size"] = 9
plt.rcParams.update({"font.size": 9})
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.update(A="b")
np.random.seed(0); keras.utils.set_random_seed(1); keras.config.set_floatx("float32")
sys.path.append(".."); sys.path.insert(0, ".."); sys.path += [".."]; sys.path[0] = "."
pd.options.display.max_rows = 9; PIL.Image.MAX_IMAGE_PIXELS = None
torch.backends.cudnn.deterministic = True
ssl._create_default_https_context = ssl._create_unverified_context
InteractiveShell.ast_node_interactivity = "all"
gan = keras.Model(); gan.generator = layers; gan.optimizer.learning_rate = 1e-3
gan.layers[0].trainable = False; gan.fit = None; del gan.generator
keras.Model().fit = 3; plt.gca().title = "x"
layers = [layers.Dense(3)]; layers[0] = layers[-1]; layers.trainable = False
figure, axes = plt.subplots(2); axes[0].label = figure.label = "x"
history = {}; history["loss"] = [np.e]; history.update(a=1); history.pop("a")
seconds = time.time(); seconds += 1; time = 3; time.x = 3
by_name = {"adam": keras.optimizers.Adam}; by_name["sgd"] = keras.optimizers.SGD
def freeze(by_name): by_name["a"].trainable = False
both = [np, 1]; both = [gan]; both[0].x = 1; both[0] = np; both.append(np); del both[0]
class Mine(Model):
    rate = np.pi
    def __init__(self, model, **options):
        super().__init__()
        self.model = model; model.trainable = False; setattr(self, "x", options)
        self.__class__.made = 1; type(self).made += 1
        object.__setattr__(self, "y", 2); self.layers = [layers for layers in options]
Mine.rate = 2; Mine.fit = len
def noise(np, rng=np.random.default_rng(0)):
    np.x = 1; rng.y = 2
    rows = np.zeros(3); rows[0] = 1
    for model in (Mine, gan): model.trainable = True
    return [row for row in rows]
list = [1]; list[0] = 2; noise.calls = 0
with open("x") as file: file.name = "y"
try: noise(gan)
except ValueError as error: error.note = 1
"""


def of(source, before=IMPORTS):
    return changes_in([(before, False), (source, True)])


@pytest.mark.parametrize("source, name", CHANGES.items())
def test_what_is_changed_is_named(source, name):
    assert of(source) == [name]


def test_honest_code_is_not_listed():
    assert of(HONEST) == []


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.rglob("*.ipynb")), ids=lambda path: path.stem)
def test_no_lesson_changes_what_it_imports(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert sources and changes_in([(source, True) for source in sources]) == []


def test_what_was_handed_out_tells_what_names_mean_and_is_not_listed():
    assert changes_in([("import time\ntime.time = 3", False), ("time = 3", True)]) == []
    assert of("t.time = 3", "import time as t") == ["time.time"]


@pytest.mark.parametrize(
    "source",
    [
        "-" * 90_000 + "1",
        "x" + ".a" * 40_000,
        "#" * 100_001,
        "a(" * 150 + "1" + ")" * 150 + "+1" * 3_000,
    ],
)
def test_code_that_is_too_much_to_be_read_is_listed_and_hides_nothing_else(source):
    assert changes_in([("import time", True), ("time.time = 3", True), (source, True)]) == [
        "time.time",
        UNREADABLE,
    ]


def test_of_an_endless_notebook_no_more_is_read():
    cell = "pass\n" * 15_000
    cells = [(cell, True)] * (MOST_SOURCE // len(cell) + 1)
    assert changes_in([(cell, False)] * 9 + [("x = 1", True)]) == []
    assert changes_in(cells) == [UNREADABLE]


def test_each_part_of_a_long_chain_is_looked_at_once(monkeypatch):
    looked = []
    of_call = Origins._of_call
    monkeypatch.setattr(Origins, "_of_call", lambda *node: looked.append(1) or of_call(*node))
    assert of("x" + ".mro()" * 80 + ".a = 1") == [("mro." * 80)[:99] + "…"]
    assert len(looked) <= 2 * 80


def test_code_that_python_would_not_run_is_not_listed():
    assert of("time.time = = 3") == of("\0") == of("time.time = '\ud800'") == []
