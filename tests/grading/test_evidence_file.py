"""What comes out of a box is read as data, whatever it is."""

import io
import json
import pickle
import zipfile
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.grading.evidence_file import Unreadable, read_evidence


def written(verdicts=(None,), **arrays):
    text = np.frombuffer(json.dumps(list(verdicts)).encode(), dtype="uint8")
    file = io.BytesIO()
    np.savez(file, verdicts=text, **arrays)
    return file.getvalue()


def zipped(compression=zipfile.ZIP_STORED, **members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)
    return file.getvalue()


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def test_arrays_come_back_for_each_seed():
    content = written((None, None), **{"0/loss": np.arange(3.0), "1/loss": np.eye(2, order="F")})
    first, second = read_evidence(content)
    assert np.array_equal(first.arrays["loss"], [0, 1, 2])
    assert np.array_equal(second.arrays["loss"], np.eye(2))


@pytest.mark.parametrize(
    "said, status",
    [
        ("wrong", "wrong"),
        ("not attempted", "not attempted"),
        ("timeout", "timeout"),
        ("out of memory", "out of memory"),
        ("right", "wrong"),
        (7, "wrong"),
        (["timeout"], "wrong"),
    ],
)
def test_a_box_never_says_right(said, status):
    (evidence,) = read_evidence(written([[said, "It is right, believe me."]]))
    assert evidence.verdict.status == status


def test_a_pickle_is_refused_and_not_opened(tmp_path):
    class Trap:
        def __reduce__(self):
            return (open, (str(tmp_path / "sprung"), "w"))

    for array in (np.array([Trap()], dtype=object), np.array([None])):
        file = io.BytesIO()
        np.savez(file, verdicts=np.frombuffer(b"[null]", "uint8"), **{"0/loss": array})
        with pytest.raises(Unreadable):
            read_evidence(file.getvalue())
    with pytest.raises(Unreadable):
        read_evidence(pickle.dumps(Trap()))
    assert not (tmp_path / "sprung").exists()


def test_a_compressed_file_is_refused_before_it_grows():
    bomb = zipped(zipfile.ZIP_DEFLATED, verdicts=npy(np.zeros(50_000_000, "uint8")))
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable):
        read_evidence(bomb)


def test_a_header_that_promises_more_than_there_is_is_refused():
    header = npy(np.zeros(4)).replace(b"(4,)", b"(99999999999,)").replace(b" " * 10, b"", 1)
    for content in (header, npy(np.zeros(4))[:-1], npy(np.zeros(4)) + b"more"):
        with pytest.raises(Unreadable):
            read_evidence(zipped(verdicts=npy(np.zeros(2, "uint8")), **{"0/x": content}))


@pytest.mark.parametrize("array", [np.array(["text"]), np.array([1j]), np.zeros(2, "m8[s]")])
def test_arrays_without_numbers_are_refused(array):
    with pytest.raises(Unreadable):
        read_evidence(written(**{"0/x": array}))


def test_numbers_that_are_not_finite_are_a_wrong_answer():
    (evidence,) = read_evidence(written(**{"0/loss": np.array([np.nan])}))
    assert evidence.verdict.status == "wrong"


@given(st.binary(max_size=300), st.integers(0, 2**31))
def test_damaged_bytes_raise_nothing_else(noise, place):
    content = bytearray(written(**{"0/loss": np.arange(20)}))
    place %= len(content)
    content[place : place + len(noise)] = noise
    for damaged in (bytes(content), noise):
        with suppress(Unreadable):
            read_evidence(damaged)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_message_out_of_a_box_becomes_one_printable_line(text):
    (evidence,) = read_evidence(written([["wrong", text]]))
    message = evidence.verdict.message
    assert message.isprintable() and len(message) <= 600


def test_verdicts_without_end_are_refused_before_they_are_read():
    letters = np.frombuffer(b"[" + b"null," * 3_000_000 + b"null]", dtype="uint8")
    file = io.BytesIO()
    np.savez(file, verdicts=letters)
    with pytest.raises(Unreadable):
        read_evidence(file.getvalue())
    with pytest.raises(Unreadable):
        read_evidence(written([None] * 21))
