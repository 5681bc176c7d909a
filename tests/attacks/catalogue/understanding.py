"""Points for no understanding: the seed, the judges, the right answers, without a thought."""
# ruff: noqa: F821

from tests.attacks.attack import in_a_cell, in_an_answer, tell


@in_an_answer("gan.has_moved", shows="wrong: Your code stopped with (KeyError|ModuleNotFoundError)")
def seed_on_the_stack():
    """Reads the seed off the frame of whoever calls it, and draws the inputs again."""
    import sys

    seed = sys._getframe(1).f_locals["seed"]
    from gankit.exercises.lesson_05.has_moved import drawn_cases

    return [case[2] for case in drawn_cases(seed)][0] is not None


@in_an_answer("gan.has_moved", shows="wrong: Your code stopped with ModuleNotFoundError")
def call_the_reference():
    """Calls the right answer that the judge compares with."""
    from gankit.exercises.lesson_05.has_moved import has_moved

    return has_moved(*arguments)


@in_an_answer("gan.generator_loss", shows="wrong: Your code stopped with ImportError")
def call_the_judges_formulas():
    """Calls the formulas that judges share."""
    from gankit.exercises import cross_entropy

    return cross_entropy.generator_loss(*arguments)


@in_an_answer("gan.has_moved", shows="wrong: Your code stopped with (ValueError|IndexError)")
def find_the_exercise():
    """Takes the exercise from the registry, and its judge's function from that."""
    from gankit.exercises import registry

    judge = registry.find("gan.has_moved").judge
    return judge.__globals__["has_moved"](*arguments)


@in_a_cell(shows=r"told judges \[\]")
def look_for_judges_in_memory():
    """Looks through all objects, frames and modules for exercises, judges and seeds."""
    import gc
    import sys

    found = [one for one in gc.get_objects() if type(one).__name__ in ("Exercise", "Mistake")]
    found += [name for name in sys.modules if "lesson_" in name or "cross_entropy" in name]
    frame = sys._getframe()
    while frame:
        found += [name for name in ("seed", "seeds", "key", "judge") if name in frame.f_locals]
        frame = frame.f_back
    tell(f"judges {found[:5]}")


@in_a_cell(shows=r"told \[\]")
def look_for_judges_on_disk():
    """Looks for the lessons' exercises, and for what Python compiled of them."""
    import os

    import gankit

    tell(
        [
            name
            for above, names, files in os.walk(gankit.__path__[0])
            for name in [*names, *files]
            if "lesson_" in name or name.startswith(("cross_entropy", "turn_judges", "replaying"))
        ]
    )


@in_a_cell(shows="told recorder")
def read_what_comes_in():
    """Catches the inputs and the recorder on their way in, to learn from them what is expected."""
    import base64
    import pickle

    from gankit.grading.inside import kernel

    def caught(take_answer, inputs, path):
        record, cases, name, _ = pickle.loads(base64.b64decode(inputs))
        names = {one for one in dir(record) if not one.startswith("_")}
        hints = names & {"judge", "expected", "seed", "mistakes"}
        if name == "confusion_matrix":
            tell(f"recorder {sorted(hints)}")
        return honest(take_answer, inputs, path)

    honest, kernel.bring_out = kernel.bring_out, caught
