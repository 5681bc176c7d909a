"""Masters are built several at once, told, in order; where one fails the others are ended."""

import threading
from types import SimpleNamespace

import pytest
import toys

from gankit.course import execution
from gankit.course import side_by_side as module
from gankit.course.side_by_side import side_by_side

MASTERS = [SimpleNamespace(file=f"{number:02d}.ipynb") for number in range(3)]


def test_results_come_in_the_order_of_the_masters_though_the_second_is_ready_first():
    second_is_done = threading.Event()

    def work(master):
        if master is MASTERS[0]:
            assert second_is_done.wait(10)  # at once with the first, or never
        else:
            second_is_done.set()
        return master.file

    done = list(side_by_side(work, MASTERS, "building", workers=2))
    assert done == [(master, master.file) for master in MASTERS]


def test_what_is_at_work_is_told():
    lines = []
    list(side_by_side(lambda master: None, MASTERS, "building", lines.append, workers=1))
    assert lines == [f"building 0{n}.ipynb ({n + 1} of 3)" for n in range(3)]


@pytest.mark.slow
def test_where_one_fails_a_long_run_of_another_is_ended():
    begun = threading.Event()

    def work(master):
        if master is MASTERS[1]:
            assert begun.wait(60)
            raise ValueError("refused")
        begun.set()
        notebook = toys.toy_master(toys.code("import time; time.sleep(600)")).notebook
        execution.execute(notebook, master.file, strict=False, stop_at_errors=True)

    first, second, _ = MASTERS
    with pytest.raises(ValueError, match="refused"):
        list(side_by_side(work, [second, first], "building", workers=2))
    assert not execution._running


def test_as_many_run_at_once_as_cores_and_memory_bear(monkeypatch):
    free = SimpleNamespace(available=3 * module.A_RUN)
    monkeypatch.setattr(module.psutil, "virtual_memory", lambda: free)
    for cores, expected in ((2, 2), (8, 3), (None, 1)):
        monkeypatch.setattr(module.psutil, "cpu_count", lambda cores=cores: cores)
        assert module.workers_here() == expected
    free.available = 0
    assert module.workers_here() == 1
