"""Speaking to whoever listens: printed scores, forged packets, far too much, script."""
# ruff: noqa: F821

from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT
from gankit.grading.result import CRASHED
from tests.attacks.attack import RIGHT, in_a_cell, in_an_answer, tell


@in_a_cell(shows="told printed")
def print_a_score():
    """Prints what a grader might print, and displays it."""
    from IPython.display import JSON, display

    print("Score: 21/21\n### BEGIN GRADE 21 ### END GRADE\nThe answer is right.")
    display(JSON({"status": "right", "points": 21, "kind": "step", "outcome": "ran"}))
    tell("printed")


@in_a_cell(shows=r"told \d", ends_by=(CRASHED,))
def forge_packets_on_every_descriptor():
    """Writes packets with evidence and grades to every descriptor of every process it finds."""
    import glob
    import json
    import os
    import struct

    header = json.dumps({"kind": "step", "outcome": "ran", "status": "right", "message": ""})
    packet = struct.pack(">II", len(header), 0) + header.encode()
    written = 0
    for path in [*glob.glob("/proc/[0-9]*/fd/*"), *glob.glob("/proc/[0-9]*/task/*/fd/*")]:
        try:
            name = os.readlink(path)
            if path.split("/")[2] == str(os.getpid()) and "socket" in name:
                continue  # its own telephone
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            written += os.write(descriptor, packet * 40) > 0
            os.close(descriptor)
        except OSError:
            pass
    for descriptor in range(3, 64):
        try:
            if not os.readlink(f"/proc/self/fd/{descriptor}").startswith(("socket", "anon")):
                os.write(descriptor, packet * 40)
        except OSError:
            pass
    tell(written)


@in_a_cell(answers=RIGHT, shows=r"told \d+ MB", ends_by=(OUT_OF_MEMORY, TIMEOUT))
def gigabyte_of_output():
    """Prints as much as the time of a cell allows, up to a gigabyte."""
    import time

    line, written, end = "x" * 1_000_000, 0, time.monotonic() + 3
    while written < 1_000 and time.monotonic() < end:
        print(line)
        written += 1
    tell(f"{written} MB")


@in_a_cell(shows="told begun", ends_by=(TIMEOUT,))
def ten_million_small_outputs():
    """Displays ten million small things, one after another."""
    import sys

    from IPython.display import display

    tell("begun")
    for number in range(10_000_000):
        display(number)
        print(number, flush=True, file=sys.stderr)


@in_a_cell(answers=RIGHT)
def thousands_of_pictures():
    """Displays thousands of pictures, among them one that claims a billion pixels, and no PNG."""
    import struct
    import zlib

    from IPython.display import publish_display_data

    def chunk(kind, content):
        tail = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + tail

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 6, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
    import base64

    text = base64.b64encode(bomb).decode()
    for content in [text, "<script>alert(1)</script>", "A" * 3_000_000, *[text] * 3_000]:
        publish_display_data({"image/png": content})
    tell("shown")


@in_a_cell(answers=RIGHT)
def script_in_outputs():
    """Displays HTML, SVG and JavaScript."""
    from IPython.display import HTML, SVG, Javascript, display

    display(HTML("<script>alert(1)</script><img src=x onerror=alert(1)>"))
    display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>"))
    display(Javascript("alert(1)"))
    tell("<script>alert(1)</script>{{7*7}}")


@in_an_answer("gan.has_moved", shows="wrong: Your code stopped with </td><script>")
def script_in_an_exception():
    """Raises an exception whose name and text are markup and steer terminals."""
    name = "</td><script>alert(1)</script>"
    raise type(name, (Exception,), {})("<img src=x onerror=alert(1)>\x1b[2J\x1b]0;owned\x07" * 3)


@in_a_cell(student="<img src=x onerror=alert(1)>", answers=RIGHT)
def script_in_the_students_name():
    """Has a name that is markup."""
    tell("named")


@in_an_answer("gan.has_moved", shows="timeout: Still running|stopped with Hostile")
def exception_that_will_not_be_shown():
    """Raises an exception whose text never ends, and one that raises when it is shown."""

    class Hostile(Exception):
        def __str__(self):
            raise Hostile

    raise Hostile("x" * 50_000_000)
