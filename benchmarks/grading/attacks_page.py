"""The page `docs/attacks.md`, written from what was measured."""

from benchmarks.table import markdown_table
from tests.attacks.observed import honest_students, student_of
from tests.attacks.school import places_in

PLACES = {
    "masters": "the masters",
    "gradebook": "the gradebook",
    "submission": "another submission",
    "environment": "the grader's environment",
    "key": "private notes",
    "outside": "private notes",
}
PAGE = """# Attacks

Each row is a real notebook of lesson 05 in `tests/attacks/catalogue` that wants more than its
answers have earned. `make test` grades one or two of each kind, `make test-all` all {count}, with
honest notebooks before, between and behind them. `python -m benchmarks.grading.attacks` grades each
of the {kinds} kinds in a batch, with {honest} honest notebooks in all, lets nbgrader autograde each
attack too, and writes this page from what it measured.

{table}

How to read it:

- *no point*: blank answers, and the attack gained nothing. *kept its points*: right answers, and
  the attack changed nothing. *lost its own points*: it harmed itself; the verdict says how.
- gankit's batches took {minutes:.0f} minutes with two workers. {together}
- nbgrader {nbgrader} autograded each attack by itself: a user without rights, in a sandbox of the
  benchmark's, with a copy of a course (masters, gradebook, an honest submission, private notes
  and its own copy of this package) in the place of the host, {wall} seconds at most, 3 GB of
  memory, and no network but a loopback on which somebody listened. Of the lesson's own cells it
  ran the imports alone. *batch stopped*: the process that graded was ended, or had not come back
  when its time was over. *not graded*: it came back without a grade. Where the table says no
  more than *no point*, it may be the sandbox that stopped the attack: nbgrader runs notebooks
  with all the rights of whoever starts it.
- Some attacks go for parts that only one of the two has, such as the evidence of a probe; there
  is nothing for them to find in the other.

## What the walls do not stop

- **Faults of the kernel.** Bubblewrap is made of Linux' namespaces. Whoever knows a fault in the
  kernel that leads out of these is out. For notebooks of people whom you don't trust with an
  account, keep the machine up to date, or grade on one that holds nothing else.
- **The package's own code.** Students have it, and so has the box, but for the lessons' exercises:
  layers, losses and models, which lessons teach. An answer that calls them is right by every
  measure that a judge has, and so is one that brings a judge's right answer along. The summary
  lists notebooks that name the exercises, the grader or Python's ways to look at its own stack;
  reading them finds the rest.
- **Answers of others.** A right answer is right, whoever wrote it. The summary lists submissions
  that are alike word for word; whoever renames everything is not on the list.
- **Notes on the side.** A box learns what libraries are installed, where the data, Python and the
  package lie on the disk, and so perhaps the name of whoever grades, how fast the machine is, and
  what a judge says about its own answers. What it draws, the text of its errors, and the last
  words of a cell that had to be left out reach the student's page and yours, as text.
- **Much at once.** Where the system lets no control group be made, memory is looked at four times
  a second, what the kernel itself notes for a box, such as the names of a million empty files, is
  not counted, and nothing gives a box a smaller share of the processors than its neighbours have.
- **Time.** An attack takes the time that it is given, and as much again for all further runs
  together: a box that ended might have been the machine's fault, and one bad cell should not cost
  what others have earned. A class of attackers makes for a long evening.
"""


def write_page(batches, theirs):
    """Returns the page.

    Args:
        batches: List of `(attacks, ours)`: a list of `Attack` and what
            `tests.attacks.observed.observe` returned of them.
        theirs: Dict from an attack's name to what came of it in nbgrader.
    """
    from nbgrader import __version__

    from benchmarks.grading.sandboxed_nbgrader import SECONDS

    rows = [row for attacks, ours in batches for row in _rows(attacks, ours, theirs)]
    return PAGE.format(
        count=len(rows),
        kinds=len(batches),
        honest=sum(len(honest_students(attacks)) for attacks, _ in batches),
        table=markdown_table(rows),
        minutes=sum(ours["seconds"] for _, ours in batches) / 60,
        together=_together(batches),
        nbgrader=__version__,
        wall=SECONDS,
    )


def _rows(attacks, ours, theirs):
    results = {one["student"].split()[0]: one for one in ours["graded"]}
    for number, attack in enumerate(attacks):
        result = results[student_of(attacks, number).split()[0]]
        yield {
            "attack": attack.purpose,
            "gankit grade": _ours(attack, result, ours["hidden"]),
            "nbgrader autograde": _theirs(attack, theirs[attack.name]),
        }


def _ours(attack, result, hidden):
    brought_out = str([result["exercises"], result["figures"]])
    verdicts = {one["verdict"] for one in result["exercises"]}
    unusual = sorted(verdicts - {"right", "wrong", "not attempted"})
    words = [_grade(attack, result["points"]), *unusual]
    return ", ".join([*words, *_read(places_in(brought_out, hidden))])


def _theirs(attack, done):
    if attack.student:  # nbgrader's folders have names that the instructor chose
        return "not tried"
    said, words = done["said"], []
    if said is None:
        words.append("batch stopped")
    elif not said["success"]:
        words.append("not graded")
    elif said["score"] is not None:
        words.append(_grade(attack, said["score"]))
    words += _read(done["told"])
    words += _harm(done)
    if said and said["reached"]:
        words.append("reached a server of the host")
    if said and said["processes"]:
        words.append("left processes")
    return ", ".join(words)


def _harm(done):
    kinds = {"/source": "the masters", "/release": "the masters", "/lib": "the package"}
    changed = {
        kinds.get("/" + path.split("/")[1], "other submissions")
        for path in done["changed"]
        if "attack-trace" not in path
    }
    if changed:
        yield f"changed {' and '.join(sorted(changed))}"
    if done["traces"]:
        yield "left files in the course"


def _grade(attack, points):
    if points > attack.honest_points:
        return f"**gained {points - attack.honest_points:g} points**"
    if attack.honest_points == 0:
        return "no point"
    return "kept its points" if points == attack.honest_points else "lost its own points"


def _read(places):
    named = list(dict.fromkeys(PLACES[place] for place in places))
    return [f"read {' and '.join(named)}"] if named else []


def _together(batches):
    honest = [
        one
        for attacks, ours in batches
        for one in ours["graded"]
        if one["student"] in honest_students(attacks)
    ]
    full = sum(one["points"] == 21 for one in honest)
    several = [ours for _, ours in batches]
    changed = sorted({kind for ours in several for kind, one in ours["changed"].items() if one})
    kept = "changed: " + ", ".join(changed) if changed else "nothing was changed or left"
    counts = {
        name: sum(len(ours[name]) for ours in several)
        for name in ("graded", "processes", "groups", "reached")
    }
    return (
        f"All {counts['graded']} notebooks were graded, {full} of {len(honest)} honest ones "
        f"with full marks. On the host {kept}: masters, submissions, the report's key, the "
        "package, the libraries, shared memory, temporary folders; "
        f"{counts['processes']} processes and {counts['groups']} control groups were left, "
        f"{counts['reached']} connections came in."
    )
