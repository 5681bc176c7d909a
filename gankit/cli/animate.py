"""`gankit animate DIR --to FILE`."""

from gankit.cli.arguments import path


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "animate",
        help="draw a run's animation anew",
        examples=[
            "gankit animate runs/ring --to ring.webp",
            "gankit animate runs/ring --to ~/ring.html",
        ],
    )
    parser.add_argument("run", metavar="DIR", type=path, help="the folder of a run")
    parser.add_argument(
        "--to", metavar="FILE", required=True, type=path, help=".gif, .webp, .mp4 or .html"
    )
    parser.set_defaults(command=run)


def run(parsed):
    """Draws the animation of a finished or interrupted run into a file."""
    from gankit import runs

    runs.Run.open(parsed.run).animation().save(parsed.to)
    print(parsed.to)
