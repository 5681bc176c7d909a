"""Students' names can be shown, and can name a file."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from gankit.grading.intake.names import same_name, student_in, student_names
from gankit.grading.report.pages import page_names

any_names = st.lists(st.text(min_size=1, max_size=120).map(same_name), unique=True)


@given(any_names)
def test_names_are_different_printable_short_and_lead_nowhere(names):
    called = list(student_names(names).values())
    assert len(set(called)) == len(names)
    for name in called:
        assert name.isprintable() and 0 < len(name) <= 100
        assert not set(name) & set("/\\\0") and name not in (".", "..")
    assert len(page_names(called)) == len(names)


def test_whoever_has_a_fit_name_keeps_it_and_who_borrows_it_is_told_apart():
    called = student_names(["ann_", "ann\x07", "ann\x1b"])
    assert called["ann_"] == "ann_"
    assert len(set(called.values())) == 3


def test_nobody_foresees_the_name_that_tells_another_apart():
    names = ["a/b", "a_b"]
    for _ in range(3):
        names.append(student_names(names)["a/b"])
        called = student_names(names)
        assert len(set(called.values())) == len(names)
        assert all(called[name] == name for name in names[1:])


def test_two_long_names_that_begin_alike_stay_two():
    assert len(set(student_names(["a" * 10_000, "a" * 9_999]).values())) == 2


def test_a_name_with_bytes_that_are_no_utf_8_becomes_text():
    assert same_name("caf\udce9") == "caf�"


def test_accents_composed_or_not_are_one_name():
    assert same_name(unicodedata.normalize("NFD", "Zoë")) == "Zoë"


def test_the_name_of_the_notebook_is_taken_off():
    lessons = ["05_gan_basics", "01_autoencoders"]
    for stem in (
        "ann_05_gan_basics",
        "ann-05_gan_basics",
        "ann_05_gan_basics (1)",
        "ann_05_GAN_basics-2",
        "05_gan_basics_ann",
        "ann_01_autoencoders",
        "ann",
    ):
        assert student_in(stem, lessons) == "ann"
    assert student_in("05_gan_basics (3)", lessons) == ""
