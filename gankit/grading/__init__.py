"""Grading strangers' notebooks: read as data, run in a box, judged outside it.

In reading order: `submission` (what a student handed in, once it is read), `result` (what came of
it), `printable` and `figures` (what a stranger wrote and drew, made harmless); `intake` (from a
folder of anything to submissions) and `submission_file`; `plan` (what a box is told to do);
`packets` (how a box speaks), `box` (its walls), `inside` (what runs in it), `notebook_run` (one
notebook in one box) and `tries` (whether again, and without what); `evidence_file`, `judge_client`
and `marks`; `grader` (one submission from start to end), `canary`, `settings`; `claim` (one
grader for one report), `store`, `batch` and `cluster` (many of them), `noticing` (what is worth
reading), `report`, and `session`, which is all of it.
"""
