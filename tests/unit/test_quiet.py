"""A training in a notebook fills no cell with red."""

import os
import subprocess
import sys

import pytest

TRAINING = """
from gankit.quiet import hush_tensorflow
hush_tensorflow()
import keras, numpy
from gankit.models import cyclegan_networks as networks
from gankit.models.cyclegan import CycleGAN
shape, names = (16, 16, 1), ("target", "source")
generators = [networks.build_generator(shape, 8, blocks=1) for _ in names]
discriminators = [networks.build_discriminator(shape, 8) for _ in names]
model = CycleGAN(*generators, *discriminators, seed=0)
model.compile({phase.name: keras.optimizers.Adam(1e-3) for phase in model.phases()})
images = numpy.zeros((32, *shape), "float32")
model.fit([images, images], batch_size=16, verbose=0)
"""


@pytest.mark.exhaustive
def test_what_the_graph_optimizer_gives_up_alarms_nobody():
    environment = {k: v for k, v in os.environ.items() if k != "TF_CPP_MIN_LOG_LEVEL"}
    command = [sys.executable, "-c", TRAINING]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
