"""`gankit doctor`: is this machine ready?"""

import json
from dataclasses import asdict

from gankit.quiet import notes_of_tensorflow_hidden


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "doctor",
        help="say whether this machine is ready",
        examples=["gankit doctor", "gankit doctor --json"],
    )
    parser.add_argument("--json", action="store_true", help="print the findings for programs")
    parser.set_defaults(command=run, only_prints=True)


def run(parsed):
    """Prints the findings about this machine."""
    from gankit import doctor

    with notes_of_tensorflow_hidden():
        findings = doctor.examine()
    if parsed.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        print(*findings, sep="\n")
    return 0 if doctor.is_ready(findings) else 1
