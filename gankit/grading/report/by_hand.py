"""Which scores by hand in nbgrader's gradebook are the overrides', so that they can be withdrawn.

nbgrader has one place for a score by hand, whoever gave it. What was written there for an override
is noted in a table of its own in the same database, which nbgrader leaves alone.
"""

TABLE = "gankit_override"


class OverridesWritten:
    """The scores that were written for overrides.

    Args:
        gradebook: nbgrader's `Gradebook`, open.
    """

    def __init__(self, gradebook):
        from sqlalchemy import Column, Float, MetaData, String, Table

        columns = Column("grade", String(32), primary_key=True), Column("score", Float)
        self._table, self._db = Table(TABLE, MetaData(), *columns), gradebook.db
        self._table.create(gradebook.engine, checkfirst=True)
        self._scores = dict(map(tuple, self._db.execute(self._table.select())))

    def write(self, grade, score):
        """Gives a grade an override's score.

        Args:
            grade: nbgrader's `Grade`.
            score: Points.
        """
        self._db.flush()  # a new grade gets its id
        self._forget(grade)
        self._db.execute(self._table.insert().values(grade=grade.id, score=score))
        grade.manual_score = score

    def withdraw(self, grade):
        """Takes an override's score off a grade; one that the instructor wrote since stays.

        Args:
            grade: nbgrader's `Grade`.
        """
        score = self._forget(grade)
        if score is not None and grade.manual_score == score:
            grade.manual_score = None

    def _forget(self, grade):
        """Removes what is noted of a grade; returns the score, or None."""
        score = self._scores.pop(grade.id, None)
        if score is not None:
            self._db.execute(self._table.delete().where(self._table.c.grade == grade.id))
        return score
