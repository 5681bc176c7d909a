"""Gathers what the site is made of into one folder: pages, lessons, reference, figures."""

import re
import shutil
from pathlib import Path

from docs.site import api, book
from gankit.course.masters import read_masters

# Page of the project -> page of the site. A link from one to another follows.
PAGES = {
    "README.md": "index.md",
    "docs/install.md": "install.md",
    "docs/command_line.md": "command_line.md",
    "docs/instructors.md": "instructors.md",
    "docs/attacks.md": "attacks.md",
    "docs/map.md": "map.md",
    "data/README.md": "data.md",
    "benchmarks/README.md": "figures.md",
    "tests/README.md": "tests.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
GUIDE = ["install", "command_line", "data", "instructors", "attacks"]
PROJECT = ["map", "figures", "contributing", "tests", "changelog"]
RESULTS = Path("benchmarks", "results")
LINK = re.compile(r'(\]\(|<img src=")(?!https?:|#|mailto:)([^)#"\s]+)')


def assemble(target):
    """Writes the site's sources.

    Args:
        target: A folder; what is in it goes.

    Returns:
        List of the lessons that are shown without a run at lesson scale.
    """
    shutil.rmtree(target, ignore_errors=True)
    for source, page in PAGES.items():
        _write(target / page, _linked(Path(source), target))
    short = _write_lessons(target / "lessons")
    for name, text in api.pages().items():
        _write(target / "api" / f"{name}.md", text)
    _write(target / "api" / "index.md", _index_of_the_reference())
    _write_results(target / "results")
    with (target / "index.md").open("a", encoding="utf-8") as index:
        index.write(_contents())
    return short


def _write_lessons(folder):
    import nbformat

    short = []
    for master in read_masters("."):
        notebook, is_run = book.page_of(master)
        _write(folder / master.file, nbformat.writes(notebook))
        if not is_run:
            short.append(master.file)
    return short


def _write_results(folder):
    for path in sorted(RESULTS.glob("*.md")):
        title = path.stem.replace("_", " ")
        text = path.read_text(encoding="utf-8").replace("### ", "## ")
        _write(folder / path.name, f"# {title}\n\n{text}")


def _linked(source, target):
    """Returns a page whose links lead to pages of the site, and to copies of other files."""

    def follow(found):
        path = (source.parent / found[2]).resolve().relative_to(Path.cwd()).as_posix()
        return found[1] + _place(path, target)

    return LINK.sub(follow, source.read_text(encoding="utf-8"))


def _place(path, target):
    if path in PAGES:
        return PAGES[path]
    lesson = re.fullmatch(r"notebooks/(\w+\.ipynb)", path)
    if lesson:
        return f"lessons/{lesson[1]}"
    copied = target / "files" / path
    copied.parent.mkdir(parents=True, exist_ok=True)
    if Path(path).is_file():
        shutil.copy(path, copied)
    return f"files/{path}"


def _index_of_the_reference():
    import gankit

    modules = {name: getattr(gankit, name) for name in gankit.__all__}
    title = "# Reference\n\nEvery public function and class, from its docstring."
    return f"{title}\n\n{api.listed(modules)}\n"


def _contents():
    results = sorted(f"results/{path.stem}" for path in RESULTS.glob("*.md"))
    return "\n".join(
        [
            _tree("Lessons", ["lessons/*"], "glob"),
            _tree("Guide", GUIDE),
            _tree("Reference", ["api/index"]),
            _tree("Project", PROJECT),
            _tree("Tables", results),
        ]
    )


def _tree(caption, rows, *options):
    lines = ["hidden", "maxdepth: 1", f"caption: {caption}", *options]
    head = "\n".join(f":{line}:" if ":" not in line else f":{line}" for line in lines)
    body = "\n".join(rows)
    return f"\n```{{toctree}}\n{head}\n\n{body}\n```\n"


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
