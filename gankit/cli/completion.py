"""`gankit completion SHELL`: a script by which a shell completes what is typed, made by shtab."""

from gankit.cli.arguments import all_actions, path, refuse_unknown

SHELLS = ("bash", "zsh", "tcsh", "fish")


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "completion",
        help="print a script that completes commands in your shell",
        examples=[
            "gankit completion bash >> ~/.bashrc",
            "gankit completion zsh > ~/.zfunc/_gankit   # a folder of its $fpath",
            "gankit completion fish > ~/.config/fish/completions/gankit.fish",
            "gankit completion tcsh >> ~/.cshrc",
        ],
    )
    parser.add_argument("shell", metavar="SHELL", help=", ".join(SHELLS))
    parser.set_defaults(command=run, only_prints=True)


def run(parsed):
    """Prints the script."""
    refuse_unknown("shell", parsed.shell, SHELLS)
    try:
        import shtab
    except ImportError as error:
        raise ImportError(f"completion needs shtab ({error}): pip install shtab") from error
    if parsed.shell not in shtab.SUPPORTED_SHELLS:
        raise ValueError(
            f"shtab {shtab.__version__} has no script for {parsed.shell}: pip install -U shtab"
        )
    from gankit import data, runs

    known = {"model": list(runs.MODELS), "data": data.names(), "target": data.names()}
    for action in all_actions(parsed.root):
        if action.type is path:
            action.complete = shtab.FILE
        elif action.dest in known:
            action.choices = list(known[action.dest])
    print(shtab.complete(parsed.root, parsed.shell))
