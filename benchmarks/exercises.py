"""`python -m benchmarks.exercises`: each exercise by its wrong answers, and the time of a check.

The right answers come from the masters, the wrong ones from `tests/exercises/wrong_answers/` and
from the mistakes that the judges know by name.
"""

import os
import statistics
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from benchmarks.figures.results import RESULTS  # noqa: E402
from benchmarks.table import markdown_table  # noqa: E402
from gankit.exercises import registry  # noqa: E402
from gankit.exercises.judging import PUBLIC_SEEDS, examined  # noqa: E402
from tests.exercises.masters import right_answer  # noqa: E402
from tests.exercises.mistaken import mistake_name, mistakes, verdict_on_mistake  # noqa: E402
from tests.exercises.wrong_answers import wrong_answers  # noqa: E402

CHECKS = 5


def main():
    exercises = [e for number in registry.lessons() for e in registry.of_lesson(number)]
    timed = [time_row(exercise) for exercise in exercises]
    refused = [refusal_row(case) for case in wrong_answers()]
    refused += [mistake_row(*pair) for pair in mistakes()]
    medians = [row["median seconds"] for row in timed]
    text = (
        f"{len(exercises)} exercises, {sum(row['right'] for row in timed)} right by the masters; "
        f"{len(refused)} wrong answers, {sum(row['refused'] for row in refused)} refused with the "
        f"message meant for them. A check takes {1000 * statistics.median(medians):.1f} "
        f"milliseconds at the median, {1000 * max(medians):.0f} for the slowest exercise ({CHECKS} "
        "checks each).\n\n"
        f"{markdown_table(timed)}\n\n{markdown_table(refused)}\n"
    )
    print(text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "exercises.md").write_text(text)


def time_row(exercise):
    """Checks the master's answer some times, as a student's check does; the first warms up."""
    answer = right_answer(exercise)
    verdict = examined(exercise, answer)
    seconds = []
    for _ in range(CHECKS):
        start = time.perf_counter()
        examined(exercise, answer)
        seconds.append(time.perf_counter() - start)
    return {
        "exercise": exercise.id,
        "points": exercise.points,
        "right": verdict.is_right,
        "median seconds": statistics.median(seconds),
    }


def refusal_row(case):
    """Says what a wrong answer is told."""
    verdict = examined(registry.find(case.exercise), case.answer)
    return {
        "exercise": case.exercise,
        "mistake": case.mistake.replace("_", " "),
        "refused": verdict.status == "wrong" and case.says in verdict.message,
        "told": verdict.message.replace("|", "\\|"),
    }


def mistake_row(exercise, mistake):
    """Says what a mistake is told that its judge knows by name."""
    verdicts = [verdict_on_mistake(exercise, mistake, seed) for seed in PUBLIC_SEEDS]
    told = [verdict.message for verdict in verdicts if verdict.status == "wrong"]
    return {
        "exercise": exercise.id,
        "mistake": mistake_name(exercise, mistake).partition("-")[2],
        "refused": mistake.message in told,
        "told": " / ".join(dict.fromkeys(told)).replace("|", "\\|"),
    }


if __name__ == "__main__":
    main()
