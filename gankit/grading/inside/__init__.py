"""What runs in a box: `runner` beside the student's kernel, `kernel` in it, `judging` alone.

Everything here runs where a stranger's code may reach it. What leaves the box is therefore data
that the other side doubts, never a grade.
"""
