"""The web site, without building it: reference from docstrings, pages, links, words of pictures."""

import importlib.util
from pathlib import Path

import pytest

from docs.site import api, assemble
from docs.site.built import Page, faults
from docs.site.docstrings import markdown, prose

PROJECT = Path(__file__).parents[2]
DOCSTRING = """Draws `n` * 2 points.

Like this:

    draw(1)  # [0]

>>> draw(
...     2 * 1
... )
[0, 1]

```
a -> b
```

Args:
    n: How many, at least 1: no
        fewer, of `x_1`.
    **others: Ignored.

Returns:
    Array `(n, 2)`. Example: a <b>.

After that it rests.
"""


def test_a_docstring_becomes_markdown():
    def found():
        pass

    found.__doc__ = DOCSTRING
    text = markdown(found)
    assert text.startswith("Draws `n` \\* 2 points.\n")
    assert "```text\ndraw(1)  # [0]\n```" in text
    assert "```\na -> b\n```" in text
    assert "```pycon\n>>> draw(\n...     2 * 1\n... )\n[0, 1]\n```" in text
    assert "- `n`: How many, at least 1: no\n  fewer, of `x_1`.\n- `**others`: Ignored." in text
    assert "**Returns**\n\nArray `(n, 2)`. Example: a \\<b\\>.\n\nAfter that it rests." in text


def test_what_has_no_docstring_is_refused():
    with pytest.raises(ValueError, match="has no docstring"):
        markdown(lambda: None)


def test_markup_is_escaped_outside_of_code_alone():
    assert prose("a_b `c_d` [e]") == "a\\_b `c_d` \\[e\\]"


@pytest.fixture(scope="module")
def reference():
    return api.pages()


def test_every_public_name_has_an_entry(reference):
    shown = "\n".join(reference.values())
    names = list(api.every_name())
    assert len(names) > 200
    assert [name for name in names if f"\n({name})=\n" not in shown] == []


def test_every_fence_of_the_reference_is_closed(reference):
    odd = [
        name
        for name, text in reference.items()
        if sum(line.startswith("```") for line in text.splitlines()) % 2
    ]
    assert odd == []


def test_what_is_typed_in_an_example_is_shown_as_code(reference):
    assert not [name for name, text in reference.items() if "\\>\\>\\>" in text]
    assert "```pycon\n>>> Contender(" in reference["runs"]


def test_a_long_signature_has_an_argument_a_line(reference):
    shown = api.one_a_line("(a, *, b: dict[int, str]=(1, 2)) -> tuple[int, int]")
    lines = ["(", "    a,", "    *,", "    b: dict[int, str]=(1, 2),", ") -> tuple[int, int]"]
    assert shown.splitlines() == lines
    assert "class Contender(\n    name: str,\n" in reference["runs"]
    for name, text in reference.items():
        for code in text.split("```python\n")[1:]:
            first = code.splitlines()[0]
            assert len(first) <= api.WIDTH, f"{name}: {first}"


def test_a_class_that_a_method_returns_is_no_text(reference):
    assert "with_cure(self, cure: str) -> DamagedFile\n" in reference["data"]
    assert [name for name, text in reference.items() if ") -> '" in text] == []


def test_pages_are_listed_with_what_they_hold(reference):
    assert "[gankit.models.vae](models.vae.md): The variational autoencoder" in reference["models"]
    listed = api.listed({"data": importlib.import_module("gankit.data")})
    assert listed.startswith("- [gankit.data](data.md): Data sets: one call, `load(name)`, ")
    assert listed.endswith(":hidden:\n\ndata\n```")


def test_no_signature_shows_an_address(reference):
    assert [name for name, text in reference.items() if " at 0x" in text] == []


def test_every_page_for_people_is_on_the_site():
    pages = [*PROJECT.glob("*.md"), *PROJECT.glob("[!.]*/README.md"), *PROJECT.glob("docs/*.md")]
    named = {page.relative_to(PROJECT).as_posix() for page in pages}
    assert named == set(assemble.PAGES)
    in_menus = {f"{name}.md" for name in [*assemble.GUIDE, *assemble.PROJECT]}
    assert in_menus | {"index.md"} == set(assemble.PAGES.values())


def test_links_and_pictures_are_looked_at(tmp_path):
    (tmp_path / "a.html").write_text(
        '<h1 id="top">A</h1><img src="x.png" alt="words"><img src="x.png" alt=" "><iframe></iframe>'
        '<a href="b.html#there">1</a><a href="b.html#gone">2</a><a href="c.html">3</a>'
        '<a href="#top">4</a><a href="https://example.org/">5</a>'
    )
    (tmp_path / "b.html").write_text('<p id="there">')
    (tmp_path / "x.png").touch()
    found = faults(tmp_path)
    assert len(found) == 4
    assert sum("without words" in line for line in found) == 2
    assert any(line.endswith("b.html#gone") for line in found)
    assert any(line.endswith("c.html") for line in found)


def test_a_page_knows_its_targets():
    page = Page('<a name="old"></a><p id="new">')
    assert page.targets == {"old", "new"}


def test_the_theme_and_its_kind_are_an_extra_of_the_package():
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    for package in ("sphinx", "myst-nb", "furo"):
        assert f'"{package}>=' in text


@pytest.mark.skipif(importlib.util.find_spec("nbgrader") is None, reason="needs nbgrader")
def test_a_lesson_s_page_shows_no_solution():
    from docs.site import book
    from gankit.course.masters import read_masters

    [master] = read_masters(PROJECT, lesson=5)
    page, _ = book.page_of(master)
    text = "\n".join(cell.source for cell in page.cells)
    assert "BEGIN SOLUTION" not in text
    assert text.count("# YOUR CODE HERE") == 10
    assert "ModuleNotFoundError" not in text
