"""One student, one page, on every file system."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.files import part_of
from gankit.grading.report.pages import page_names

NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\\\0"), min_size=1
).filter(lambda name: name not in (".", ".."))


def as_a_file_system_sees(name):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def test_a_usual_name_is_the_files_name():
    assert page_names(["Ada Abel", "Ünï çødé"]) == {
        "Ada Abel": "Ada Abel.html",
        "Ünï çødé": "Ünï çødé.html",
    }


def test_the_docstrings_example():
    assert page_names(["Ann", "bob", "BOB"])["bob"] == "bob-81b637d8.html"


@pytest.mark.parametrize(
    "names", [["anna", "Anna"], ["caf\u00e9", "cafe\u0301"], ["a:b", "a?b"], ["STRASSE", "straße"]]
)
def test_names_that_some_system_takes_for_one_get_pages_of_their_own(names):
    pages = page_names(names)
    assert len({as_a_file_system_sees(page) for page in pages.values()}) == 2
    assert pages == page_names(names[::-1])


def test_nobody_can_take_the_page_of_another_by_naming_himself_after_it():
    first = page_names(["anna", "Anna"])["anna"].removesuffix(".html")
    assert len(set(page_names(["anna", "Anna", first]).values())) == 3


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "../x", "a\0b", "\ud800"])
def test_a_name_that_could_lead_out_of_the_folder_is_refused(name):
    with pytest.raises(ValueError, match="Cure: rename"):
        page_names([name])


@pytest.mark.parametrize("name", ["con", "NUL", "aux.txt", "trailing.", ".hidden", "part-anna"])
def test_names_with_a_meaning_of_their_own_are_changed(name):
    page = page_names([name])[name]
    assert not page.startswith(f"{name}.") and not page.lower().startswith(("part-", "."))


@given(st.lists(NAMES, unique=True, max_size=6))
def test_any_names_make_different_short_files(names):
    pages = page_names(names)
    seen = {as_a_file_system_sees(page) for page in pages.values()}
    assert len(seen) == len(names)
    # What is being written has a longer name; most file systems end at 255 bytes.
    assert all(len(part_of(Path(page)).name.encode()) + 10 <= 255 for page in pages.values())
    assert not any(set('/\\<>:"|?*') & set(page) for page in pages.values())
