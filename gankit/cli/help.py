"""`gankit help [VERB ...]`: what `gankit VERB --help` says."""


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "help", help="explain a verb", examples=["gankit help train", "gankit help data fetch"]
    )
    parser.add_argument("verb", nargs="*", metavar="VERB", help="one of the verbs; none for all")
    parser.set_defaults(command=run, only_prints=True)


def run(parsed):
    """Prints the help of a verb and ends the program, as `--help` does."""
    parsed.root.parse_args([*parsed.verb, "--help"])
