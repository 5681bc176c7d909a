"""What runs in boxes: `runner` beside the kernel, `kernel` in it, `judge_server` by itself.

In reading order: `start`, `needed`, `missing`, `cells`, `kernel`, `runner`, `judge_server`. All but
the last run where a stranger's code may reach them: what leaves that box is data that the other
side doubts, never a grade. The judge has a box of its own, where no student's code is.
"""
