"""A race: every peer in a process of its own, rounds interleaved, medians compared."""

import importlib
import multiprocessing
import os
import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Peer:
    """One way to take a step.

    Args:
        label: Its name in the table.
        function: `module:function`; called with the track, it returns a function of one step.
        needs: Package without which the peer is skipped by name.
        backend: Keras backend of its process.
    """

    label: str
    function: str
    needs: str = "tensorflow"
    backend: str = "tensorflow"


class Runner:
    """A peer in its own process, so that no two frameworks share threads or memory.

    Args:
        peer: The `Peer`.
        track: What it is called with; `track.steps` steps make a round.
        warm_up: Steps before the first round.
    """

    def __init__(self, peer, track, warm_up=3):
        self.peer = peer
        context = multiprocessing.get_context("spawn")
        self.pipe, far_end = context.Pipe()
        self.process = context.Process(
            target=_serve, args=(peer, track, warm_up, far_end), daemon=True
        )
        self.process.start()
        far_end.close()
        self.pipe.recv()  # warmed up

    def round(self):
        """Runs one round; returns `(wall seconds, processor seconds)` per step."""
        self.pipe.send("round")
        return self.pipe.recv()

    def stop(self):
        self.pipe.send("stop")
        self.process.join()


def race(peers, track, rounds):
    """Lets peers take turns.

    Args:
        peers: List of `Peer`; the first is the one that ratios refer to.
        track: The networks.
        rounds: Number of interleaved rounds.

    Returns:
        List of rows: label, median milliseconds per step (wall and processor), and the median over
        the rounds of how many times less of the processor than the first peer it took.
    """
    runners = [Runner(peer, track) for peer in peers]
    times = [[runner.round() for runner in runners] for _ in range(rounds)]
    for runner in runners:
        runner.stop()
    return [
        {
            "peer": runner.peer.label,
            "ms per step": 1e3 * statistics.median(row[i][0] for row in times),
            "processor ms": 1e3 * statistics.median(row[i][1] for row in times),
            "times the naive recipe": statistics.median(row[0][1] / row[i][1] for row in times),
        }
        for i, runner in enumerate(runners)
    ]


def _serve(peer, track, warm_up, pipe):
    os.environ["KERAS_BACKEND"] = peer.backend
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    module, function = peer.function.split(":")
    step = getattr(importlib.import_module(module), function)(track)
    for _ in range(warm_up):
        step()
    pipe.send("ready")
    while pipe.recv() == "round":
        wall, processor = time.perf_counter(), time.process_time()
        for _ in range(track.steps):
            step()
        pipe.send(
            (
                (time.perf_counter() - wall) / track.steps,
                (time.process_time() - processor) / track.steps,
            )
        )
