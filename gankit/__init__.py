"""gankit: a course kit on autoencoders and adversarial networks in Keras 3.

The map, from the ground up; each floor imports only from those below it:

- `gankit.data`: images and points to learn from; `data.load("digits")`.
- `gankit.images`: ranges, grids and plots, without Keras.
- `gankit.animation`: `FrameRecorder` watches a training run, `Animation` plays it.
- `gankit.losses`, `gankit.scale`: the objectives; one dial for the size of a run.
- `gankit.quiet`: TensorFlow's start-up notes, kept away.
- `gankit.adversarial`: `Phase` and `AdversarialModel`, where freezing and alternating live.
- `gankit.models`: one file per idea, such as `gan` and `dcgan`.
- `gankit.exercises`: `check`, `hint`, `progress`: exercises that answer back.
- `gankit.runs`, `gankit.doctor`: a training run in a folder; is this machine ready?
- `gankit.course`: from solved masters to student notebooks.
- `gankit.cli`: the command `gankit`.

`import gankit` loads none of them, so that it takes no time: import what you need.
"""

__version__ = "0.1.0"
