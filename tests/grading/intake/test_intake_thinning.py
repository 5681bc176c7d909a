"""How large a notebook is, is measured without what its cells printed."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_lesson import as_bytes, handed_out, toy_lesson

from gankit.grading.intake import thinning
from gankit.grading.intake.assembling import assemble
from gankit.grading.intake.reading import UnfitFile
from gankit.grading.intake.thinning import without_outputs

LESSONS = {90: toy_lesson()}
TEXTS = st.text(st.sampled_from('ab"\\{}[],:\n') | st.characters(codec="utf-8"), max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def output(length, kind="text/html"):
    """What a cell shows: markup full of what means something in JSON."""
    return {"output_type": "display_data", "metadata": {}, "data": {kind: '"[{\\' * (length // 4)}}


def shown(cells, place, big):
    """Puts something large where notebooks keep what is no code."""
    if place == "attachments":
        text = {"cell_type": "markdown", "metadata": {}, "source": "a picture"}
        cells.append(text | {"attachments": {"a.png": {"image/png": big}}})
    elif place == "widgets":
        return {"metadata": {"widgets": {"state": big}}}
    else:
        cells[1]["outputs"] = [output(len(big)), {"output_type": "stream", "text": [big] * 2}]
    return {}


@pytest.mark.parametrize("place", ["outputs", "attachments", "widgets"])
def test_what_a_notebook_shows_does_not_make_it_too_large(place, monkeypatch):
    monkeypatch.setattr(thinning, "LARGEST_NOTEBOOK", 100_000)
    cells = handed_out(LESSONS[90])
    fields = shown(cells, place, "x" * 120_000)
    content = as_bytes(cells, **fields)
    assert len(content) > thinning.LARGEST_NOTEBOOK
    assert assemble(content, LESSONS) == assemble(as_bytes(handed_out(LESSONS[90])), LESSONS)


def test_code_that_is_too_large_is_refused():
    cells = handed_out(LESSONS[90])
    cells[1]["source"] = "x" * 12_000_000
    with pytest.raises(UnfitFile, match="larger than 10 MB even without its outputs"):
        assemble(as_bytes(cells), LESSONS)


def test_outputs_of_endless_small_parts_are_not_looked_through(monkeypatch):
    monkeypatch.setattr(thinning, "MOST_TOKENS", 1_000)
    with pytest.raises(UnfitFile, match="more in its outputs"):
        without_outputs(b'{"outputs": [' + b'"",' * 2_000)


@pytest.mark.parametrize("part", [b'\\"', b"[", b'"outputs":', b'"outputs": [],', b'"outputs"  '])
def test_a_stranger_can_not_make_it_take_long(part):
    """Quadratic time on two megabytes would be hours; the limit of the tests would end it."""
    content = b'{"outputs": ["' + part * (2_000_000 // len(part))
    with contextlib.suppress(UnfitFile):
        without_outputs(content)


@given(VALUES, TEXTS, st.integers(0, 2))
def test_whatever_is_shown_and_written_only_the_outputs_go(value, source, indent):
    cell = {"source": [source, '"outputs": ['], "outputs": [value, {"outputs": [value]}]}
    content = json.dumps([cell, cell], indent=indent or None, ensure_ascii=indent == 1).encode()
    thin = json.loads(without_outputs(content))
    assert thin == [{"source": cell["source"], "outputs": []}] * 2


@given(st.binary(max_size=60))
def test_damage_is_no_error_of_its_own(tail):
    assert without_outputs(b'{"outputs": [' + tail).startswith(b'{"outputs": [')
