"""The page on which students begin."""

PAGE = """\
# Autoencoders and adversarial networks in Keras 3

You need Python 3.11, 3.12 or 3.13 (there is no TensorFlow for a newer one, nor for Macs with an
Intel processor). The set-up needs a network once, 3 GB of disk and some minutes.

## Begin

Open a terminal in this folder and type, one after another:

```sh
python3 -m venv .venv
.venv/bin/python -m pip install -e . -c constraints.txt
.venv/bin/jupyter lab notebooks
```

On Windows, in PowerShell:

```powershell
py -3.13 -m venv .venv
.venv\\Scripts\\python -m pip install -e . -c constraints.txt
.venv\\Scripts\\jupyter lab notebooks
```

`py --list` shows which Pythons Windows has; 3.12 and 3.11 do as well as 3.13, a newer one does not.

The last line opens JupyterLab in your browser; take the first lesson there. If something does not
work, ask the doctor what is wrong and how to cure it: `.venv/bin/gankit doctor`, or
`.venv\\Scripts\\gankit doctor`.

## Lessons

{lessons}

## How a lesson works

Run the cells from the top, one after another, with Shift and Enter. Where you find

```python
# YOUR CODE HERE
raise NotImplementedError()
```

put your own lines in place of both. Until then, cells that need them stop with
`NotImplementedError`, and cells that need what these were to make name the blank: that is no fault,
go on below.

- `check("gan.some_exercise", some_exercise)` stands below each exercise. It says whether your
  answer is right; if not, what is likely misunderstood. Ask it as often as you like.
- `hint("gan.some_exercise")`, in a cell of your own, opens a hint; call it again for the next one.
- `progress()` shows your score so far.

Long runs are sized for a laptop with two cores. To see a notebook work in a minute, without
learning much, start JupyterLab with the environment variable `GANKIT_SCALE=smoke`.

The data come from the network the first time, or are generated where there is none;
`data/README.md` names their sources and terms. Save your work, and hand in the notebooks.
"""


def start_page(notebooks):
    """Writes the page with a link to each lesson.

    Args:
        notebooks: List of `StudentNotebook`, in order.

    Returns:
        String, Markdown.
    """
    return PAGE.format(lessons="\n".join(_row(notebook) for notebook in notebooks))


def _row(notebook):
    link = f"- [{notebook.title}](notebooks/{notebook.file})"
    if not notebook.points:
        return link
    exercises = "exercise" if len(notebook.points) == 1 else "exercises"
    return f"{link}: {len(notebook.points)} {exercises}, {sum(notebook.points)} points"
