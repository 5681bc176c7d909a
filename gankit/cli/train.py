"""`gankit train MODEL --data NAME --out DIR`."""

from pathlib import Path

from gankit.cli.arguments import INTERRUPTED, length, positive, refuse_unknown, seed
from gankit.quiet import hush_tensorflow


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser("train", help="train a model into a folder")
    parser.add_argument(
        "model", metavar="MODEL", help="gan, dcgan, dcgan_textbook, wgan, cgan or cgan_planes"
    )
    parser.add_argument("--data", metavar="NAME", required=True, help="see `gankit data list`")
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="a new folder")
    parser.add_argument("--steps", metavar="N", type=positive, help="default: by GANKIT_SCALE")
    parser.add_argument("--batch-size", metavar="N", type=positive, help="samples in a step")
    parser.add_argument(
        "--latent-dim", metavar="N", type=length, help="length of the latent vector"
    )
    parser.add_argument("--seed", metavar="S", type=seed, default=0)
    parser.set_defaults(command=run)


def run(parsed):
    """Trains a model and says what it left behind."""
    from gankit import data, runs

    refuse_unknown("model", parsed.model, runs.MODELS)
    refuse_unknown("data set", parsed.data, data.names())
    runs.refuse_taken(parsed.out)
    hush_tensorflow()
    trained = runs.train(
        parsed.model,
        parsed.data,
        parsed.out,
        steps=parsed.steps,
        batch_size=parsed.batch_size,
        latent_dim=parsed.latent_dim,
        seed=parsed.seed,
    )
    print(trained.summary())
    return INTERRUPTED if trained.status == "interrupted" else 0
