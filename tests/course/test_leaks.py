"""A line of a solution is found wherever it hides; what stands in the open is no leak."""

import base64
import html
import json
import textwrap

import pytest
import toys
from hypothesis import given
from hypothesis import strategies as st

from gankit.course.blanking import blank
from gankit.course.leaks import Leak, Secrets

LINES = [
    "fake = generator(noise, training=True)",
    'layer = Dense(1, activation="sigmoid", name="real # or fake")',
    "total = first[0] + second[1] * (third - 2)",
    "names = ['real', 'fake', \"don't know\"]",
    "optimizer.apply(gradients, [*generator.weights, *encoder.weights])",
    "return -ops.mean(ops.log(real + 1e-7) + ops.log(1 - fake))",
    "if discriminator.trainable: discriminator.trainable = False",
]
SHORT = ["return x", "x = 1", "pass", "i += 1"]
OPEN = [
    "import keras",
    "noise = keras.random.normal((8, 2))",
    "print(noise.shape)",
    "show(generator(noise))",
    "# the generator moves, the discriminator rests",
    'plot(real, title="don\'t # worry")',
]
PROSE = [
    "Don't freeze `everything`, it's too much # of a good thing.",
    "The discriminator says: real, or fake?\n\n> return to sender",
    "$\\mathbb{E}[\\log D(x)]$ and `return x` & x < 1",
    "    indented = code(in_prose)",
]


def answer_with(lines):
    body = textwrap.indent("\n".join(lines), "    ")
    return toys.answer(f"def solve(x):\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION")


def master_with(lines, open_code=OPEN, open_prose=PROSE):
    cells = [toys.prose(text) for text in open_prose]
    return toys.toy_master(*cells, *(toys.code(text) for text in open_code), answer_with(lines))


# How a line may be written differently without becoming another line.


@st.composite
def reformatted(draw, line):
    """The line with other space, line breaks, quotes, parentheses, commas and comments."""
    if draw(st.booleans()) and "don't" not in line:
        line = line.replace('"', "'") if draw(st.booleans()) else line.replace("'", '"')
    pieces = []
    in_string = ""
    for character in line:
        if character in "\"'" and in_string in ("", character):
            in_string = "" if in_string else character
        pieces.append(character)
        if not in_string and character in "(,[+*-=.":
            pieces.append(
                draw(st.sampled_from(["", "", " ", "\n", "\t", "  # a note\n    ", "\\\n"]))
            )
    text = "".join(pieces)
    if draw(st.booleans()):
        text = text.replace(")", ",)" if draw(st.booleans()) else "\n)")
    if draw(st.booleans()):
        text = f"({text})"
    return text


def in_source(notebook, number, text):
    cell = notebook["cells"][number]
    cell["source"] = [*cell["source"], "\n", *text.splitlines(keepends=True)]


def in_quoted_prose(notebook, number, text):
    in_source(notebook, number, "\n".join(f"> {row}" for row in text.split("\n")))


def in_html(notebook, number, text):
    in_source(notebook, number, f"<pre>{html.escape(text)}</pre>")


def in_outputs(notebook, number, text):
    output = {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}
    notebook["cells"][number]["outputs"] = [output]


def in_a_traceback(notebook, number, text):
    output = {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["...", text]}
    notebook["cells"][number]["outputs"] = [output]


def in_cell_metadata(notebook, number, text):
    notebook["cells"][number]["metadata"]["note"] = {"deep": [{"er": text}]}


def in_a_key(notebook, number, text):
    notebook["cells"][number]["metadata"][text] = True


def in_notebook_metadata(notebook, number, text):
    notebook["metadata"]["history"] = [{"input": text}]


def in_nested_json(notebook, number, text):
    notebook["metadata"]["state"] = json.dumps({"cells": [json.dumps({"source": text})]})


def in_an_attachment(notebook, number, text):
    data = base64.b64encode(f"notes:\n{text}\n".encode()).decode()
    notebook["cells"][number]["attachments"] = {"notes.png": {"image/png": data}}


def in_a_wrapped_attachment(notebook, number, text):
    data = base64.encodebytes(f"some more notes:\n{text}\n".encode()).decode()
    notebook["cells"][number]["attachments"] = {"notes.png": {"image/png": data}}


def in_a_data_address(notebook, number, text):
    data = base64.urlsafe_b64encode(f">>>>????{text}".encode()).decode()
    in_source(notebook, number, f"![](data:text/plain;base64,{data})")


def in_an_escaped_string(notebook, number, text):
    in_source(notebook, number, f"text = {json.dumps(text)}")


PLACES = [
    in_source,
    in_quoted_prose,
    in_html,
    in_outputs,
    in_a_traceback,
    in_cell_metadata,
    in_a_key,
    in_notebook_metadata,
    in_nested_json,
    in_an_attachment,
    in_a_wrapped_attachment,
    in_a_data_address,
    in_an_escaped_string,
]


@pytest.fixture(scope="module")
def built():
    """What is secret in a master, and its student notebook as JSON text."""
    master = master_with(LINES)
    return Secrets([master]), json.dumps(toys.as_json(blank(master)))


@pytest.mark.parametrize("plant", PLACES)
@given(line=st.sampled_from(LINES), number=st.integers(0, 10), data=st.data())
def test_a_planted_line_is_found_however_it_is_formatted(built, plant, line, number, data):
    secrets, text = built
    notebook = json.loads(text)
    plant(notebook, number, data.draw(reformatted(line)))
    with pytest.raises(Leak, match="leaks"):
        secrets.refuse_leaks("90_toy.ipynb", notebook)


@given(
    solution=st.lists(st.sampled_from([*LINES, *SHORT, *OPEN]), min_size=1),
    open_code=st.lists(st.sampled_from([*OPEN, *SHORT])),
    open_prose=st.lists(st.sampled_from([*PROSE, *SHORT, *OPEN])),
)
def test_an_honest_notebook_is_never_refused(solution, open_code, open_prose):
    master = master_with(solution, open_code, open_prose)
    Secrets([master]).refuse_leaks("90_toy.ipynb", toys.as_json(blank(master)))


def leak_of(master, notebook):
    with pytest.raises(Leak) as caught:
        Secrets([master]).refuse_leaks(master.file, notebook)
    return str(caught.value)


def test_the_message_says_what_leaks_where_and_whose_it_is():
    master = toys.toy_master(toys.prose("# Toys"), toys.answer())
    notebook = toys.as_json(blank(master))
    in_cell_metadata(notebook, 0, "doubled = (x + x) * 1.0")
    message = leak_of(master, notebook)
    assert message.startswith("90_toy.ipynb, cell 1, metadata: leaks 'doubled = (x + x) * 1.0'")
    assert "90_toy.ipynb, cell 2 (toy-double)" in message


@pytest.mark.parametrize(
    "text",
    [
        "# x added to itself",  # a comment of the solution
        "doubled=(x+x)*1.0#x added to itself",  # a row with its comment
        "doubled = (x + x) * 1.0\n    return doubled - 0",  # several rows
    ],
)
def test_comments_and_passages_of_a_solution_are_found_too(text):
    master = toys.toy_master(toys.prose("# Toys"), toys.answer())
    notebook = toys.as_json(blank(master))
    in_source(notebook, 0, text)
    assert "leaks" in leak_of(master, notebook)


@pytest.mark.parametrize(
    "text",
    [
        "return clip(x, 1e-7, 0xff)",
        "RETURN CLIP(x, 1E-7, 0XFF)",
        "return clip(\n    x, 1e-7,  # Don't go lower\n    0xff,\n)",
        "Don't say `return clip(x,  # it's the trick\n1e-7, 0xff)`",
        "return clip(x, 1e-7,\u200b0xff)",
    ],
)
def test_other_ways_to_write_a_line_are_found(text):
    lines = ["return clip(x, 1e-7, 0xFF)"]
    master = toys.toy_master(toys.prose("# Toys"), answer_with(lines))
    notebook = toys.as_json(blank(master))
    in_source(notebook, 0, text)
    assert "leaks" in leak_of(master, notebook)


def test_a_short_line_is_no_leak_but_all_of_them_together_are():
    lines = ["a = 2 * x", "b = a + x", "return b"]
    master = toys.toy_master(toys.prose("# Toys"), answer_with(lines))
    notebook = toys.as_json(blank(master))
    in_source(notebook, 0, "Then return b. And a = 2 * x.")
    Secrets([master]).refuse_leaks(master.file, notebook)
    in_source(notebook, 0, "a = 2*x; b = a+x; return b")
    assert "leaks" in leak_of(master, notebook)


def test_one_row_of_a_statement_of_many_rows_is_found():
    lines = ["return Sequential([", "    Dense(128, activation='relu'),", "])"]
    master = toys.toy_master(toys.prose("# Toys"), answer_with(lines))
    notebook = toys.as_json(blank(master))
    in_source(notebook, 0, "Take `Dense(128, activation='relu')` first.")
    assert "leaks" in leak_of(master, notebook)


def test_an_answer_in_words_is_secret():
    words = toys.prose("The running mean lags behind.\nSo the loss looks better than it is.")
    words.metadata["nbgrader"] = {
        **toys.nbgrader("toy-why", grade=True, solution=True),
        "points": 1,
    }
    master = toys.toy_master(toys.prose("# Toys"), words)
    notebook = toys.as_json(blank(master))
    assert notebook["cells"][1]["source"] == ["YOUR ANSWER HERE"]
    in_source(notebook, 0, "So the loss looks better than it is.")
    assert "leaks" in leak_of(master, notebook)


def test_hidden_tests_are_secret():
    hidden = "assert double(21) == 42"
    source = f"check(double)\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
    master = toys.toy_master(toys.prose("# Toys"), toys.check_cell(source=source))
    notebook = toys.as_json(blank(master))
    Secrets([master]).refuse_leaks(master.file, notebook)
    in_source(notebook, 0, hidden)
    assert "leaks" in leak_of(master, notebook)


def test_a_marker_is_refused_even_without_a_solution():
    master = toys.toy_master(toys.prose("# Toys"))
    notebook = toys.as_json(blank(master))
    in_source(notebook, 0, "### END SOLUTION")
    assert "'END SOLUTION'" in leak_of(master, notebook)


@pytest.mark.parametrize("shown", [toys.code, toys.prose])
def test_a_line_that_the_master_shows_anyway_is_no_leak(shown):
    master = toys.toy_master(shown("doubled = (x+x) * 1.0"), toys.answer())
    Secrets([master]).refuse_leaks(master.file, toys.as_json(blank(master)))


@pytest.mark.parametrize("shown", [toys.code, toys.prose])
def test_a_master_that_shows_a_whole_answer_is_refused(shown):
    copy = "def again(x):\n    doubled = (x+x) * 1.0\n    print(x)\n    return doubled - 0"
    master = toys.toy_master(shown(copy), toys.answer())
    with pytest.raises(Leak, match=r"cell 1 .*shows every line of the solution in cell 2"):
        Secrets([master])


def test_the_solutions_of_every_master_are_secret():
    other = toys.toy_master(toys.prose("# Other"), name="91_other")
    notebook = toys.as_json(blank(other))
    in_source(notebook, 0, "doubled = (x + x) * 1.0")
    Secrets([other]).refuse_leaks(other.file, notebook)
    with pytest.raises(Leak, match="90_toy.ipynb, cell 1"):
        Secrets([other, toys.toy_master(toys.answer())]).refuse_leaks(other.file, notebook)


def test_a_solution_that_is_no_plain_python_is_secret_row_by_row():
    master = toys.toy_master(
        toys.prose("# Toys"), answer_with(["!pip install 'a-package'", "x = ("])
    )
    notebook = toys.as_json(blank(master))
    in_outputs(notebook, 1, "!pip install a-package")
    assert "leaks" in leak_of(master, notebook)
