"""Builds the web site into build/site.

    python -m docs.site.build

Lessons are shown as they ran at lesson scale where docs/site/lessons.py has kept a run; elsewhere
with the outputs that their masters record. A warning of Sphinx, a link that leads nowhere and a
picture without words end the build.
"""

import shutil
import sys
from pathlib import Path

from docs.site.api import every_name
from docs.site.assemble import assemble
from docs.site.built import Page, faults

SITE = Path("build", "site")
SOURCES = Path("build", "site-sources")
SETTINGS = Path("docs", "site")


def main():
    """Builds the site; returns the exit code."""
    from sphinx.cmd.build import build_main

    short = assemble(SOURCES)
    shutil.rmtree(SITE, ignore_errors=True)
    options = ["-q", "-W", "--keep-going", "-b", "html", "-d", "build/site-trees"]
    code = build_main([*options, "-c", str(SETTINGS), str(SOURCES), str(SITE)])
    if code:
        return code
    found = [*faults(SITE.resolve()), *_missing_names()]
    if found:
        print(*found, sep="\n", file=sys.stderr)
        return 1
    if short:
        print(f"without a run at lesson scale (make lessons): {', '.join(short)}")
    print(f"{SITE / 'index.html'} (open it in a browser)")
    return 0


def _missing_names():
    shown = set()
    for path in SITE.glob("api/*.html"):
        shown |= Page(path.read_text(encoding="utf-8")).targets
    anchors = {name.lower().replace("_", "-").replace(".", "-") for name in shown}
    return [
        f"{name} is public and on no page"
        for name in every_name()
        if name.lower().replace("_", "-").replace(".", "-") not in anchors
    ]


if __name__ == "__main__":
    sys.exit(main())
