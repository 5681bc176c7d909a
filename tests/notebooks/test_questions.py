"""What the questions notice in an output."""

import pytest
from nbformat.v4 import new_output

from tests.notebooks.questions import alternative_texts, is_a_bare_object, is_told, said_twice


def shown(data, metadata=None):
    return new_output("display_data", data=data, metadata=metadata or {})


@pytest.mark.parametrize(
    "output, texts",
    [
        (shown({"image/png": "..."}), [""]),
        (shown({"image/png": "..."}, {"image/png": {"alt": "A seven."}}), ["A seven."]),
        (shown({"text/html": "<p><img src='x'>"}), [""]),
        (shown({"text/html": "<img alt='A seven.' src='x'><iframe srcdoc='x'>"}), ["A seven.", ""]),
        (shown({"text/plain": "1"}), []),
    ],
)
def test_a_picture_without_words_is_noticed(output, texts):
    assert alternative_texts(output) == texts


def test_a_placeholder_is_no_word_for_a_picture():
    assert [text for text in ("A seven.", "ALT1", "") if is_told(text)] == ["A seven."]


def test_columns_with_the_same_heading_are_noticed():
    lines = ["step  recall    recall\n", "10  1.0  1.0\n", "spread of codes   codes\n", "no no\n"]
    printed = [new_output("stream", text=line) for line in lines]
    assert said_twice(printed) == ["recall"]


def test_an_object_that_a_cell_returns_is_noticed_and_a_player_is_none():
    bare = new_output("execute_result", data={"text/plain": "<Legend at 0x7f>"})
    player = new_output("execute_result", data={"text/plain": "Animation", "text/html": "<iframe>"})
    outputs = [bare, player, new_output("stream", text="1"), shown({"text/plain": "1"})]
    assert [is_a_bare_object(output) for output in outputs] == [True, False, False, False]
