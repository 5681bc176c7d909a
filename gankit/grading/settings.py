"""How submissions are graded: the same settings for every worker, here and on a cluster."""

from dataclasses import dataclass

from gankit.grading.box.limits import Limits
from gankit.grading.box.walls import require_walls, walls_of_this_python
from gankit.grading.canary import require_known_grades
from gankit.grading.grader import Grader
from gankit.grading.judge_client import Judge
from gankit.grading.submission import Submission


@dataclass(frozen=True)
class Settings:
    """What a worker needs to grade; it can be sent to another machine.

    Args:
        limits: The `Limits` of each box.
        key: Bytes that no student knows.
        known: Tuple of pairs of `Submission`: a lesson's master, and what students get.
        is_trusted: Whether notebooks run without walls.
    """

    limits: Limits
    key: bytes
    known: tuple[tuple[Submission, Submission], ...]
    is_trusted: bool = False

    def new_judge(self):
        """Returns a `Judge` whose box is starting.

        Raises:
            ValueError: If no walls can be built on this machine.
        """
        judge = Judge(self.limits, self._walls())
        judge.start()
        return judge

    def new_grader(self, judge):
        """Returns a `Grader` for the thread that calls this.

        Args:
            judge: A `Judge`; several graders may share it.
        """
        return Grader(self.limits, self._walls(), judge, self.key)

    def prove(self, grader):
        """Refuses a machine that does not give known submissions their grades.

        Args:
            grader: A `Grader`.

        Raises:
            UnfitMachine: If it doesn't; see `canary`.
        """
        for master, blank in self.known:
            require_known_grades(grader, master, blank)

    def _walls(self):
        if self.is_trusted:
            return None
        walls = walls_of_this_python()
        require_walls(walls)
        return walls
