"""From solved masters to what students get.

In reading order: `masters` (read them), `markers` and `solutions` (what must not get out),
`readings` and `leaks` (find it wherever it hides), `form` (what a student notebook may hold at
all), `exercise_cells` (does each check fit its exercise), `execution` (run a notebook),
`blanking` (take the solutions out), `student` (build one), `release` (build all of them),
`handout` and `start_page` (the folder for students), `record` (the masters' outputs that tests
compare).
"""
