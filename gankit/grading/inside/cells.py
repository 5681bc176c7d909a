"""Runs cells in a kernel with ears that don't fill up."""

import math

from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat import v4

from gankit.course.execution import kernel_of_this_python
from gankit.grading.figures import LARGEST_FIGURE, MOST_FIGURES
from gankit.templates import image_content

LONGEST_FIGURE = 2 * LARGEST_FIGURE  # characters of base64, with its line ends
LONGEST_TEXT = 2_000
LONGEST_PRINTED = 500  # characters, the last ones
START_SECONDS = 120
GRACE_SECONDS = 10  # for a cell that was interrupted
TOOK_TOO_LONG = "TookTooLong"


class Cells(NotebookClient):
    """An nbclient that keeps of a cell's output only its error, its pictures and its last words.

    Whatever else a cell prints, a gigabyte or ten million lines, is let go at once.

    Attributes:
        printed: The end of what the last cell printed.
    """

    printed = ""

    def __init__(self):
        super().__init__(
            v4.new_notebook(),
            allow_errors=True,
            # nbclient's own way to time out would leave its listener behind, which then takes
            # the next cells' messages.
            interrupt_on_timeout=True,
            error_on_timeout={"ename": TOOK_TOO_LONG},
            iopub_timeout=GRACE_SECONDS,
            startup_timeout=START_SECONDS,
            kernel_manager_class=kernel_of_this_python(),
            on_cell_executed=self._keep_reply,
        )

    def process_message(self, msg, cell, cell_index):
        """Handles a message of the kernel; see nbclient."""
        kind, content = msg["msg_type"], msg["content"]
        if kind == "error":
            cell.outputs = [*_pictures(cell), _error(content)]
        elif kind in ("display_data", "execute_result") and len(_pictures(cell)) < MOST_FIGURES:
            picture = _picture_in(content.get("data", {}))
            if picture and len(picture) <= LONGEST_FIGURE:
                cell.outputs.append(v4.new_output("display_data", {"image/png": picture}))
        elif kind == "stream":
            text = str(content.get("text", ""))[-LONGEST_PRINTED:]
            self.printed = (self.printed + text)[-LONGEST_PRINTED:]
        elif kind == "status":
            return super().process_message(msg, cell, cell_index)
        return None

    async def run(self, source, seconds):
        """Runs one cell; one that takes too long is interrupted.

        Args:
            source: Its Python code.
            seconds: How long it may take.

        Returns:
            `(outcome, error, pictures)`: `"ran"`, `"timeout"` or `"dead"`; a dict with `ename` and
            `evalue` or None; a list of base64.
        """
        self.timeout, self.printed = math.ceil(seconds), ""  # nbclient takes whole ones
        cell = v4.new_code_cell(source)
        self.nb.cells = [cell]
        try:
            await self.async_execute_cell(cell, 0, store_history=False)
        except DeadKernelError:
            return "dead", None, []
        errors = [output for output in cell.outputs if output.output_type == "error"]
        pictures = [output.data["image/png"] for output in _pictures(cell)]
        if self._reply["content"].get("ename") == TOOK_TOO_LONG:
            return "timeout", {"ename": TOOK_TOO_LONG, "evalue": ""}, pictures
        return "ran", (dict(errors[0]) if errors else None), pictures

    async def starts(self, source):
        """Runs the first cell, which may take long; says whether all went well."""
        outcome, error, _ = await self.run(source, START_SECONDS)
        return outcome == "ran" and error is None

    async def still_listens(self):
        """Says whether the kernel takes another cell soon: one that was interrupted may not."""
        outcome, error, _ = await self.run("None", GRACE_SECONDS)
        return outcome == "ran" and error is None

    def _keep_reply(self, cell, cell_index, execute_reply):
        self._reply = execute_reply


def _pictures(cell):
    return [output for output in cell.outputs if output.output_type == "display_data"]


def _picture_in(data):
    """The picture of an output as base64: matplotlib's own, or one with its words, in HTML."""
    picture, page = data.get("image/png"), data.get("text/html")
    if isinstance(picture, str):
        return picture
    return image_content(page) if isinstance(page, str) else ""


def _error(content):
    texts = [str(content.get(field, ""))[:LONGEST_TEXT] for field in ("ename", "evalue")]
    return v4.new_output("error", ename=texts[0], evalue=texts[1], traceback=[])
