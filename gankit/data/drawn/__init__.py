"""Sets that are drawn, the same ones every time: digits, letters, faces and points.

Reading order: `points.py` with `ring.py`, `grid.py` and `swiss_roll.py`; `handwriting.py`
(`plans.py`, `strokes.py`) with `digits.py` (`digit_plans.py`) and `letters.py` (`letter_plans.py`);
`faces.py` (`face_drawing.py`, `face_hair.py`, `paint.py`); `stand_ins.py`, digits in the shapes of
recorded sets.
"""
