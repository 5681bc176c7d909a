"""Training runs, each in its own folder: what `gankit train` writes and `gankit animate` reads.

In reading order: `recipes` (which models there are, how long they train by default), `builders`
(how each is built and compiled) with `dcgan_builders`, `cgan_builders`, `wgan_builder`,
`progan_builder` (one that grows), `pair_builders` (those of two domains) and
`autoencoder_builders`, `training` (train one into a folder), `beforehand` (what it refuses before
any data are read), `asked` (numbers and names, as a record can hold them), `domains` (one set or
two), `condition` (what a conditional model is told), `recorders` (what the animation shows),
`interrupt` (Ctrl-C ends a run well), `run` (the folder: `run.json` and the files beside it),
`place` (where it may be, and that it is one run's alone).

To find out what makes a training slow: `panels` (what to measure beside the losses), `contender`
and `quality` (who races, and to what), `race` (all to the same quality), `watching` (who looks on),
`speedup_report` and `ablation_report` (what came out of one race, and of several; both are made of
`report_tables`), `slow_baseline` (a GAN that is worth racing against). They import Keras, when they
are asked for.

To learn to read a table of coverage: `flawed_samplers`.
"""

from typing import TYPE_CHECKING

from gankit.lazy import lazily
from gankit.runs.domains import refuse_target
from gankit.runs.place import refuse_taken
from gankit.runs.recipes import DEFAULT_STEPS, MODELS
from gankit.runs.run import Run
from gankit.runs.training import train

if TYPE_CHECKING:
    from gankit.runs import panels, slow_baseline
    from gankit.runs.contender import Contender, settings_of
    from gankit.runs.flawed_samplers import flawed_samples
    from gankit.runs.quality import FrechetQuality, ModesQuality
    from gankit.runs.race import ablation, speedup, trained

__all__ = [
    "DEFAULT_STEPS",
    "MODELS",
    "Contender",
    "FrechetQuality",
    "ModesQuality",
    "Run",
    "ablation",
    "flawed_samples",
    "panels",
    "refuse_taken",
    "refuse_target",
    "settings_of",
    "slow_baseline",
    "speedup",
    "train",
    "trained",
]
__getattr__ = lazily(
    __name__,
    {
        "Contender": "contender",
        "FrechetQuality": "quality",
        "ModesQuality": "quality",
        "ablation": "race",
        "flawed_samples": "flawed_samplers",
        "panels": "panels",
        "settings_of": "contender",
        "slow_baseline": "slow_baseline",
        "speedup": "race",
        "trained": "race",
    },
)


def __dir__():
    return __all__
