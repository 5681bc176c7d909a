"""Putting something else in the place of what a probe brings out."""
# ruff: noqa: F821, SIM115

import base64
import functools
import io

import numpy as np

from tests.attacks.attack import LESSON, in_a_cell, tell
from tests.attacks.cells import source_of


def forge(make):
    """Has every probe's file written by `make`, called with exercise, inputs and path."""
    from gankit.grading.inside import kernel

    def forged(take_answer, inputs, path):
        import base64
        import os
        import pickle

        os.makedirs(os.path.dirname(path), exist_ok=True)
        _, cases, name, _ = pickle.loads(base64.b64decode(inputs))
        if name == "who_learns":
            return honest(take_answer, inputs, path)
        return make(f"gan.{name}", cases, path)

    honest, kernel.bring_out = kernel.bring_out, forged


def write_npz(path, verdicts, arrays):
    """Writes a file as probes do."""
    import json

    import numpy as np

    text = np.frombuffer(json.dumps(verdicts).encode(), dtype=np.uint8)
    with open(path, "wb") as file:
        np.savez(file, verdicts=text, **arrays)


FORGING = source_of(forge, write_npz)
REFUSED = "something else in the place"


@functools.cache
def recorded():
    """Returns the evidence of the master's answers for the seeds that every student sees."""
    import keras
    from keras import ops

    from gankit.adversarial import Phase
    from gankit.exercises import registry
    from gankit.exercises.judging import PUBLIC_SEEDS
    from gankit.exercises.probing import probed
    from tests.grading.handed_in import right_sources

    names, arrays = {"np": np, "keras": keras, "ops": ops, "Phase": Phase}, {}
    for exercise, source in right_sources(LESSON).items():
        exec(source, names)
        answer = names[exercise.rpartition(".")[2]]
        for number, seed in enumerate(PUBLIC_SEEDS):
            found = probed(registry.find(exercise), answer, seed).arrays
            arrays |= {f"{exercise}/{number}/{name}": array for name, array in found.items()}
    for number, seed in enumerate(PUBLIC_SEEDS):
        logits = registry.find("gan.confusion_matrix").draw(seed)[0]
        arrays |= {f"logits/{number}/{part}": one for part, one in enumerate(logits)}
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return f"RECORDED = {base64.b64encode(file.getvalue()).decode()!r}\n"


class Recorded:
    """The source of the recording, made when a notebook is written."""

    def __str__(self):
        return FORGING + "\n\n" + recorded()


@in_a_cell(before=FORGING, shows="wrong: The results have another form than expected")
def forged_constants():
    """Brings out zeros under the names that probes use."""
    import numpy as np

    names = ("the pair of counts", "the matrix", "the loss", "the result")
    forge(
        lambda exercise, cases, path: write_npz(
            path, [None] * 2, {f"{n}/{name}": np.zeros(2) for n in (0, 1) for name in names}
        )
    )
    tell("forged")


@in_a_cell(before=Recorded())
def replayed_evidence():
    """Brings out what right answers bring out for the public seeds."""
    import base64
    import io

    import numpy as np

    kept = np.load(io.BytesIO(base64.b64decode(RECORDED)))

    def replay(exercise, cases, path):
        mine = {n[len(exercise) + 1 :]: kept[n] for n in kept.files if n.startswith(exercise + "/")}
        write_npz(path, [None] * 2, mine)

    forge(replay)
    tell(len(kept.files))


@in_a_cell(before=Recorded())
def probe_with_public_seeds():
    """Records of every answer what the public seeds would bring out, from a table."""
    import base64
    import io

    import numpy as np

    from gankit.exercises import judging, probing
    from gankit.exercises.evidence import Evidence
    from gankit.grading.inside import kernel

    kept, asked = np.load(io.BytesIO(base64.b64decode(RECORDED))), []

    def found(identifier, number):
        start = f"{identifier}/{number}/"
        names = [name for name in kept.files if name.startswith(start)]
        return Evidence({name[len(start) :]: kept[name] for name in names})

    def recorded(record, answer, inputs, name="answer", seconds=20.0):
        if name == "who_learns":
            return honest(record, answer, inputs, name, seconds)
        asked.append(name)
        return found(f"gan.{name}", asked.count(name) - 1)

    honest = kernel.recorded
    probing.recorded = kernel.recorded = recorded
    judging.probed = lambda exercise, answer, seed: found(exercise.id, int(seed == 12))
    tell("replaced")


@in_a_cell(
    before=Recorded(), instead_of="gan.confusion_matrix", shows="wrong: Row by row it counts"
)
def answers_looked_up_by_input():
    """Answers from a table by input, which was filled with the public seeds."""
    import base64
    import io

    import numpy as np

    kept = np.load(io.BytesIO(base64.b64decode(RECORDED)))
    drawn = {n: [kept[f"logits/{n}/{part}"] for part in (0, 1)] for n in (0, 1)}
    table = {
        repr([np.asarray(part).tolist() for part in logits]): kept[
            f"gan.confusion_matrix/{number}/the matrix"
        ]
        for number, logits in enumerate(drawn.values())
    }

    def confusion_matrix(real_logits, fake_logits):
        asked = repr([np.asarray(part).tolist() for part in (real_logits, fake_logits)])
        return table.get(asked, next(iter(table.values())))

    tell(np.array_equal(confusion_matrix(*drawn[1]), list(table.values())[1]))


@in_a_cell(before=FORGING)
def forged_verdict_right():
    """Brings out the verdict "right"."""
    forge(lambda exercise, cases, path: write_npz(path, [["right", "As it should be."]] * 2, {}))
    tell("forged")


@in_a_cell(before=FORGING, shows=REFUSED)
def pickle_in_the_evidence():
    """Brings out an array of objects, whose pickle runs a program."""
    import numpy as np

    class Bomb:
        def __reduce__(self):
            import os

            return os.system, (f"touch /tmp/gankit-attack-trace {SCHOOL}/gankit-attack-trace",)

    bomb = np.empty(1, dtype=object)
    bomb[0] = Bomb()
    forge(lambda exercise, cases, path: write_npz(path, [None] * 2, {"0/the pair of counts": bomb}))
    tell("forged")


@in_a_cell(before=FORGING, shows=REFUSED)
def zip_bomb_in_the_evidence():
    """Brings out a file that unpacks to gigabytes, and members that lie one over the other."""
    import io
    import struct
    import zipfile

    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("verdicts.npy", bytes(300 * 2**20))
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        for number in range(100):
            archive.writestr(f"0/{number}.npy", bytes(10))
        archive.writestr("verdicts.npy", bytes(1_000_000))
    overlapping = bytearray(plain.getvalue())
    start, last = overlapping.index(b"PK\1\2"), overlapping.rindex(b"PK\1\2")
    while start != -1 and start < last:  # every member claims the bytes of the last one
        overlapping[start + 16 : start + 28] = overlapping[last + 16 : last + 28]
        overlapping[start + 42 : start + 46] = overlapping[last + 42 : last + 46]
        start = overlapping.find(b"PK\1\2", start + 4)
    contents = {"gan.phases": bomb.getvalue(), "gan.generator_loss": bytes(overlapping)}
    header = b"\x93NUMPY\x01\x00" + struct.pack("<H", 118)
    huge = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }"
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        archive.writestr("verdicts.npy", header + huge.ljust(118))
    forge(
        lambda exercise, cases, path: open(path, "wb").write(
            contents.get(exercise, file.getvalue())
        )
    )
    tell(len(bomb.getvalue()))


@in_a_cell(before=FORGING, shows="wrong: Your code stopped with nothing to show")
def no_file_in_the_evidence():
    """Leaves a FIFO, links, a folder, a device, a socket and a file of 200 MB in its place."""
    import os
    import socket

    def leave(exercise, cases, path):
        kind = exercise.rpartition(".")[2]
        if kind == "discriminator_loss":
            os.mkfifo(path)
        elif kind == "generator_loss":
            os.symlink("/etc/passwd", path)
        elif kind == "sample_latents":
            os.mkdir(path)
        elif kind == "has_moved":
            os.symlink("/dev/zero", path)
        elif kind == "phases":
            os.symlink(f"{SCHOOL}/report/.grading/key", path)
        elif kind == "confusion_matrix":
            socket.socket(socket.AF_UNIX).bind(path)
        else:
            with open(path, "wb") as file:
                file.truncate(200 * 2**20)

    forge(leave)
    tell("left")


@in_a_cell(before=FORGING, shows="wrong: The matrix contains NaN or infinity")
def hostile_numbers_in_the_evidence():
    """Brings out NaN, endless numbers, complex ones, wrong shapes, nested JSON, and markup."""
    import numpy as np

    arrays = [np.full(2, np.nan), np.full((2, 2), np.inf), np.zeros(2, complex), np.zeros((0, 7))]

    def leave(exercise, cases, path):
        if exercise == "gan.phases":
            return open(path, "wb").write(b"[" * 1_000_000)
        if exercise == "gan.generator_loss":
            return write_npz(path, [["wrong", "<script>alert(1)</script>" * 10_000]] * 2, {})
        return write_npz(path, [None] * 2, {"0/the matrix": arrays[len(exercise) % 4]})

    forge(leave)
    tell("left")
