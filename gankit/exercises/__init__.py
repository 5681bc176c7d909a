"""Exercises that answer back: `check` an answer, open a `hint`, see your `progress`.

Inputs are drawn, what an answer does with them is recorded, and the record is judged. The recorder
runs beside the student's code and turns what happens into arrays; it knows no seed and no right
answer. The judge sees the inputs and these arrays alone and says what they mean. So a grader can
judge where no student's code runs, by the same rule as the notebook.

In reading order: `verdict`, `exercise`, `comparing` (the form that most exercises have), `registry`
(one package `lesson_NN` for each lesson), `evidence`, `recording` (all that runs beside the
student's code), `probing`, `judging`, `showing`, `scoreboard`, `checking`, `unfinished` (what a
notebook's cells still wait for). The form for answers that move networks: `replaying`. For judges
of several exercises: `cross_entropy`, `pixels`, `logits`, `game`, `turn_judges`.
"""

import sys

from gankit.quiet import notes_of_tensorflow_hidden

with notes_of_tensorflow_hidden():  # whoever comes here first loads Keras
    from gankit.exercises.checking import NotRight, check, hint, progress

__all__ = ["NotRight", "check", "hint", "progress"]

if "IPython" in sys.modules:  # in a notebook
    from gankit.exercises import unfinished

    unfinished.watch_this_notebook()


def __dir__():
    return __all__
