"""An nbgrader course with one lesson, to be graded by nbgrader itself."""

import os
import shutil
import sys
from pathlib import Path

from gankit.course.execution import CELL_SECONDS

MASTERS = Path(__file__).parents[2] / "notebooks" / "masters"


class NbgraderCourse:
    """A course of nbgrader's in a folder, with a lesson released.

    Args:
        folder: New folder.
        lesson: Number of the lesson.
    """

    def __init__(self, folder, lesson):
        from nbgrader.apps import NbGraderAPI
        from nbgrader.coursedir import CourseDirectory
        from traitlets.config import Config

        self.folder, self.name = Path(folder), f"lesson_{lesson:02d}"
        source = self.folder / "source" / self.name
        source.mkdir(parents=True)
        (master,) = MASTERS.glob(f"{lesson:02d}_*.ipynb")
        shutil.copy(master, source)
        # nbgrader calls a program of its environment, alembic, by name.
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        os.environ["GANKIT_SCALE"] = "smoke"
        settings = {"CourseDirectory": {"root": str(self.folder)}}
        config = Config({**settings, "Execute": {"timeout": CELL_SECONDS}})
        self.api = NbGraderAPI(coursedir=CourseDirectory(config=config), config=config)
        _succeed(self.api.generate_assignment(self.name))

    def take(self, submissions, student):
        """Takes a student's notebook from a folder in nbgrader's layout."""
        target = self.folder / "submitted" / student / self.name
        shutil.copytree(Path(submissions) / student / self.name, target)

    def autograde_all(self, students):
        """Autogrades students one after another."""
        for student in students:
            _succeed(self.api.autograde(self.name, student))

    def scores(self):
        """Returns a dict from student to score."""
        with self.api.gradebook as gradebook:
            return {s.student.id: s.score for s in gradebook.assignment_submissions(self.name)}


def _succeed(result):
    if not result["success"]:
        raise RuntimeError(result.get("log", "") + result.get("error", ""))
