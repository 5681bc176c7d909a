"""Grading strangers' notebooks: read as data, run in a box, judged outside it.

In reading order: `submission` (what a student handed in, once it is read) and `result` (what came
of it), `intake` (from a folder of anything to submissions), `plan` (what of a notebook has to run),
`frames` (how a box speaks), `inside` (what runs in the box), `box` (its walls), `warm` (boxes that
wait), `judge` (the process that judges), `grader` (one submission, from start to end), `canary`,
`store`, `batch` and `cluster` (many of them), `report`.
"""
