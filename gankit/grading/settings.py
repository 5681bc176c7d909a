"""How submissions are graded: the same settings for every worker, here and on a cluster."""

from dataclasses import dataclass

from gankit.grading.box.limits import Limits
from gankit.grading.box.walls import require_walls, walls_of_this_python
from gankit.grading.canary import Known
from gankit.grading.grader import Grader
from gankit.grading.judge_client import Judge


@dataclass(frozen=True)
class Settings:
    """What a worker needs to grade; it can be sent to another machine.

    Args:
        limits: The `Limits` of each box.
        key: Bytes that no student knows.
        known: Tuple of `Known`, with which a machine is tried first.
        is_trusted: Whether notebooks run without walls.
    """

    limits: Limits
    key: bytes
    known: tuple[Known, ...]
    is_trusted: bool = False

    def new_judge(self):
        """Returns a `Judge` whose box is starting.

        Raises:
            ValueError: If no walls can be built on this machine.
        """
        judge = Judge(self.limits, self._walls(are_a_judges=True))
        judge.start()
        return judge

    def new_grader(self, judge):
        """Returns a `Grader` for the thread that calls this.

        Args:
            judge: A `Judge`; several graders may share it.
        """
        return Grader(self.limits, self._walls(), judge, self.key)

    def _walls(self, are_a_judges=False):
        if self.is_trusted:
            return None
        walls = walls_of_this_python(are_a_judges)
        require_walls(walls)
        return walls
