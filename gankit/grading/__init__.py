"""Grading strangers' notebooks: read as data, run in a box, judged outside it.

In reading order: `submission` (what a student handed in, once it is read) and `result` (what came
of it); `intake` (from a folder of anything to submissions) and `spool`; `names` and `plan` (what of
a notebook has to run); `frames` (how a box speaks), `box` (its walls), `inside` (what runs in it),
`run` (one notebook in one box); `evidence_file` and `judge`; `grader` (one submission from start to
end), `canary`, `workshop`; `store`, `batch` and `cluster` (many of them), `report`, and `session`,
which is all of it.
"""
