"""What the pages for people link to, name and tell to type is there."""

import re
import shlex
from pathlib import Path

from gankit.cli import build_parser
from gankit.cli.train import IN_LESSONS

PROJECT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)|<img src=\"(?!https?:)([^\"]+)\"")


def pages_for_people():
    return [*PROJECT.glob("*.md"), *PROJECT.glob("*/README.md"), *PROJECT.glob("docs/*.md")]


def test_every_file_that_a_page_links_to_is_there():
    links = [
        (page, first or second)
        for page in pages_for_people()
        for first, second in LINK.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 25
    missing = [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()]
    assert missing == []


def anchors(page):
    """Where a link may lead within a page, by GitHub's rule, which MyST's is too."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_heading_that_a_page_links_to_is_there():
    missing, found = [], 0
    for page in pages_for_people():
        for file, anchor in re.findall(
            r"\]\(((?!https?:)[^)#\s]*)#([^)\s]+)\)", page.read_text(encoding="utf-8")
        ):
            found += 1
            if anchor not in anchors(page.parent / file if file else page):
                missing.append(f"{page.name}: {file}#{anchor}")
    assert found > 1
    assert missing == []


def test_every_path_of_the_project_that_a_page_names_is_there():
    """Paths below a folder of the project; one that a command is to make is none of them."""
    written_by_commands = "benchmarks/results/cache"
    tops = "gankit|tests|benchmarks|docs|notebooks|data"
    path = re.compile(rf"(?<![\w./~-])(?:{tops})/[\w./-]*\w/?(?![\w*<{{])")
    missing = [
        f"{page.name}: {named}"
        for page in pages_for_people()
        for named in path.findall(page.read_text(encoding="utf-8"))
        if not any((above / named).exists() for above in (PROJECT, page.parent))
        and "_NN" not in named
        and not named.startswith(written_by_commands)
    ]
    assert missing == []


def commands_of_pages():
    """Every `gankit ...` in a block of shell, or by itself between backticks, as words."""
    for page in pages_for_people():
        text = page.read_text(encoding="utf-8")
        lines = re.findall(r"^(?:sudo )?gankit .+$", text, re.MULTILINE)
        for line in [*lines, *re.findall(r"`(gankit [a-z]+ [^`\n]+)`", text)]:
            yield page.name, shlex.split(re.split(r"\s>>?\s", line)[0], comments=True)[1:]


def test_every_command_of_a_page_is_one_that_gankit_takes(capsys):
    refused, count = [], 0
    for page, words in commands_of_pages():
        count += 1
        if words[0] == "train":
            if words[1] in IN_LESSONS:  # a model that the command only shows the way to
                continue
            for option in {"--data", "--out"} - set(words):  # between backticks not all is said
                words = [*words, option, "x"]
        try:
            build_parser().parse_args(words)
        except SystemExit as error:
            if error.code:
                refused.append(f"{page}: gankit {' '.join(words)}: {capsys.readouterr().err}")
    assert count > 30
    assert refused == []


def test_every_picture_of_a_page_has_words():
    for page in pages_for_people():
        text = page.read_text(encoding="utf-8")
        assert re.findall(r"!\[\s*\]\(", text) == [], page.name
        for picture in re.findall(r"<img [^>]*>", text):
            assert re.search(r"alt=\"[^\"]{10,}\"", picture), f"{page.name}: {picture}"
