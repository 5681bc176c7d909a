"""What runs in a box: `runner` beside the student's kernel and `kernel` in it; `judging` alone.

In reading order: `start`, `cells`, `kernel`, `runner`, `judging`. The first three run where a
stranger's code may reach them: what leaves that box is data that the other side doubts, never a
grade. Judging has a box of its own, where no student's code is.
"""
