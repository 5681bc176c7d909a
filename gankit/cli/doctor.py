"""`gankit doctor`: is this machine ready?"""

from gankit.quiet import notes_of_tensorflow_hidden


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser("doctor", help="say whether this machine is ready")
    parser.set_defaults(command=run, only_prints=True)


def run(parsed):
    """Prints the findings about this machine."""
    from gankit import doctor

    with notes_of_tensorflow_hidden():
        findings = doctor.examine()
    print(*findings, sep="\n")
    return 0 if doctor.is_ready(findings) else 1
