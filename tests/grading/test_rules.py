"""The class, the deadline and the instructor's own points, as tables say them."""

from datetime import datetime
from types import SimpleNamespace

import pytest

from gankit.exercises.verdict import RIGHT, WRONG
from gankit.grading.result import BY_HAND, INFRASTRUCTURE, ExerciseResult, SubmissionResult
from gankit.grading.rules import Rules, read_overrides, read_roster
from gankit.grading.rules.deadline import DAY, Deadline, due_dates, due_of
from gankit.grading.submission import ANSWER, Cell, Origin, Submission

EXERCISES = {
    "gan.phases": SimpleNamespace(lesson=5, points=3),
    "gan.who_learns": SimpleNamespace(lesson=5, points=2),
    "vae.sample": SimpleNamespace(lesson=2, points=1),
}


def table(folder, text, name="table.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    return path


@pytest.mark.parametrize(
    "text, student, origin",
    [
        (
            'Student,ID,SIS Login ID,Section\n   Points Possible,,,\n"Lovelace, Ada",4711,al1,A',
            "lovelaceada",
            Origin("Canvas", "4711"),
        ),
        (
            'Student,ID,SIS Login ID,Section\n"Lovelace, Ada",4711,al1,A',
            "other",
            Origin("Canvas", "4711"),
        ),
        (
            "First name,Last name,Email address\nAda,Lovelace,ada@x.edu",
            "Ada Lovelace",
            Origin("Moodle", "1"),
        ),
        (
            "Identifier,Full name,Grade\nParticipant 12,Ada Lovelace,-",
            "Group A-Ada Lovelace",
            Origin("Moodle", "12"),
        ),
        ("Identifier,Full name\nParticipant 12,Ada", "Participant", Origin("Moodle", "12")),
        (
            "id,first_name,last_name,lms_user_id\nal1,Ada,Lovelace,4711",
            "lovelaceada",
            Origin("Canvas", "4711"),
        ),
        ("id;first_name;last_name;email\nada;Ada;Lovelace;ada@x.edu", "ada", Origin()),
        ("\ufeffName\tUsername\nZoë\tz17", "ZOE\u0308", Origin()),
        ("name\nann\nada lovelace", "Ada_Lovelace", Origin()),
    ],
)
def test_a_roster_of_any_platform_finds_who_handed_in(tmp_path, text, student, origin):
    roster = read_roster(table(tmp_path, text))
    assert roster.find(student, origin) is roster.people[-1]
    assert roster.find("nobody at all") is None


def test_a_number_of_moodles_is_no_id_of_the_registrars(tmp_path):
    roster = read_roster(table(tmp_path, "id,name\n12,ada"))
    assert roster.find("bob", Origin("Moodle", "12")) is None


CANVAS = "Student,ID,SIS User ID,SIS Login ID\n"


@pytest.mark.parametrize(
    "text, student, origin, lines",
    [
        # a number is Canvas' in the column ID alone
        (CANVAS + "Ada,1,7,a\nBo,2,1,b", "ada", Origin("Canvas", "1"), [2]),
        (CANVAS + "Ada,1,7,a\nBo,2,9,b", "cy", Origin("Canvas", "7"), []),
        (CANVAS + "Ada,1,7,a\nBo,2,9,b", "cy", Origin("Canvas", "9"), []),
        (CANVAS + "Ada,1,7,2\nBo,2,9,b", "bo", Origin("Canvas", "2"), [3]),
        # whoever has another number is another, of the same name or not
        (CANVAS + "Ada,1,7,a\nBo,2,9,b", "ada", Origin("Canvas", "5"), []),
        (CANVAS + "Ada,1,7,a\nBo,2,9,b", "ada", Origin("Canvas", "2"), [3]),
        # where no platform named the file, each column may be meant
        (CANVAS + "Ada,1,7,a\nBo,2,1,b", "1", Origin(), [2, 3]),
        (CANVAS + "Ada,1,7,a\nBo,2,9,ada", "ada", Origin(), [2, 3]),
        # a list's ids are whose they are
        ("id,name\n7,Bo", "ada", Origin("Canvas", "7"), []),
        ("id,name\n7,Bo\n8,Ada", "ada", Origin("Canvas", "7"), [3]),
        ("id,name,lms_user_id\n7,Bo,9", "bo", Origin("Canvas", "7"), [2]),
        ("id,username\n7,bo", "ada", Origin("Canvas", "7"), [2]),  # no name says it is not
        # Moodle's numbers are an assignment's own
        ("Identifier,Full name\nParticipant 7,Bo", "Ada", Origin("Moodle", "7"), []),
        (
            "Identifier,Full name\nParticipant 7,Bo\nParticipant 8,Ada",
            "Ada",
            Origin("Moodle", "7"),
            [3],
        ),
        (
            "Identifier,Full name\nParticipant 7,Ann\nParticipant 8,Ann",
            "Ann",
            Origin("Moodle", "8"),
            [3],
        ),
        ("username,Full name\nParticipant 7,Bo\n,Ada", "Ada", Origin("Moodle", "7"), [3]),
    ],
)
def test_nobody_gets_what_another_handed_in(tmp_path, text, student, origin, lines):
    found = read_roster(table(tmp_path, text)).candidates(student, origin)
    assert [one.row.line for one in found] == lines


def test_a_name_that_two_have_finds_neither_but_their_ids_do(tmp_path):
    roster = read_roster(table(tmp_path, "id,name\n1,Ann\n2,Ann"))
    assert roster.find("Ann") is None
    assert roster.find("Ann", Origin("Canvas", "2")) is roster.people[1]


@pytest.mark.parametrize(
    "text, said",
    [
        ("a,b\n1,2", "expected a column .*, user id or username .* received a, b"),
        ("name\n", "no rows"),
        ("ID,name,id\n1,ann,2", "expected each column once, received id several times"),
        ("", "expected a column"),
        ("name,email\nann,\nann,", "lines 2 and 3 are the same student, ann"),
        ("name,email,room\n,,3", "line 2: expected a name or an id"),
        ('name\n"ann', "no CSV table"),
        ("\0", "no CSV table"),
        ("name\nann\nZo\udceb", "not UTF-8 in line 3"),  # as Excel's plain CSV has it
    ],
)
def test_a_roster_that_can_not_be_meant_is_told(tmp_path, text, said):
    with pytest.raises(ValueError, match=said):
        read_roster(table(tmp_path, text))
    with pytest.raises(ValueError, match="does not exist"):
        read_roster(tmp_path / "gone.csv")


def test_a_due_date_is_all_of_its_day_and_may_be_one_lessons():
    lesson, seconds = due_of("5=2026-12-01")
    assert (lesson, datetime.fromtimestamp(seconds)) == (5, datetime(2026, 12, 2))
    assert due_of("2026-12-01T18:00+00:00") == (
        None,
        datetime.fromisoformat("2026-12-01T18:00+00:00").timestamp(),
    )
    for text in ("soon", "x=2026-12-01", "2026-13-01"):
        with pytest.raises(ValueError, match="expected a date"):
            due_of(text)


@pytest.mark.parametrize(
    "after, is_late, days",
    [(0, False, 0), (-9, False, 0), (1, False, 1), (DAY, False, 1), (DAY + 1, False, 2)]
    + [(-9, True, 1), (DAY + 1, True, 2)],
)
def test_a_day_that_began_counts_and_the_platforms_word_is_one(after, is_late, days):
    deadline = Deadline({5: 1e9, None: 9e9}, 10)
    assert deadline.days_late(5, Origin("Moodle", "1", is_late, 1e9 + after)) == days
    # Canvas' files are as old as their download
    assert deadline.days_late(5, Origin("Canvas", "1", is_late, 1e9 + after)) == int(is_late)
    assert deadline.days_late(6, Origin("", "", False, 1e9 + after)) == 0
    assert Deadline().days_late(5, Origin("Canvas", "1", is_late, 1.0)) == int(is_late)


def test_a_due_date_is_for_one_of_the_lessons_and_said_once():
    assert due_dates([(None, 1.0), (5, 2.0)]) == {None: 1.0, 5: 2.0}
    for pairs in ([(5, 1.0), (5, 2.0)], [(None, 1.0), (None, 2.0)]):
        with pytest.raises(ValueError, match="one due date for (all lessons|lesson 5)"):
            due_dates(pairs)
    Deadline({None: 1.0, 5: 2.0}).refuse_other_lessons([5, 6])
    with pytest.raises(ValueError, match=r"the lessons \[5, 6\], received one for 55"):
        Deadline({55: 1.0}).refuse_other_lessons([6, 5])


def test_lateness_takes_no_more_than_there_is():
    assert Deadline({}, 10).cost(20, 2) == 4
    assert Deadline({}, 40).cost(20, 9) == 20
    assert Deadline({}, 10).cost(0, 3) == 0


@pytest.mark.parametrize(
    "rows, said",
    [
        (
            "ada,gan.phazes,1,",
            "line 2: there is no exercise 'gan.phazes'; did you mean 'gan.phases'",
        ),
        ("ada,gan.phases,4,", "points from 0 to 3, received 4"),
        ("ada,gan.phases,much,", "expected a number in points"),
        (",gan.phases,1,", "expected a student"),
        ("ada,gan.phases,1,\nADA,gan.phases,2,", "line 3: line 2 is about the same"),
        ("ada,gan.phases,nan,", "expected a number from 0"),
        ("ada,late penalty,1,,55", "there is no lesson 55"),
        ("ada,late penalty,1,,5.5", "there is no lesson 5.5"),
        ("ada,gan.phases,1,,2", "gan.phases is of lesson 5, received 2"),
    ],
)
def test_an_override_that_can_not_be_meant_is_told_with_its_line(tmp_path, rows, said):
    path = table(tmp_path, f"student,exercise,points,comment,lesson\n{rows}")
    with pytest.raises(ValueError, match=said):
        read_overrides(path, EXERCISES)


def test_a_column_that_stands_twice_is_told_if_it_is_one_that_is_read(tmp_path):
    with pytest.raises(ValueError, match="received points several times"):
        read_overrides(table(tmp_path, "student,exercise,points,Points\na,b,1,2"), EXERCISES)
    assert len(read_roster(table(tmp_path, "name,quiz,quiz,,\nann,1,2,,")).people) == 1


def test_a_free_text_needs_its_lesson_and_what_it_gives(tmp_path):
    columns = "student,exercise,points,max_points,lesson,comment\n"
    for row, said in (("ada,essay,1,,,", "no exercise 'essay'"), ("ada,essay,1,,5,", "max_points")):
        with pytest.raises(ValueError, match=said):
            read_overrides(table(tmp_path, columns + row), EXERCISES)


HERE = Origin()


def submission(student="ada", origin=HERE):
    return Submission(student, 5, (Cell("a", "x = 1", ANSWER, "gan.phases"),), (), origin)


def result(first=WRONG, student="ada"):
    points = {RIGHT: 3, INFRASTRUCTURE: None}.get(first, 0)
    exercises = (
        ExerciseResult("gan.phases", points, 3, first, "Said."),
        ExerciseResult("gan.who_learns", 2, 2, RIGHT, "Yes."),
    )
    return SubmissionResult(student, 5, exercises)


def test_points_and_comments_by_hand_count_and_what_was_judged_is_kept(tmp_path):
    text = (
        "student,exercise,points,max_points,lesson,comment\n"
        'ada,gan.phases,"2,5",,,"The idea, is right."\n'
        "ada,gan.who_learns,,,,Well done.\n"
        "ada,essay,4,5,5,Read it.\nada,,,,5,All in all good.\n"
        "ada,vae.sample,1,,,\nbob,gan.phases,0,,,\n"
    )
    rules = Rules(overrides=read_overrides(table(tmp_path, text), EXERCISES))
    changed = rules.applied(result(), submission())
    phases, learns, essay = changed.exercises
    assert (phases.points, phases.judged, phases.verdict, phases.is_by_hand) == (
        2.5,
        0,
        WRONG,
        True,
    )
    assert (learns.points, learns.comment, learns.is_by_hand) == (2, "Well done.", False)
    assert (essay.points, essay.max_points, essay.verdict) == (4, 5, BY_HAND)
    assert (changed.points, changed.max_points, changed.comment) == (8.5, 10, "All in all good.")
    assert changed.answers == {"gan.phases": "x = 1"}
    assert result() == result()  # what was graded is as it was


def test_what_could_not_be_graded_is_graded_by_hand(tmp_path):
    path = table(tmp_path, "student,exercise,points\nada,gan.phases,3")
    rules = Rules(overrides=read_overrides(path, EXERCISES))
    assert result(INFRASTRUCTURE).is_flagged
    changed = rules.applied(result(INFRASTRUCTURE), submission())
    assert not changed.is_flagged and changed.points == 5


def test_an_override_finds_its_student_by_the_rosters_name_too(tmp_path):
    roster = read_roster(table(tmp_path, "id,name\n4711,Ada Lovelace", "roster.csv"))
    path = table(tmp_path, "student,exercise,points\nAda Lovelace,gan.phases,3")
    rules = Rules(roster, overrides=read_overrides(path, EXERCISES))
    origin = Origin("Canvas", "4711")
    changed = rules.applied(result(student="lovelaceada"), submission("lovelaceada", origin))
    assert changed.points == 5
    rules.refuse_unclear_overrides([submission("lovelaceada", origin)])


def test_an_override_for_nobody_is_told(tmp_path):
    path = table(tmp_path, "student,exercise,points\nadda,gan.phases,3")
    rules = Rules(overrides=read_overrides(path, EXERCISES))
    with pytest.raises(ValueError, match="line 2: nobody is called 'adda'; did you mean 'ada'"):
        rules.refuse_unclear_overrides([submission()])


@pytest.mark.parametrize(
    "rows, said",
    [
        ("ann lee,gan.phases,3", "line 2: 'ann lee' may be Ann Lee 7 or annlee"),
        ("Ann Lee 7,gan.phases,3\n4711,gan.phases,1", "line 3: line 2 is about the same"),
        ("4711,gan.phases,3\n4712,gan.phases,1", None),
        ("Ann Lee 7,gan.phases,3\n4711,gan.who_learns,1", None),
    ],
)
def test_an_override_is_for_one_student_and_one_of_a_kind(tmp_path, rows, said):
    people = "identifier,id number,name\nParticipant 7,4711,Ann Lee\nParticipant 8,4712,Ann Lee"
    roster = read_roster(table(tmp_path, people, "roster.csv"))
    path = table(tmp_path, f"student,exercise,points\n{rows}")
    rules = Rules(roster, overrides=read_overrides(path, EXERCISES))
    handed_in = [submission("Ann Lee 7", Origin("Moodle", "7"))]
    handed_in.append(submission("annlee", Origin("Moodle", "8")))
    if said is None:
        rules.refuse_unclear_overrides(handed_in)
        return
    with pytest.raises(ValueError, match=said):
        rules.refuse_unclear_overrides(handed_in)


@pytest.mark.parametrize("handed_in", ["bo", "ada"])
def test_an_override_by_an_id_that_two_have_in_two_columns_is_told(tmp_path, handed_in):
    roster = read_roster(table(tmp_path, CANVAS + "Ada,1,7,a\nBo,2,1,b", "roster.csv"))
    path = table(tmp_path, "student,exercise,points\n1,gan.phases,3")
    rules = Rules(roster, overrides=read_overrides(path, EXERCISES))
    with pytest.raises(ValueError, match=r"line 2: '1' may be Ada \(line 2\) or Bo \(line 3\)"):
        rules.refuse_unclear_overrides([submission(handed_in)])
    rules.refuse_unclear_overrides([submission("1")])  # as the report calls it


def test_an_override_that_counts_for_nothing_is_told(tmp_path):
    roster = read_roster(table(tmp_path, "name\nada\nbo", "roster.csv"))
    text = "student,exercise,points\nada,gan.phases,3\nbo,gan.phases,2\nbo,vae.sample,1"
    rules = Rules(roster, overrides=read_overrides(table(tmp_path, text), EXERCISES))
    (told,) = rules.refuse_unclear_overrides([submission()])
    assert (told.student, told.file) == ("", "the overrides, line 3")
    assert told.reason.startswith("bo handed in nothing of lesson 5")


def test_lateness_is_taken_off_and_may_be_let_off(tmp_path):
    late = submission(origin=Origin("Canvas", "1", True))
    rules = Rules(deadline=Deadline({}, 10))
    changed = rules.applied(result(RIGHT), late)
    assert (changed.days_late, changed.penalty, changed.score) == (1, 0.5, 4.5)
    path = table(tmp_path, "student,exercise,lesson,points,comment\nada,late penalty,5,0,Ill.")
    rules = Rules(deadline=Deadline({}, 10), overrides=read_overrides(path, EXERCISES))
    changed = rules.applied(result(RIGHT), late)
    assert (changed.penalty, changed.score, changed.comment) == (0, 5, "Ill.")
