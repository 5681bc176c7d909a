"""`gankit train cgan --data mnist`, trained once for several figures, with several generators."""

import json
import time

import keras

from benchmarks.figures.results import RESULTS

EARLY = (0.05, 0.1, 0.2)  # shares of the steps, after which a copy of the generator is kept
STEPS = 6_000  # some 280 processor seconds of the 720 that six minutes on two cores have
LATE = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class TrainedCGAN:
    """Generators of one training.

    Args:
        seed: Seed of the run.
        steps: Steps of the run.

    Attributes:
        early: List of generators that are still learning, after `EARLY` of the steps.
        late: List of generators, after `LATE` of the steps; the last one is the run's.
        work: Processor seconds of the training, all that `gankit train` does included.
    """

    def __init__(self, seed, steps=STEPS):
        folder = RESULTS / "cache" / f"cgan_{seed}_{steps}"
        if not (folder / "work.json").exists():
            _train(seed, steps, folder)
        self.early, self.late = (
            [_loaded(folder, share) for share in part] for part in (EARLY, LATE)
        )
        self.work = json.loads((folder / "work.json").read_text())["processor seconds"]


def _train(seed, steps, folder):
    from gankit import runs
    from gankit.models.snapshots import GeneratorSnapshots, steps_at

    shares = (*EARLY, *LATE)
    snapshots = GeneratorSnapshots(steps_at(steps, shares))
    start = time.process_time()
    runs.train("cgan", "mnist", folder, steps=steps, seed=seed, callbacks=[snapshots])
    work = time.process_time() - start
    for share, generator in zip(shares, snapshots.generators.values(), strict=True):
        generator.save(_file(folder, share))
    (folder / "work.json").write_text(json.dumps({"processor seconds": round(work)}))


def _loaded(folder, share):
    return keras.saving.load_model(_file(folder, share))


def _file(folder, share):
    return folder / f"generator_{round(100 * share):03d}.keras"
