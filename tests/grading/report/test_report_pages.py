"""The pages, as text: what is on them, and that strangers' words stay words."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from gankit.exercises import registry
from gankit.grading.noticing import Noticed
from gankit.grading.report import write_report
from gankit.grading.report.feedback import first_hint
from gankit.grading.report.pages import SIGNS
from gankit.grading.result import VERDICTS, ExerciseResult, Figure, SubmissionResult
from gankit.grading.submission import Refusal
from tests.grading.report.fake_class import NAMES, REFUSALS, SCRIPT, png

TURN = "gan.generator_turn"


def submission(message="No.", verdict="wrong", student="ada", **changes):
    points = {"right": 3.0, "infrastructure": None}.get(verdict, 0.0)
    exercise = ExerciseResult(TURN, points, 3, verdict, message)
    return replace(SubmissionResult(student, 5, (exercise,)), **changes)


def feedback(folder, *results, refusals=()):
    write_report(folder, results, list(refusals))
    return (folder / "feedback" / "ada.html").read_text("utf-8")


class Elements(HTMLParser):
    """All elements of a page, as `(tag, attributes)`."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_every_student_has_a_page_and_the_summary_links_to_each(report):
    links = re.findall(r'href="feedback/([^"]+)"', (report / "summary.html").read_text("utf-8"))
    files = {path.name for path in (report / "feedback").iterdir()}
    assert {unquote(link) for link in links} == files
    assert len(files) == len(NAMES) + 1  # and one whose only file was refused


def test_no_page_holds_a_script_a_handler_or_anything_from_outside(report):
    for path in [report / "summary.html", *(report / "feedback").iterdir()]:
        text = path.read_text("utf-8")
        assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in text
        for tag, attributes in Elements(text).found:
            assert tag not in ("script", "iframe", "object", "embed", "link", "base", "form")
            assert not [name for name in attributes if name.startswith("on")]
            assert attributes.get("src", "data:image/png;base64,").startswith("data:image/png;")
            assert re.match(
                r"(feedback/[^/:]+$|#|grades.csv|nbgrader.csv)", attributes.get("href", "#")
            )


def test_templates_in_strangers_text_are_not_run(tmp_path):
    assert "a{{ 7 * 7 }}b" in feedback(tmp_path, submission("a{{ 7 * 7 }}b"))


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_told_by_a_word_and_a_sign(tmp_path, verdict):
    sign, word = SIGNS[verdict]
    assert re.search(
        rf'aria-hidden="true">{sign}</span> {word}<',
        feedback(tmp_path, submission(verdict=verdict)),
    )
    assert len({sign for sign, _ in SIGNS.values()}) == len(VERDICTS)


def test_points_message_and_code_in_it_are_shown(tmp_path):
    page = feedback(tmp_path, submission("Set `a < b` <first>."))
    assert "Set <code>a &lt; b</code> &lt;first&gt;." in page
    assert "0 of 3" in page


def test_not_graded_shows_no_points(tmp_path):
    page = feedback(tmp_path, submission(verdict="infrastructure"))
    assert "– of 3" in page and "0 of 3<" not in page


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_first_hint_is_given_where_the_answer_is_wrong_or_missing(tmp_path, verdict):
    page = feedback(tmp_path, submission(verdict=verdict))
    first, *others = registry.find(TURN).hints
    assert (first in page) == (verdict in ("wrong", "not attempted"))
    assert not any(
        part in page for hint in others for part in re.split("[`]", hint) if len(part) > 20
    )


def test_the_last_hint_of_any_exercise_stays_shut():
    for lesson in registry.lessons():
        for exercise in registry.of_lesson(lesson):
            wrong = ExerciseResult(exercise.id, 0.0, 1, "wrong", "")
            assert first_hint(lesson, wrong) != exercise.hints[-1]


def test_an_only_hint_is_the_last_one_too(monkeypatch):
    only = replace(registry.find(TURN), hints=("This is nearly all.",))
    monkeypatch.setattr(
        "gankit.grading.report.feedback.exercises_by_id", lambda lesson: {TURN: only}
    )
    assert first_hint(5, ExerciseResult(TURN, 0.0, 3, "wrong", "")) is None


def test_an_exercise_that_is_not_of_this_course_is_shown_without_a_hint(tmp_path):
    other = SubmissionResult("ada", 77, (ExerciseResult("my.own", 1, 2, "wrong", "No."),))
    page = feedback(tmp_path, other)
    assert "my.own" in page and "Hint" not in page


def test_checked_figures_are_shown_and_others_named_with_the_reason(tmp_path):
    figures = (Figure("cell 3", png(30, 20)), Figure("cell 4", b"GIF89a"))
    page = feedback(tmp_path, submission(figures=figures))
    images = [attributes for tag, attributes in Elements(page).found if tag == "img"]
    assert [image["alt"] for image in images] == ["Figure drawn by cell 3"]
    assert (images[0]["width"], images[0]["height"]) == ("30", "20")
    assert re.search(r"cell 4</bdi> is left out: it is no PNG file\.", page)


def test_of_many_figures_twenty_are_shown(tmp_path):
    figures = tuple(Figure(f"cell {index}", png(2, 2)) for index in range(25))
    page = feedback(tmp_path, submission(figures=figures))
    assert page.count("<img") == 20
    assert "5 more than 20 figures" in page


def test_repairs_and_refused_files_are_told_to_the_student(tmp_path):
    refusal = Refusal("ada", "ada/08/x.ipynb", "It is no JSON.")
    page = feedback(tmp_path, submission(repairs=("cell 3 restored",)), refusals=[refusal])
    assert "cell 3 restored" in page and "ada/08/x.ipynb" in page and "It is no JSON." in page


def test_the_summary_names_who_needs_the_instructor_first(tmp_path):
    write_report(tmp_path, [submission(verdict="infrastructure", message="bwrap: no space")], [])
    text = (tmp_path / "summary.html").read_text("utf-8")
    assert text.index("Needs you: 1 submission ") < text.index("Lesson 5")
    assert "bwrap: no space" in text
    write_report(tmp_path, [submission()], [])
    assert "Needs you" not in (tmp_path / "summary.html").read_text("utf-8")


def test_whose_files_were_refused_by_the_hundred_does_not_hide_others(tmp_path):
    many = [Refusal("ada", f"ada/{n}.ipynb", "It is no JSON.") for n in range(300)]
    write_report(tmp_path, [], [*many, Refusal("zoe", "zoe/x.ipynb", "It is empty.")])
    text = (tmp_path / "summary.html").read_text("utf-8")
    assert "zoe/x.ipynb" in text and "301 refused files" in text
    assert "ada/0.ipynb" in text and "ada/99.ipynb" not in text


def test_the_summary_tells_every_refusal(report):
    text = (report / "summary.html").read_text("utf-8")
    assert f"{len(REFUSALS)} refused files" in text
    assert all(refusal.reason in text for refusal in REFUSALS)
    assert SCRIPT not in text


def test_a_class_too_large_for_a_page_is_sent_to_the_table(tmp_path):
    write_report(tmp_path, (submission(student=f"s{index}") for index in range(501)), [])
    text = (tmp_path / "summary.html").read_text("utf-8")
    assert "501 students are too many for a page" in text
    assert text.count('<a href="feedback/') == 10  # the slowest


def test_an_empty_batch_has_a_summary(tmp_path):
    write_report(tmp_path, [], [])
    assert "Nobody handed anything in" in (tmp_path / "summary.html").read_text("utf-8")


def test_what_is_worth_reading_is_on_the_summary_and_strangers_words_stay_words(tmp_path):
    noticed = Noticed(
        naming=[("ada", 5, ["_getframe"])],
        changing=[("ada", 5, ["keras.Model.<b>fit"])],
        alike=[(5, ("ada", "<i>bob"), 0.93)],
        look_alike=[("ada", "аda")],
        uncompared={5: 12},
    )
    write_report(tmp_path, [submission()], [], noticed=noticed)
    page = (tmp_path / "summary.html").read_text("utf-8")
    assert "_getframe" in page and "93 %" in page and "&lt;i&gt;bob" in page and "аda" in page
    assert "12 were not compared" in page and "keras.Model.&lt;b&gt;fit" in page
    assert "<i>bob" not in page
