"""`gankit train MODEL --data NAME [--target NAME] --out DIR`."""

import argparse

from gankit.cli.arguments import (
    INTERRUPTED,
    length,
    path,
    positive,
    refuse_unknown,
    refuse_unknown_set,
    seed,
    side,
)
from gankit.half_precision import PRECISIONS
from gankit.quiet import hush_tensorflow

# Models that are trained in a lesson, with the module that holds them; not by this command.
IN_LESSONS = {
    "aae": ("03_adversarial_autoencoders", "aae"),
    "dann": ("04_forgetting_and_domains", "dann"),
}


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "train",
        help="train a model into a folder",
        examples=[
            "gankit train gan --data ring --out runs/ring",
            "gankit train vae --data mnist --out runs/vae",
            "gankit train dcgan --data faces --steps 500 --seed 1 --out runs/faces",
            "gankit train fader --data faces --size 32 --labels Smiling --out runs/smiles",
            "gankit train cyclegan --data mnist --target usps --out runs/there",
            "gankit train dcgan --data ~/horses --size 32 --out ~/runs/horses",
        ],
    )
    models = "autoencoder, vae, gan, dcgan, dcgan_textbook, wgan, progan, cgan, cgan_planes, "
    models += "cyclegan, cogan or fader; where others are trained, `gankit train aae` says"
    parser.add_argument("model", metavar="MODEL", type=_model, help=models)
    sets = "see `gankit data list`, or a folder of pictures such as ./horses"
    parser.add_argument("--data", metavar="NAME", required=True, help=sets)
    second = "of cyclegan and cogan, the second set; or edges or negative, made of the first (none)"
    parser.add_argument("--target", metavar="NAME", help=second)
    parser.add_argument("--size", metavar="N", type=side, help="side of the images (the set's own)")
    parser.add_argument("--out", metavar="DIR", required=True, type=path, help="a new folder")
    parser.add_argument(
        "--steps", metavar="N", type=positive, help="training steps (what GANKIT_SCALE says)"
    )
    parser.add_argument(
        "--batch-size", metavar="N", type=positive, help="samples in a step (by the data)"
    )
    parser.add_argument(
        "--latent-dim", metavar="N", type=length, help="length of the latent vector (by the data)"
    )
    parser.add_argument(
        "--seed", metavar="S", type=seed, default=0, help="of all that is random (0)"
    )
    told = "of cgan and fader, the attributes they are told, such as Smiling,Eyeglasses (some)"
    parser.add_argument("--labels", metavar="A,B", type=_names, help=told)
    help_ = "auto takes bfloat16 where it is faster, see `gankit doctor` (float32)"
    parser.add_argument("--precision", choices=PRECISIONS, default="float32", help=help_)
    parser.set_defaults(command=run)


def run(parsed):
    """Trains a model and says what it left behind."""
    from gankit import runs

    refuse_unknown_set(parsed.data)
    runs.refuse_target(parsed.model, parsed.target)
    if parsed.target is not None:
        refuse_unknown_set(parsed.target, ("edges", "negative"))
    runs.refuse_taken(parsed.out)
    hush_tensorflow()
    trained = runs.train(
        parsed.model,
        parsed.data,
        parsed.out,
        target_name=parsed.target,
        size=parsed.size,
        steps=parsed.steps,
        batch_size=parsed.batch_size,
        latent_dim=parsed.latent_dim,
        seed=parsed.seed,
        precision=parsed.precision,
        labels=parsed.labels,
    )
    print(trained.summary())
    return INTERRUPTED if trained.status == "interrupted" else 0


def _model(name):
    """Reads a model's name before the parser asks for the options that are missing."""
    from gankit import runs

    try:
        if name in IN_LESSONS:
            raise ValueError(_where(name))
        refuse_unknown("model", name, runs.MODELS)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return name


def _where(model):
    notebook, module = IN_LESSONS[model]
    return (
        f"{model} is trained, and watched, in its lesson: jupyter lab notebooks/{notebook}.ipynb; "
        f"in Python it is in gankit.models.{module}, and "
        "fit(..., callbacks=[gankit.animation.FrameRecorder(...)]) records its animation"
    )


def _names(text):
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError(
            f"expected names, such as Smiling,Eyeglasses, received {text!r}"
        )
    return names
