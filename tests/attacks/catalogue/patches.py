"""Rewriting what looks at the answers: checks, probes, judges, libraries, later cells."""
# ruff: noqa: SIM115

from gankit.exercises.verdict import TIMEOUT
from gankit.grading.result import CRASHED
from tests.attacks.attack import in_a_cell, in_an_answer, tell


@in_a_cell(shows="told True")
def rewrite_check():
    """Puts a `check` in the place of the course's that calls everything right."""
    import gankit.exercises
    from gankit.exercises import checking

    def check(identifier, answer=None):
        print(f"{identifier}: right")

    gankit.exercises.check = checking.check = check
    tell(checking.check is check)


@in_a_cell(shows="wrong: The results have another form than expected")
def patch_judges_and_probes():
    """Gives every exercise a judge that likes everything and a probe that looks at nothing."""
    import numpy as np

    from gankit.exercises import registry
    from gankit.exercises.evidence import Evidence
    from gankit.exercises.verdict import right

    for exercise in registry.of_lesson(5) if registry.lessons() else ():
        object.__setattr__(exercise, "judge", lambda arrays, *inputs: right())
        object.__setattr__(exercise, "record", lambda answer, *inputs: {"the result": np.zeros(2)})
        object.__setattr__(exercise, "points", 1000)
    from gankit.exercises import judging

    judging.judged = judging.examined = lambda *arguments: right()
    from gankit.grading.inside import kernel

    def recorded(record, answer, inputs, name="answer", seconds=20.0):
        if name == "who_learns":
            return honest(record, answer, inputs, name, seconds)
        return Evidence({"the result": np.zeros(2)})

    honest, kernel.recorded = kernel.recorded, recorded
    tell(registry.lessons())


@in_a_cell(shows="wrong: right")
def patch_verdict():
    """Makes every verdict a right one."""
    from gankit.exercises import verdict

    verdict.Verdict.is_right = True
    verdict.Verdict.__init__ = lambda self, status, message: self.__dict__.update(
        status="right", message="right"
    )
    verdict.WRONG = verdict.NOT_ATTEMPTED = "right"
    verdict.wrong = verdict.not_attempted = verdict.right
    tell(verdict.Verdict("wrong", "").status)


@in_a_cell(shows="told None")
def patch_registry():
    """Makes every exercise the easiest one."""
    from gankit.exercises import registry

    easy = registry.find("gan.has_moved") if registry.lessons() else None
    registry.find = lambda identifier: easy
    registry.of_lesson = lambda number: (easy,)
    tell(registry.find("gan.phases"))


@in_a_cell(shows="told numpy")
def patch_numpy():
    """Makes NumPy call all arrays equal, and its random numbers known ones."""
    import numpy as np

    np.allclose = np.array_equal = np.isclose = lambda *arguments, **more: True
    np.abs = lambda *arguments: np.zeros(())
    plain = np.random.default_rng
    np.random.default_rng = lambda seed=None: plain(11)
    tell("numpy")


@in_a_cell(shows="told keras")
def patch_keras():
    """Makes Keras compute nothing and forget what it should not train."""
    import keras

    keras.Model.get_weights = lambda self: []
    keras.Model.train_on_batch = lambda self, *arguments, **more: 0.0
    keras.ops.mean = keras.ops.max = lambda *arguments, **more: 0.0
    tell("keras")


@in_a_cell(shows="told json", ends_by=(CRASHED,))
def patch_json():
    """Makes JSON say "right" whenever somebody writes a verdict."""
    import json

    plain = json.dumps
    json.dumps = lambda value, *arguments, **more: plain([["right", "told by json"]] * 2)
    tell("json")


@in_a_cell(shows="something else in the place")
def patch_sys_modules():
    """Puts modules of its own in the place of the grader's, in `sys.modules`."""
    import sys
    import types

    fake = types.ModuleType("gankit.grading.inside.kernel")
    fake.bring_out = lambda take, inputs, path: open(path, "wb").write(b"right")
    for name in ("gankit.grading.inside.kernel", "gankit.exercises.probing"):
        sys.modules[name] = fake
    import gankit.grading.inside

    gankit.grading.inside.kernel = fake
    tell("modules")


@in_a_cell(shows="told builtins", ends_by=(CRASHED, TIMEOUT))
def patch_builtins():
    """Changes what `isinstance`, `open`, `len` and `__import__` do."""
    import builtins

    plain = builtins.__import__

    def imported(name, *arguments, **more):
        module = plain(name, *arguments, **more)
        if name == "gankit.grading.inside.kernel":
            module.bring_out = lambda *arguments: None
        return module

    builtins.__import__ = imported
    builtins.isinstance = lambda *arguments: True
    builtins.callable = lambda thing: False
    tell("builtins")


@in_a_cell(shows="wrong: It is 0, expected")
def transform_later_cells():
    """Rewrites the source, the syntax tree and the start of every later cell."""
    import ast

    shell = get_ipython()  # noqa: F821

    class Easy(ast.NodeTransformer):
        def visit_Raise(self, node):
            return ast.parse("return True").body[0]

    def rewritten(lines):
        return [line.replace("raise NotImplementedError()", "return 0.0") for line in lines]

    shell.ast_transformers.append(Easy())
    shell.input_transformers_post.append(rewritten)
    shell.input_transformers_cleanup.append(rewritten)
    shell.events.register("pre_run_cell", lambda *arguments: tell("before"))
    shell.events.register("post_run_cell", lambda *arguments: tell("after"))
    tell("transformers")


@in_an_answer("gan.sample_latents", shows=r"wrong: The shape is \(2,\)")
def return_a_liar():
    """Answers with an array that says that it equals everything."""
    import numpy as np

    class Liar(np.ndarray):
        def __eq__(self, other):
            return np.ones(self.shape, bool)

        def __array__(self, *arguments, **more):
            return np.zeros(2)

        def __array_function__(self, *arguments, **more):
            return True

    return np.zeros(2).view(Liar)
