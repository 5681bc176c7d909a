"""Looks at the pages that were built: a broken link or a picture without words is a fault."""

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """What a page links to, offers as a target, and shows without words.

    Args:
        text: Its HTML.
    """

    def __init__(self, text):
        super().__init__()
        self.links, self.targets, self.wordless = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        """Notes one element."""
        found = dict(attributes)
        self.targets |= {found[key] for key in ("id", "name") if found.get(key)}
        self.links += [found[key] for key in ("href", "src") if found.get(key)]
        words = {"img": "alt", "iframe": "title"}.get(tag)
        if words and not (found.get(words) or "").strip():
            self.wordless.append(self.get_starttag_text()[:120])


def faults(folder):
    """Looks at every page in a folder.

    Args:
        folder: The site's `Path`.

    Returns:
        List of lines: each link inside the site that leads nowhere, each picture or frame without
        words. Links to other sites are not followed.
    """
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    found = []
    for path, page in pages.items():
        name = path.relative_to(folder)
        found += [f"{name}: a picture without words: {tag}" for tag in page.wordless]
        found += [
            f"{name}: a link that leads nowhere: {link}"
            for link in page.links
            if not _leads_somewhere(link, path, pages)
        ]
    return found


def _leads_somewhere(link, path, pages):
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.exists():
        return False
    anchor = unquote(parts.fragment)
    return not anchor or target not in pages or anchor in pages[target].targets
