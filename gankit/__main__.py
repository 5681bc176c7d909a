"""`python -m gankit` is the command `gankit`."""

import sys

from gankit.cli import main

if __name__ == "__main__":
    sys.exit(main())
