"""Of what a cell prints only the end is kept, however much it is."""

import pytest

from gankit.grading.inside.cells import LONGEST_PRINTED, Cells
from tests.grading.awaiting import awaited


def printed(*texts):
    cells = Cells()
    for text in texts:
        cells.process_message({"msg_type": "stream", "content": {"text": text}}, None, 0)
    return cells.printed


def test_what_a_cell_printed_in_pieces_is_put_together():
    assert printed("half", "way\n", "through") == "halfway\nthrough"


def test_only_the_end_of_much_is_kept():
    assert printed("x" * 10_000_000, "end") == "x" * (LONGEST_PRINTED - 3) + "end"
    assert printed(*["line\n"] * 1_000) == "line\n" * (LONGEST_PRINTED // 5)


@pytest.mark.parametrize("seconds, allowed", [(22.5, 23), (60, 60), (0.2, 1)])
def test_a_cell_may_take_parts_of_seconds(monkeypatch, seconds, allowed):
    async def executed(cells, *_, **__):
        cells._reply = {"content": {}}

    monkeypatch.setattr(Cells, "async_execute_cell", executed)
    cells = Cells()
    assert awaited(cells.run("x = 1", seconds)) == ("ran", None, [])
    assert cells.timeout == allowed
