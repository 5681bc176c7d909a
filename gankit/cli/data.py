"""`gankit data list` and `gankit data fetch NAME`."""

from gankit.cli.arguments import refuse_unknown


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser("data", help="list or fetch data sets")
    verbs = parser.add_subparsers(metavar="list|fetch", required=True)
    listing = verbs.add_parser("list", help="say what there is")
    listing.set_defaults(command=run_list, only_prints=True)
    fetch = verbs.add_parser("fetch", help="download a data set")
    fetch.add_argument("name", metavar="NAME", help="one of those that `gankit data list` shows")
    fetch.set_defaults(command=run_fetch)


def run_list(parsed):
    """Prints one line per data set."""
    from gankit import data

    for row in data.catalogue():
        print(f"{row.name:<14} {'here' if row.here else 'absent':<7} {row.size:<12} {row.where}")
        print(f"{'':<14} {row.summary}; terms: {row.terms}")


def run_fetch(parsed):
    """Downloads one data set."""
    from gankit import data

    refuse_unknown("data set", parsed.name, data.names())
    print(data.fetch(parsed.name))
