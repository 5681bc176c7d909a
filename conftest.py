"""Settings that must stand before any framework is imported, and what every test may ask for."""

import os
import random
import signal
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ["MPLBACKEND"] = "Agg"
os.environ.setdefault("GANKIT_SCALE", "smoke")  # no XLA: it takes longer than what tests train
if "PYTEST_XDIST_WORKER" in os.environ:  # one thread for each worker, or they fight for the cores
    for variable in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
        os.environ.setdefault(variable, "1")

# Whoever starts the tests in the background has Ctrl-C ignored, and so would all they start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A slow machine is no failure: only what a test asserts decides.
settings.register_profile("gankit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gankit")

# Notebooks, wherever they lie; where nbval is not at hand there are none among the tests.
pytest_plugins = ["tests.notebooks.one_run"] if find_spec("nbval") else []


def pytest_addoption(parser):
    parser.addoption(
        "--seed", type=int, default=0, help="another number gives all tests other random numbers"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Gives each test random numbers of its own, the same ones alone and in any company.

    So a network's first weights decide nothing today that they did not decide yesterday. A test
    that passes with some of them only is found by `pytest --seed N`.
    """
    seed = crc32(f"{item.config.getoption('seed')} {item.nodeid}".encode())
    random.seed(seed)  # also what Keras draws seeds from, where a test is the first to import it
    if numpy := sys.modules.get("numpy"):  # not imported above, before its threads are counted
        numpy.random.seed(seed)
    if keras := sys.modules.get("keras"):
        keras.utils.set_random_seed(seed)


def pytest_collection_modifyitems(items):
    for item in items:
        if "real_data" in getattr(item, "fixturenames", ()):
            item.add_marker("real_data")
    _long_files_first(items)


def pytest_make_parametrize_id(val, argname):
    """Names a test without the bytes it is given: in what was packed stands the time of packing.

    All workers have to know a test by the same name.
    """
    return argname if isinstance(val, bytes) else None


def _long_files_first(items):
    """Workers take files in this order: the last ones are short, so that all end together."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in slow, -tests[item.path]))


@pytest.fixture(scope="session")
def real_data():
    """The folder with the real data sets, from `$GANKIT_DATA`."""
    folder = os.environ.get("GANKIT_DATA")
    if not folder:
        pytest.skip("needs real data: set GANKIT_DATA to the folder that holds it")
    if not Path(folder).is_dir():
        pytest.skip(f"needs real data: GANKIT_DATA={folder} is not a folder")
    return Path(folder)


def pytest_terminal_summary(terminalreporter):
    """Prints what the tests that have just run show of exercises, and what they took."""
    _exercises_by_wrong_answers(terminalreporter)
    _seconds_by_part(terminalreporter)


def _seconds_by_part(terminalreporter):
    reports = [one for found in terminalreporter.stats.values() for one in found]
    seconds = Counter()
    for report in reports:
        if hasattr(report, "duration"):
            seconds["/".join(report.nodeid.split("/")[:2]).partition(".")[0]] += report.duration
    if seconds.total() > 60:
        terminalreporter.section("seconds of all workers, by part")
        for part, taken in seconds.most_common():
            terminalreporter.write_line(f"{taken:7.0f} {part}")


def _exercises_by_wrong_answers(terminalreporter):
    tests = (
        "test_a_wrong_answer_is_refused_with_the_message_meant_for_it[",
        "test_a_mistake_is_refused_with_its_own_message[",
    )
    rows = {}
    for outcome, mark in (("passed", ""), ("failed", "NOT REFUSED: ")):
        for report in terminalreporter.stats.get(outcome, []):
            for test in filter(report.nodeid.__contains__, tests):
                exercise, _, mistake = report.nodeid.partition(test)[2].rstrip("]").partition("-")
                rows.setdefault(exercise, []).append(mark + mistake.replace("_", " "))
    if rows:
        terminalreporter.section("exercises by the wrong answers they refuse")
    for exercise, mistakes in sorted(rows.items()):
        terminalreporter.write_line(
            f"{exercise:<30} {len(mistakes)}: {', '.join(sorted(mistakes))}"
        )
