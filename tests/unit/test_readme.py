"""The pages are compared with the files: what they name is there, what is there the map names."""

import re
from pathlib import Path

import pytest

from gankit.exercises.registry import lessons, of_lesson

PROJECT = Path(__file__).parents[2]
NAMED = re.compile(r"(?<![\w./(-])([\w.-]+(?:\.py|\.md|\.txt|\.toml|/))(?=[\s:,;]|$)")


def tree():
    """The map's block, as (depth, folder or file, all that its line names)."""
    block = (PROJECT / "docs" / "map.md").read_text(encoding="utf-8").split("```")[1]
    for line in filter(None, block.splitlines()):
        first, _, rest = line.strip().partition(" ")
        yield (len(line) - len(line.lstrip())) // 2, first, [first, *NAMED.findall(rest)]


def paths():
    """Every path that the tree names: what a line names after its first word lies beside that."""
    folders = []
    for depth, first, named in tree():
        del folders[depth:]
        above = PROJECT.joinpath(*folders)
        yield above / first
        for name in named[1:]:
            beside, inside = above / name, above / first / name
            yield inside if first.endswith("/") and inside.exists() else beside
        folders.append(first)


def test_everything_that_the_tree_names_is_there():
    named = list(paths())
    assert len(named) > 80
    assert [path.relative_to(PROJECT).as_posix() for path in named if not path.exists()] == []


def rooms():
    """What a reader would miss: the kit's packages and top modules, folders of all else."""
    package = PROJECT / "gankit"
    for path in package.rglob("*"):
        folder = path.is_dir() and (path / "__init__.py").exists()
        lesson = re.fullmatch(r"lesson_\d\d", path.name)
        if folder and not lesson or path.parent == package and path.suffix == ".py":
            yield path
    for top in ("benchmarks", "notebooks", "tests"):
        for path in (PROJECT / top).iterdir():
            if path.is_dir() and path.name[0] not in "._":
                yield path


def test_every_part_of_the_kit_is_in_the_tree():
    named = set(paths())
    unnamed = [
        path.relative_to(PROJECT).as_posix()
        for path in rooms()
        if path not in named and not path.name.startswith("__")
    ]
    assert unnamed == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("grids of images; field_recorder.py: points", ["field_recorder.py"]),
        ("the walls; inside/: what runs within", ["inside/"]),
        ('frames; save(".gif" | ".html")', []),
        ("a.py, b.py beside it", ["a.py", "b.py"]),
    ],
)
def test_names_are_read_from_the_words_of_a_line(line, expected):
    assert NAMED.findall(line) == expected


def test_the_map_of_the_package_names_every_part():
    import gankit

    parts = {path.stem for path in rooms() if path.parent == PROJECT / "gankit"}
    parts = {part for part in parts if not part.startswith("__")}
    named = set(re.findall(r"`(?:gankit\.)?(\w+)`", gankit.__doc__))
    assert sorted(parts - named) == []


def test_blocks_and_headings_stand_apart():
    """A heading that follows a table's row without a blank line becomes part of the table."""
    for page in [*PROJECT.glob("*.md"), *PROJECT.glob("*/*.md")]:
        lines = page.read_text(encoding="utf-8").splitlines()
        inside = False
        for before, line in zip(["", *lines], lines, strict=False):
            inside ^= line.startswith("```")
            if line.startswith("#") and not inside:
                assert before == "", f"{page.name}: {line}"


def test_the_readme_opens_with_a_small_film_and_shows_every_lesson():
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    films = re.findall(r"!\[[^\]]+\]\((\S+)\)", text.split("## Two commands")[0])
    assert len(films) == 1
    assert (PROJECT / films[0]).stat().st_size < 1_000_000
    for notebook in (PROJECT / "notebooks").glob("*.ipynb"):
        [row] = [line for line in text.splitlines() if f"(notebooks/{notebook.name})" in line]
        picture = f"docs/pictures/{notebook.stem}.webp"
        assert picture in row or not (PROJECT / picture).exists()


def test_the_readme_counts_the_exercises_of_each_lesson():
    words = ("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")
    said = re.findall(
        r"\(notebooks/(\d\d)_.*\| (\w+) exercises \|", (PROJECT / "README.md").read_text()
    )
    counted = {int(lesson): words.index(word) + 7 for lesson, word in said}
    assert counted == {lesson: len(of_lesson(lesson)) for lesson in lessons()}


def test_every_command_of_the_benchmarks_page_is_there():
    text = (PROJECT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    modules = re.findall(r"^python -m ([\w.]+)", text, re.MULTILINE)
    assert len(modules) > 6
    for module in modules:
        path = PROJECT.joinpath(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_every_make_target_that_a_page_names_is_there():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    pages = [*PROJECT.glob("*.md"), *PROJECT.glob("*/README.md"), *PROJECT.glob("docs/*.md")]
    named = set()
    for page in pages:
        named |= set(re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE))
    assert len(named) > 8
    assert [
        name for name in sorted(named) if not re.search(rf"^[a-z -]*\b{name}\b.*:", makefile, re.M)
    ] == []
