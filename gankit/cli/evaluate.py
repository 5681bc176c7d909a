"""`gankit evaluate RUN [--data NAME] [--against RUN2]`."""

import json
import sys

from gankit.cli.arguments import path, refuse_unknown_set, seed
from gankit.quiet import hush_tensorflow


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "evaluate",
        help="score what a run's model draws",
        examples=["gankit evaluate runs/cgan", "gankit evaluate runs/faces --against runs/other"],
    )
    parser.add_argument("run", metavar="RUN", type=path, help="the folder of a run")
    parser.add_argument("--data", metavar="NAME", help="what to compare with (the run's own data)")
    parser.add_argument(
        "--against", metavar="RUN2", type=path, help="another run, beside it (none)"
    )
    parser.add_argument(
        "--seed", metavar="S", type=seed, default=0, help="of the latent vectors (0)"
    )
    parser.set_defaults(command=run)


def run(parsed):
    """Scores one run or two, prints the table, leaves `evaluation.json` and a page in the first."""
    from gankit import runs
    from gankit.cli.drawing import compared_with, drawing

    if parsed.data is not None:
        refuse_unknown_set(parsed.data)
    folders = [parsed.run, *([parsed.against] if parsed.against else [])]
    opened = [_finished(runs.Run.open(folder)) for folder in folders]
    settings = opened[0].record["settings"]
    data_name = compared_with(settings, parsed.data)
    hush_tensorflow()
    from gankit.evaluation import as_text, evaluate, write_page

    draws = [drawing(one, data_name, parsed.seed) for one in opened]
    judgements = evaluate(draws, data_name, size=settings.get("size"), say=_say)
    _write(parsed.run, judgements, write_page)
    print(as_text(judgements))


def _finished(opened):
    if (opened.folder / "model.keras").is_file():
        return opened
    raise ValueError(
        f"{opened.folder} has no model.keras, its status is {opened.status!r}: wait for its end, "
        "or end it with Ctrl-C, which leaves a model; one that failed must be trained anew"
    )


def _say(line):
    print(f"  {line} ...", file=sys.stderr, flush=True)


def _write(folder, judgements, write_page):
    from gankit.files import whole_file

    with whole_file(folder / "evaluation.json") as part:
        records = [one.record() for one in judgements]
        part.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
    write_page(folder / "evaluation.html", judgements)
