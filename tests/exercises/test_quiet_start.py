"""On a command line, nobody is alarmed by what TensorFlow says while it is loaded."""

import os
import subprocess
import sys


def test_whoever_loads_the_exercises_first_hears_nothing_of_tensorflow():
    environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "2"}  # as `gankit` sets it
    command = [sys.executable, "-c", "import gankit.exercises"]
    done = subprocess.run(command, env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
