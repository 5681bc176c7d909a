"""The judge in its own process: by the notebook's rule, on the secret seeds."""

import io
import json

import numpy as np
import pytest

from gankit.exercises.lesson_05.who_learns import WHO_LEARNS
from gankit.grading.box.limits import Limits
from gankit.grading.judge_client import UNJUDGED, Judge, Patience
from gankit.grading.packets import Ended
from gankit.grading.result import UNSETTLED

SEEDS = [123, 456]


def counts(seed):
    ((matrix,),) = WHO_LEARNS.draw(seed)
    (_, rejected), (passed, caught) = matrix
    return np.array([rejected + passed, caught])


def evidence(*found, verdicts=None):
    file = io.BytesIO()
    said = json.dumps(verdicts or [None] * len(found)).encode()
    arrays = {f"{number}/the pair of counts": array for number, array in enumerate(found)}
    np.savez(file, verdicts=np.frombuffer(said, "uint8"), **arrays)
    return file.getvalue()


@pytest.fixture(scope="module")
def judge():
    judge = Judge(Limits(), walls=None)
    yield judge
    judge.end()


def status(judge, content, seeds=SEEDS):
    return judge.verdict(5, "gan.who_learns", seeds, content, Patience()).status


def test_evidence_that_fits_every_seed_is_right(judge):
    assert status(judge, evidence(*map(counts, SEEDS))) == "right"


@pytest.mark.parametrize(
    "content",
    [
        evidence(counts(123), counts(123)),
        evidence(counts(11), counts(12)),
        evidence(counts(123)),
        evidence(),
        evidence(counts(123), counts(456), verdicts=[None, ["right", "it is"]]),
        evidence(counts(123), verdicts=[["right", "it is"], None]),
        b"no evidence at all",
        b"",
    ],
    ids=["one seed's", "public seeds'", "half", "none", "says right", "first", "noise", "empty"],
)
def test_evidence_that_does_not_is_wrong(judge, content):
    assert status(judge, content) == "wrong"


def test_a_mistake_gets_the_message_meant_for_it(judge):
    found = evidence(*(counts(seed)[::-1] for seed in SEEDS))
    verdict = judge.verdict(5, "gan.who_learns", SEEDS, found, Patience())
    assert "swapped" in verdict.message


def test_a_judge_that_dies_is_replaced_and_asked_again(judge):
    judge.start()
    judge._box._kill()
    assert status(judge, evidence(*map(counts, SEEDS))) == "right"


def test_evidence_that_kills_every_judge_gives_no_points_and_is_not_final(monkeypatch):
    judge, asked = Judge(Limits(), walls=None), []

    def dies(*question):
        asked.append(question)
        raise Ended

    monkeypatch.setattr(judge, "_asked", dies)
    verdict = judge.verdict(5, "gan.who_learns", SEEDS, b"", Patience())
    assert (verdict.message, verdict.points_of(3)) == (UNJUDGED, 0)
    assert verdict.status in UNSETTLED
    assert len(asked) == 2


def test_a_submission_pays_for_its_own_judging(judge):
    patience = Patience(seconds=1e-9)
    assert status(judge, evidence(*map(counts, SEEDS))) == "right"  # it is there, and ready
    for _ in range(2):
        verdict = judge.verdict(5, "gan.who_learns", SEEDS, b"", patience)
        assert verdict.message == UNJUDGED
    assert patience.seconds <= 0
    assert status(judge, evidence(*map(counts, SEEDS))) == "right"  # whoever comes next
