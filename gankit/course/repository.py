"""Where a course lies online, and the addresses at which services open a notebook of it."""

import re
from dataclasses import dataclass
from urllib.parse import quote

FORM = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/tree/([\w./-]+?))?/?")
BADGES = (
    (
        "Open in Colab",
        "https://colab.research.google.com/assets/colab-badge.svg",
        "https://colab.research.google.com/github/{owner}/{name}/blob/{branch}/{path}",
    ),
    (
        "Open in Kaggle",
        "https://kaggle.com/static/images/open-in-kaggle.svg",
        "https://kaggle.com/kernels/welcome?src={address}/blob/{branch}/{path}",
    ),
    (
        "Open in Binder",
        "https://mybinder.org/badge_logo.svg",
        "https://mybinder.org/v2/gh/{owner}/{name}/{branch}?labpath={quoted}",
    ),
)


@dataclass(frozen=True)
class Repository:
    """A public repository on GitHub, which is what the services read.

    Args:
        owner: Whose it is.
        name: Its name.
        branch: The branch whose notebooks are opened.
    """

    owner: str
    name: str
    branch: str = "main"

    @classmethod
    def at(cls, address):
        """Reads an address as a browser shows it.

        Example: `https://github.com/ada/course/tree/autumn` -> `Repository("ada", "course",
        "autumn")`.

        Args:
            address: `https://github.com/OWNER/NAME`, with `/tree/BRANCH` for another than `main`.

        Returns:
            A `Repository`.

        Raises:
            ValueError: If it is no such address.
        """
        found = FORM.fullmatch(address.strip())
        if not found:
            raise ValueError(
                "expected the address of a repository, https://github.com/OWNER/NAME or "
                f"https://github.com/OWNER/NAME/tree/BRANCH; received {address!r}"
            )
        return cls(found[1], found[2], found[3] or "main")

    @property
    def address(self):
        """Where a browser finds it."""
        return f"https://github.com/{self.owner}/{self.name}"

    @property
    def requirement(self):
        """What pip installs."""
        return f"gankit @ git+{self.address}@{self.branch}"

    def badges(self, path):
        """Returns a line of Markdown: a picture for each service that opens a notebook.

        Args:
            path: The notebook's path in the repository, with slashes.
        """
        fields = {"owner": self.owner, "name": self.name, "branch": self.branch}
        fields |= {"address": self.address, "path": path, "quoted": quote(path, safe="")}
        return " ".join(
            f"[![{words}]({picture})]({link.format(**fields)})" for words, picture, link in BADGES
        )
