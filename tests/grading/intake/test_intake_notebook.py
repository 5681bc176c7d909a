"""Damaged JSON is mended or refused, never an error of another kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_lesson import as_bytes, code, handed_out, toy_lesson

from gankit.grading.intake.assembling import assemble
from gankit.grading.intake.notebook import parse
from gankit.grading.intake.reading import UnfitFile

LESSONS = {90: toy_lesson()}
GOOD = as_bytes(handed_out(LESSONS[90]))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (GOOD[:-9], "damaged"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" + b"[]," * 1_000_001, "more parts"),
        (b"[1, 2]", "no notebook"),
        (b"\x00\xff\x80PNG", "damaged"),
    ],
)
def test_what_is_no_notebook_is_refused_with_the_reason(content, reason):
    with pytest.raises(UnfitFile, match=reason):
        parse(content)


def test_a_byte_order_mark_is_no_damage():
    assert parse(b"\xef\xbb\xbf" + GOOD) == parse(GOOD)


def test_utf_16_and_foreign_bytes_are_mended_and_told():
    text = GOOD.decode()
    notebook, (line,) = parse(text.encode("utf-16"))
    assert notebook == parse(GOOD)[0] and "UTF-16" in line
    notebook, (line,) = parse(b'{"a": "caf\xe9"}')
    assert notebook == {"a": "caf�"} and "not UTF-8" in line


def test_huge_numbers_and_not_a_number_are_read_past():
    assert parse(b'{"a": ' + b"9" * 1_000_000 + b', "b": NaN}')[0]["a"] == float("inf")


def test_of_a_key_that_stands_twice_the_last_counts_and_it_is_told():
    notebook, (line,) = parse(b'{"a": 1, "a": 2}')
    assert notebook == {"a": 2} and "twice" in line


@given(st.data())
def test_a_notebook_with_any_damage_is_read_or_unfit(data):
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    _assemble(bytes(content))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = ["cell_type", "metadata", "source", "outputs", "id"]


@given(st.integers(0, 6), st.sampled_from(FIELDS), json_values)
def test_a_field_of_any_kind_in_a_cell_is_mended(number, field, value):
    cells = handed_out(LESSONS[90])
    cells[number][field] = value
    number, cells, _ = assemble(as_bytes(cells), LESSONS)
    assert [cell.role for cell in cells].count("check") == 2


@given(
    st.sampled_from(["nbformat", "nbformat_minor", "metadata", "cells", "worksheets"]), json_values
)
def test_a_field_of_any_kind_in_the_notebook_is_mended_or_refused(field, value):
    _assemble(as_bytes(handed_out(LESSONS[90]), **{field: value}))


def test_a_source_that_is_no_text_and_half_a_character_are_told():
    cells = handed_out(LESSONS[90]) + [code(7), code(["a = 1\n", None, "b"]), code("'\ud800'")]
    _, cells, repairs = assemble(as_bytes(cells), LESSONS)
    assert [cell.source for cell in cells[-3:]] == ["", "a = 1\nb", "'�'"]
    assert sum("no text" in line for line in repairs) == 2
    assert any("halves" in line for line in repairs)


def _assemble(content):
    try:
        assemble(content, LESSONS)
    except UnfitFile as problem:
        assert "\n" not in str(problem)
