"""Exercises that answer back: `check` an answer, open a `hint`, see your `progress`.

An exercise is a probe and a judge. The probe runs beside the student's code and turns what it does
into arrays; the judge sees only these arrays and the seed, and says what they mean. So a grader can
judge where no student code runs, by the same rule as the notebook.

In reading order: `verdict`, `exercise`, `registry` (one package `lesson_NN` for each lesson),
`evidence` (what a probe may bring out), `time_limit`, `probing`, `judging`, `showing`,
`scoreboard`, `checking`. For probes and judges of several exercises: `tiny`, `logits`,
`differentiation`, `turns`, `turn_judges`.
"""

from gankit.exercises.checking import NotRight, check, hint, progress

__all__ = ["NotRight", "check", "hint", "progress"]
