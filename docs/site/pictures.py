"""Makes the pictures of the README: a training animation, and a picture for each lesson.

    python -m docs.site.pictures          # those that are not there yet
    python -m docs.site.pictures 5 9      # these lessons anew

A lesson's picture is what one of its cells shows at lesson scale. It is taken from the kept run of
the lesson, see docs/site/lessons.py; where there is none, only the cells that it needs are run.
"""

import base64
import copy
import html
import io
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from docs.site.lessons import kept, run_at_lesson_scale
from gankit.course.masters import read_masters
from gankit.dependencies import dependencies_of
from gankit.runs import Run
from gankit.templates import image_content

PICTURES = Path("docs", "pictures")
ANIMATION = PICTURES / "training.webp"
RUNS = Path("build", "runs")
LARGEST = 320  # pixels of a lesson's picture, both ways
MOST_BYTES = 1_000_000  # of the animation


@dataclass(frozen=True)
class Cell:
    """A picture that a lesson shows.

    Args:
        words: Words that stand in the source of its cell and in no other.
    """

    words: str

    def image(self, master):
        """Returns the `PIL.Image` that the cell shows last: a figure, or a film's last frame."""
        number = self._number(master.notebook)
        notebook = kept(master) or _run_what_is_needed(master, number)
        shown = [found for output in notebook.cells[number].outputs for found in images_of(output)]
        return Image.open(io.BytesIO(shown[-1])).convert("RGB")

    def _number(self, notebook):
        cells = enumerate(notebook.cells)
        [number] = [i for i, c in cells if c.cell_type == "code" and self.words in c.source]
        return number


@dataclass(frozen=True)
class Training:
    """The last picture of a training run by the command, with its curves.

    Args:
        arguments: Of `gankit train`.
    """

    arguments: tuple

    def run(self):
        """Returns the `Run`, trained unless it is kept."""
        folder = RUNS / "-".join(word.strip("-") for word in self.arguments)
        if not (folder / "run.json").is_file():
            command = [sys.executable, "-m", "gankit", "train", *self.arguments]
            subprocess.run([*command, "--out", str(folder)], check=True)
        return Run.open(folder)

    def image(self, master):
        """Returns the `PIL.Image` of the last frame as the animation shows it."""
        from gankit.animation.composer import Composer

        composer = Composer(self.run().animation())
        return Image.fromarray(composer.picture(len(composer) - 1))


DEMO = Training(("dcgan", "--data", "mnist", "--steps", "4000"))  # what `make demo` trains
SOURCES = {
    1: Cell("The same noised digits over the trained denoiser's output"),
    2: Cell("vae.decode(latent_grid(18))"),
    3: Cell("Codes fill a swiss roll"),
    4: Cell("Ten digits of the source in the first row, ten of the target"),
    5: Cell("One step each, in turns"),
    6: Cell("{title}: 1 to {ratio:.1f}"),
    7: Training(("cgan", "--data", "mnist", "--steps", "6000", "--seed", "10")),
    8: DEMO,
    9: Cell("A critic and its generator"),
    10: Cell("show_losses(train(mine, source, target, STEPS"),
    11: Cell("Ten faces in rows, from coarse squares above"),
    12: Cell("Five rows of ten near misses"),
}


def make_animation():
    """Writes the film of the demo, with as many frames as its size allows."""
    animation = DEMO.run().animation()
    from gankit.animation.composer import Composer

    composer = Composer(animation)
    # Of the first ones, which show noise and change little, every third is enough.
    early = [i for i in range(len(composer)) if animation.steps[i] < 60 and i % 3]
    frames = [Image.fromarray(composer.picture(i)) for i in range(len(composer)) if i not in early]
    times = [100] * (len(frames) - 1) + [3_000]
    frames[0].save(
        ANIMATION,
        save_all=True,
        append_images=frames[1:],
        duration=times,
        loop=0,
        quality=70,
        method=6,
    )
    if ANIMATION.stat().st_size > MOST_BYTES:
        raise ValueError(f"{ANIMATION} is larger than {MOST_BYTES} bytes")


def make_picture(master):
    """Writes the small picture of a lesson."""
    image = SOURCES[master.lesson].image(master)
    larger = max(1, 2 * LARGEST // image.width)
    image = image.resize((larger * image.width, larger * image.height), Image.Resampling.NEAREST)
    image.thumbnail((2 * LARGEST, LARGEST), Image.Resampling.LANCZOS)
    image.save(picture_of(master.name), quality=85, method=6)


def picture_of(name):
    """Returns where the picture of a lesson lies."""
    return PICTURES / f"{name}.webp"


def images_of(output):
    """Yields the bytes of each picture in an output; of a film, the last frame."""
    data = output.get("data", {})
    page = data.get("text/html", "")
    if picture := image_content(page):
        yield base64.b64decode(picture)
    elif "<iframe" in page:
        poster = re.search(r"data:image/\w+;base64,([\w+/=]+)", html.unescape(page))
        yield base64.b64decode(poster[1])


def _run_what_is_needed(master, number):
    notebook = copy.deepcopy(master.notebook)
    wanted = needed(notebook.cells, number)
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and index not in wanted:
            cell.source = "pass"
    run_at_lesson_scale(notebook, master.file)
    return notebook


def needed(cells, number):
    """Finds the cells that define what a cell uses, and what these use; not what changes it."""
    wanted, names = {number}, set(dependencies_of(cells[number].source).needs)
    for index in reversed(range(number)):
        if cells[index].cell_type != "code":
            continue
        found = dependencies_of(cells[index].source)
        if not found.is_clear or found.gives & names:
            wanted.add(index)
            names |= found.needs
    return wanted


def main(numbers):
    """Makes what is missing, and the lessons that are named."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    if not ANIMATION.exists():
        make_animation()
    for master in read_masters("."):
        missing = not picture_of(master.name).exists()
        if master.lesson in SOURCES and (missing and not numbers or master.lesson in numbers):
            make_picture(master)
            print(picture_of(master.name), flush=True)


if __name__ == "__main__":
    main({int(number) for number in sys.argv[1:]})
