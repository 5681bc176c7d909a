"""Masters are found, read, and refused by name."""

import json

import nbformat
import pytest
import toys

from gankit.course import masters

CELL = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A"}
EMPTY = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}


def test_masters_are_read_in_order(tmp_path):
    toys.write_course(tmp_path, b=[toys.prose("# B")], a=[toys.prose("# A")])
    found = masters.read_masters(tmp_path)
    assert [(master.name, master.lesson) for master in found] == [("90_a", 90), ("90_b", 90)]
    assert found[0].notebook.cells[0].source == "# A"


def test_another_folder_than_the_course_is_refused_with_its_name(tmp_path):
    with pytest.raises(ValueError, match=rf"{tmp_path}.*Cure: cd"):
        masters.read_masters(tmp_path)


def test_a_course_without_masters_is_refused(tmp_path):
    toys.write_course(tmp_path)
    with pytest.raises(ValueError, match="there are none"):
        masters.read_masters(tmp_path)


@pytest.mark.parametrize("package", ["nbgrader", "nbclient"])
def test_a_missing_package_is_said_with_its_cure(tmp_path, monkeypatch, package):
    toys.write_course(tmp_path, toy=[toys.prose("# A")])
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(ImportError, match=rf'{package}.*pip install "gankit\[instructor\]"'):
        masters.read_masters(tmp_path)


def test_a_name_without_a_number_is_refused(tmp_path):
    with pytest.raises(ValueError, match="gan_basics.ipynb has no lesson number"):
        masters.read_master(tmp_path / "gan_basics.ipynb")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "damaged or no notebook"),
        ("{", "damaged or no notebook"),
        ("\udcff", "damaged or no notebook"),
        ("[]", "damaged or no notebook"),
        ("null", "damaged or no notebook"),
        ("{}", "damaged or no notebook|format 1.0"),
        (json.dumps({**EMPTY, "nbformat": 99}), "damaged or no notebook"),
        (json.dumps({**EMPTY, "cells": [{"id": "a"}]}), "damaged or no notebook"),
        (json.dumps({**EMPTY, "nbformat_minor": 4}), r"format 4\.4; expected 4\.5"),
        (json.dumps({**EMPTY, "cells": [{**CELL, "id": None}]}), "expected an id of its own"),
        (json.dumps({**EMPTY, "cells": [CELL, CELL]}), "cell 2: expected an id of its own"),
    ],
)
def test_a_damaged_or_old_file_is_refused_in_one_line(tmp_path, text, reason):
    file = tmp_path / "90_toy.ipynb"
    file.write_text(text, errors="surrogateescape")
    with pytest.raises(ValueError, match=reason) as caught:
        masters.read_master(file)
    assert str(file) in str(caught.value) and "\n" not in str(caught.value)


def test_a_cell_is_named_by_its_grade_id_or_its_first_row():
    assert masters.cell_name(0, toys.answer()) == "cell 1 (toy-double)"
    assert masters.cell_name(1, toys.code("\nprint(1)\nprint(2)")) == "cell 2 (print(1))"
    assert masters.cell_name(2, toys.code("")) == "cell 3 (empty)"


def test_reading_changes_nothing(tmp_path):
    file = tmp_path / "90_toy.ipynb"
    notebook = toys.toy_master(toys.prose("# A"), toys.answer()).notebook
    nbformat.write(notebook, file)
    assert masters.read_master(file).notebook == notebook
