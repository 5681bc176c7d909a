"""Of what a cell prints only the end is kept, however much it is."""

from gankit.grading.inside.cells import LONGEST_PRINTED, Cells


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
