"""`python -m benchmarks.figures [NAME ...]`: measures what is missing, prints and writes tables."""

import argparse
import importlib
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from benchmarks.figures.results import RESULTS  # noqa: E402
from benchmarks.table import markdown_table  # noqa: E402

FIGURES = (
    "generated_digits",
    "batch_norm",
    "learning_rate",
    "dcgan_mnist",
    "face_recipes",
    "face_hunt",
    "tutorial_faces",
    "dcgan_celeba",
    "faces_memory",
    "cgan_mnist",
    "cgan_faces",
    "autoencoders",
    "denoiser",
    "sparse_autoencoder",
    "vae_bound",
    "vae_samples",
    "semi_supervised",
    "hundred_labels",
    "speedup",
    "graded_race",
    "wgan_grid",
    "stacked_mnist",
    "wgan_images",
    "wgan_gradients",
    "progan_steps",
    "progan_faces",
    "forgetting",
    "faders_on_faces",
    "domains",
    "taught_domains",
    "translation",
    "cogan",
    "own_folders",
    "steganography",
    "tstr",
    "robustness",
    "open_set",
)


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures")
    parser.add_argument("names", nargs="*", choices=[[], *FIGURES], metavar="NAME")
    for name in parser.parse_args().names or FIGURES:
        figure = importlib.import_module(f"benchmarks.figures.{name}")
        table = markdown_table(figure.measure_all())
        print(f"\n### {name}\n\n{table}\n", flush=True)
        (RESULTS / f"{name}.md").write_text(table + "\n")


if __name__ == "__main__":
    main()
