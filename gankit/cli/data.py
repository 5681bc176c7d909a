"""`gankit data list` and `gankit data fetch NAME`."""

import json

from gankit.cli.arguments import refuse_unknown


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "data",
        help="list or fetch data sets",
        examples=["gankit data list", "gankit data fetch mnist"],
    )
    verbs = parser.add_subparsers(metavar="list|fetch", required=True)
    listing = verbs.add_parser(
        "list",
        help="say what there is",
        examples=["gankit data list", "gankit data list --json"],
    )
    listing.add_argument("--json", action="store_true", help="print it for programs")
    listing.set_defaults(command=run_list, only_prints=True)
    fetch = verbs.add_parser(
        "fetch", help="download a data set", examples=["gankit data fetch fashion_mnist"]
    )
    fetch.add_argument("name", metavar="NAME", help="one of those that `gankit data list` shows")
    fetch.set_defaults(command=run_fetch)


def run_list(parsed):
    """Prints two lines per data set."""
    from gankit import data

    if parsed.json:
        print(json.dumps([row._asdict() for row in data.catalogue()], indent=1))
        return
    for row in data.catalogue():
        print(f"{row.name:<14} {'here' if row.here else 'absent':<7} {row.size:<12} {row.where}")
        print(f"{'':<14} {row.summary}; terms: {row.terms}")


def run_fetch(parsed):
    """Downloads one data set."""
    from gankit import data

    refuse_unknown("data set", parsed.name, data.names())
    print(data.fetch(parsed.name))
