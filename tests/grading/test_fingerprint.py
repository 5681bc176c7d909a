"""A change of code regrades what it can change, and nothing else."""

from types import SimpleNamespace

import pytest

from gankit.grading import store

FILES = ("exercises/lesson_05/phases.py", "exercises/lesson_06/dcgan.py", "exercises/judging.py")
OTHERS = ("grading/report/pages.py", "grading/intake/names.py", "cli/grade.py", "models/gan.py")


@pytest.fixture
def package(tmp_path, monkeypatch):
    for name in (*FILES, *OTHERS):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a = 1")
    fake = SimpleNamespace(__file__=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(store, "gankit", fake)
    return tmp_path


@pytest.mark.parametrize(
    "name, lessons",
    [
        ("exercises/lesson_05/phases.py", {5, None}),
        ("exercises/lesson_06/dcgan.py", {6, None}),
        ("exercises/judging.py", {5, 6, None}),
        ("models/gan.py", {5, 6, None}),
        ("grading/report/pages.py", {None}),
        ("grading/intake/names.py", {None}),
        ("cli/grade.py", {None}),
    ],
)
def test_a_change_is_seen_by_the_lessons_whose_grades_it_can_change(package, name, lessons):
    read = store.fingerprint.__wrapped__
    before = {lesson: read(lesson) for lesson in (5, 6, None)}
    (package / name).write_text("a = 2")
    assert {lesson for lesson in before if read(lesson) != before[lesson]} == lessons


def test_no_lesson_uses_anothers_exercises():
    # else a change of one would go unseen by the other
    folder = store.Path(store.gankit.__file__).parent / "exercises"
    for path in folder.glob("lesson_*/*.py"):
        others = {one.name for one in folder.glob("lesson_*")} - {path.parent.name}
        assert not any(other in path.read_text("utf-8") for other in others), path
