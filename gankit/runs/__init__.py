"""Training runs, each in its own folder: what `gankit train` writes and `gankit animate` reads.

In reading order: `recipes` (which models there are, how long they train by default), `builders`
(how each is built and compiled), `training` (train one into a folder), `batches` (shuffled,
endless), `condition` (what a conditional model is told), `interrupt` (Ctrl-C ends a run well),
`run` (the folder: `run.json` and the files beside it), `folder` (where it may be).

To find out what makes a training slow: `panels` (what to measure beside the losses), `contender`
and `quality` (who races, and to what), `race` (both to the same quality), `speedup` (the report),
`slow_baseline` (a GAN that is worth racing against). They import Keras.
"""

from gankit.runs.folder import refuse_taken
from gankit.runs.recipes import DEFAULT_STEPS, MODELS
from gankit.runs.run import Run
from gankit.runs.training import train

__all__ = ["DEFAULT_STEPS", "MODELS", "Run", "refuse_taken", "train"]
