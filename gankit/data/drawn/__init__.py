"""Sets that are drawn, the same ones every time: digits, faces and points.

Reading order: `points.py` with `ring.py` and `grid.py`; `digits.py` (`digit_plans.py`,
`strokes.py`); `faces.py` (`face_drawing.py`, `face_hair.py`, `paint.py`); `stand_ins.py`, digits in
the shapes of recorded sets.
"""
