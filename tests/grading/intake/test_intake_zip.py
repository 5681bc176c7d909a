"""Zip files are read member by member, and what they say about themselves is not believed."""

import io
import os
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_lesson import as_bytes, handed_out, toy_lesson

from gankit.grading.intake import collect
from gankit.grading.intake.reading import Archive, UnfitFile
from gankit.grading.submission import Refusal, Submission

LESSONS = {90: toy_lesson(), 91: toy_lesson(91)}
GOOD = as_bytes(handed_out(LESSONS[90]))


def zipped(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def handed_in(folder):
    every = list(collect(folder, LESSONS))
    submissions = [one for one in every if isinstance(one, Submission)]
    return submissions, [one for one in every if isinstance(one, Refusal)]


def test_a_students_zip_is_read_and_a_comment_does_no_harm(tmp_path):
    with zipfile.ZipFile(tmp_path / "ann.zip", "w") as archive:
        archive.writestr("90_toy/90_toy.ipynb", GOOD)
        archive.writestr("__MACOSX/90_toy/90_toy.ipynb", "resource")
        archive.comment = b"made by hand"
    ((one,), lines) = handed_in(tmp_path)
    assert (one.student, one.lesson, lines) == ("ann", 90, [])


@pytest.mark.parametrize("place", ["ann.zip", "ann/work.zip", "Ann_7_assignsubmission_file/w.zip"])
def test_a_time_that_a_student_wrote_into_a_zip_is_no_time_of_handing_in(tmp_path, place):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(tmp_path / place, "w") as archive:
        archive.writestr(zipfile.ZipInfo("90_toy.ipynb", (1999, 1, 1, 0, 0, 0)), GOOD)
    os.utime(tmp_path / place, (1_700_000_000, 1_700_000_000))
    ((one,), _) = handed_in(tmp_path)
    assert one.origin.modified == 1_700_000_000


def test_in_a_download_of_a_class_the_platforms_times_count(tmp_path):
    with zipfile.ZipFile(tmp_path / "week.zip", "w") as archive:
        for name in ("Ann_7", "Bo_8"):
            member = f"{name}_assignsubmission_file_90_toy.ipynb"
            archive.writestr(zipfile.ZipInfo(member, (1999, 1, 1, 0, 0, 0)), GOOD)
    for collection in (tmp_path, tmp_path / "week.zip"):
        assert {one.origin.modified < 1e9 for one in handed_in(collection)[0]} == {True}


@pytest.mark.parametrize("top", ["", "class/"])
def test_a_zip_of_the_whole_collection_has_the_layouts_of_a_folder(tmp_path, top):
    members = ("ann/90_toy/90_toy.ipynb", "bob/90_toy.ipynb", "cyd.ipynb", "dan_90_toy.ipynb")
    path = zipped(tmp_path / "class.zip", {top + name: GOOD for name in members})
    submissions, lines = handed_in(path)
    assert [one.student for one in submissions] == ["ann", "bob", "cyd", "dan"]
    assert lines == []


def test_a_bomb_is_refused_after_a_few_megabytes(tmp_path):
    path = zipped(
        tmp_path / "ann.zip", {"a.ipynb": b" " * 9_000_000, "b.ipynb": b" " * 200_000_000}
    )
    assert path.stat().st_size < 300_000
    submissions, lines = handed_in(tmp_path)
    assert submissions == [] and len(lines) == 2
    assert all("far more than a notebook" in line.reason for line in lines)


def test_a_member_that_lies_about_its_size_is_refused(tmp_path):
    path = zipped(tmp_path / "ann.zip", {"a.ipynb": b" " * 50_000_000})
    content, honest = path.read_bytes(), struct.pack("<L", 50_000_000)
    assert content.count(honest) == 2
    path.write_bytes(content.replace(honest, struct.pack("<L", 5)))
    submissions, lines = handed_in(tmp_path)
    assert submissions == [] and len(lines) == 1


def test_a_zip_of_far_too_many_members_is_refused(tmp_path):
    zipped(tmp_path / "ann.zip", {f"{n}.txt": "" for n in range(2_001)})
    zipped(tmp_path / "bob.zip", {f"{n:060000}.txt": "" for n in range(20)})
    _, lines = handed_in(tmp_path)
    assert "more than 2000 files" in lines[0].reason
    assert "list of files far too long" in lines[1].reason


def test_many_notebooks_in_one_zip_are_cut_off_in_one_line(tmp_path):
    zipped(tmp_path / "ann.zip", {f"{n:03}.ipynb": "" for n in range(200)})
    _, lines = handed_in(tmp_path)
    assert len(lines) == 51 and "what follows was not read" in lines[-1].reason


def test_links_zips_in_zips_passwords_and_rare_methods_are_refused(tmp_path):
    link = zipfile.ZipInfo("link.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    inner = zipped(tmp_path / "inner", {"90_toy.ipynb": GOOD}).read_bytes()
    (tmp_path / "inner").unlink()
    zipped(tmp_path / "ann.zip", {link: "/etc/passwd", "work.zip": inner})
    zipped(tmp_path / "bob.zip", {"90_toy.ipynb": GOOD}, zipfile.ZIP_LZMA)
    locked = zipped(tmp_path / "cyd.zip", {"90_toy.ipynb": GOOD})
    content = bytearray(locked.read_bytes())
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(content)
    submissions, lines = handed_in(tmp_path)
    assert submissions == []
    for line, reason in zip(
        lines, ["symbolic link", "zip inside a zip", "rare method", "encrypted"], strict=True
    ):
        assert reason in line.reason


def test_a_damaged_zip_of_a_student_is_refused_and_of_a_class_is_an_error(tmp_path):
    (tmp_path / "ann.zip").write_bytes(b"PK\x03\x04 cut off")
    (tmp_path / "bob.zip").write_bytes(b"")
    _, lines = handed_in(tmp_path)
    assert [line.student for line in lines] == ["ann", "bob"]
    with pytest.raises(ValueError, match="damaged"):
        collect(tmp_path / "ann.zip", LESSONS)


# zipfile ends a name at its first zero byte, and can't write one of which nothing is left.
written = st.text(min_size=1, max_size=30).filter(lambda name: name[0] != "\0")
names = written | st.sampled_from(
    ["../../x.ipynb", "/etc/x.ipynb", "..\\x.ipynb", "a/" * 50 + "x.ipynb", "x" * 10_000 + ".ipynb"]
    + ["..", "/", "\x1b[2J.ipynb", "nul\0.ipynb", "C:\\x.ipynb", ".ipynb", "../.ipynb"]
)


def test_a_member_without_a_name_leads_nowhere(tmp_path):
    nameless = zipfile.ZipInfo("x")
    nameless.filename = ""
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr(nameless, GOOD)
        archive.writestr("ann/toy90/toy90.ipynb", GOOD)
    found = [one.student for one in collect(tmp_path / "class.zip", LESSONS)]
    assert "ann" in found and "" not in found


@pytest.mark.filterwarnings("ignore:Duplicate name")
@given(st.dictionaries(names, st.sampled_from([GOOD, b""]), min_size=1, max_size=5))
def test_members_of_any_name_lead_nowhere(tmp_path_factory, members):
    path = zipped(tmp_path_factory.mktemp("zip") / "class.zip", members)
    try:
        every = list(collect(path, LESSONS))
    except ValueError as error:
        assert "holds none" in str(error)
        return
    for one in every:
        assert one.student.isprintable() and 0 < len(one.student) <= 100
        assert not set(one.student) & set("/\\\0") and one.student not in (".", "..")
    assert not any(".." in line.file.split("/") for line in every if isinstance(line, Refusal))


@given(st.data())
def test_a_zip_with_any_damage_is_read_or_unfit(tmp_path_factory, data):
    buffer = io.BytesIO()
    zipped(buffer, {"90_toy.ipynb": GOOD[:300], "b.ipynb": GOOD[:300]})
    content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "ann.zip"
    path.write_bytes(content)
    try:
        archive = Archive(path)
    except UnfitFile:
        return
    for _, member in archive.members():
        try:
            assert len(archive.read(member)) <= 300
        except UnfitFile:
            continue
    archive.close()
