"""gankit: a course kit on autoencoders and adversarial networks in Keras 3.

The map, from the ground up; each floor imports only from those below it:

- `gankit.scale`: one dial for the size of a run; `gankit.quiet`: TensorFlow's notes, kept away.
- `gankit.losses`, `gankit.teaching`, `gankit.layers`, `gankit.labels`, `gankit.schedules`: the
  objectives, what a teacher passes on, layers of our own, labels as vectors, rates that settle or
  rise.
- `gankit.metrics`, `gankit.embedding`, `gankit.prediction`, `gankit.half_precision`: how good
  samples are, a picture of neighbours, what a network makes of arrays, and in which precision.
- `gankit.adversarial`: `Phase` and `AdversarialModel`, where freezing and alternating live.
- `gankit.penalties`: how steep a discriminator is: gradient penalty and R1; `gankit.regularisers`:
  R1 with its weight, as a GAN takes it.
- `gankit.data`: images and points to learn from; `data.load("digits")`.
- `gankit.images`: ranges, grids and plots, without Keras.
- `gankit.animation`: `FrameRecorder` watches a training run, `Animation` plays it.
- `gankit.models`: one file per idea, such as `gan` and `dcgan`.
- `gankit.evaluation`: what a trained generator is worth, and what its samples are good for.
- `gankit.exercises`: `check`, `hint`, `progress`: exercises that answer back.
- `gankit.runs`: a training run in a folder; two ways of training in a race.

What the command does, and no lesson needs: `doctor` (is this machine ready?) with `kernel_checks`
(is a notebook's kernel?) and `diagnosis`, `online` (what a notebook service lacks), `course` (from
solved masters to student notebooks), `grading` (strangers' notebooks, run in a box), `cli`. Tools
of the package itself: `files` (written whole or not at all), `signals` (that ask it to end),
`templates` (of pages that need nothing else), `dependencies` (what a cell reads and gives),
`refusals` (what many models refuse), `lazy`.

`import gankit` loads none of them, so that it takes no time; each comes when it is asked for.
"""

from importlib import import_module

__version__ = "0.1.0"

__all__ = [
    "adversarial",
    "animation",
    "data",
    "embedding",
    "evaluation",
    "exercises",
    "half_precision",
    "images",
    "labels",
    "layers",
    "losses",
    "metrics",
    "models",
    "penalties",
    "prediction",
    "quiet",
    "regularisers",
    "runs",
    "scale",
    "schedules",
    "teaching",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return [*__all__, "__version__"]
