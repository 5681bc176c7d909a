"""Runs a notebook from top to bottom, on the Python that runs this."""

import atexit
import logging
import os
import subprocess
import tempfile

from gankit.course.masters import cell_name

_running = set()  # kernels' managers, of all threads
CELL_SECONDS = 240  # at smoke scale a cell takes a few; the rest is for slow machines


def execute(notebook, file, *, strict, stop_at_errors, scale="smoke", seconds=None):
    """Runs every cell of a notebook.

    It runs in an empty folder of its own, so that nothing it writes stays behind.

    Args:
        notebook: The `NotebookNode`; its outputs are replaced.
        file: Its name, for messages.
        strict: Whether a check that is not right raises, see `gankit.exercises.check`.
        stop_at_errors: Whether the first error is refused. Otherwise it is among the outputs.
        scale: Its `GANKIT_SCALE`.
        seconds: How long a cell may take; `CELL_SECONDS` by default.

    Raises:
        ValueError: If a cell raises (see above), takes too long, or ends the kernel.
        KeyboardInterrupt: After Ctrl-C; the kernel is ended.
    """
    from nbclient import NotebookClient

    seconds = seconds or CELL_SECONDS
    running = ["before the first cell"]
    client = NotebookClient(
        notebook,
        timeout=seconds,
        allow_errors=not stop_at_errors,
        kernel_manager_class=kernel_of_this_python(),
        on_cell_start=lambda cell, cell_index: running.append(cell_name(cell_index, cell)),
    )
    manager = client.create_kernel_manager()
    _running.add(manager)
    with tempfile.TemporaryDirectory() as folder:
        try:
            client.execute(cwd=folder, env=_environment(strict, scale), stderr=subprocess.DEVNULL)
        except Exception as error:
            # At Ctrl-C nbclient ends the kernel, and then stumbles over its absence.
            if hasattr(client, "_async_cleanup_kernel_future"):
                logging.getLogger("asyncio").setLevel(logging.CRITICAL)
                raise KeyboardInterrupt from None
            reason = _reason(error, f"{seconds} seconds at {scale} scale")
            raise ValueError(f"{file}, {running[-1]}: {reason}") from error
        finally:
            _running.discard(manager)
            atexit.unregister(client._cleanup_kernel)  # nbclient forgets to where a cell raised
            _end(manager)


def end_running():
    """Ends the kernels of all runs, whose threads then find them dead."""
    for manager in tuple(_running):
        process = getattr(manager.provisioner, "process", None)
        if process:
            process.kill()


def errors_of(notebook):
    """Collects where an executed notebook stopped.

    Args:
        notebook: An executed `NotebookNode`.

    Returns:
        Dictionary from a cell's index to its error output, with `ename` and `evalue`.
    """
    found = {}
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                found[index] = output
    return found


def brief(error):
    """Says an error in one line.

    Args:
        error: Anything with `ename` and `evalue`.
    """
    return f"{error.ename}: {' '.join(error.evalue.split())[:300]}"


def _end(manager):
    """Ends a kernel that nbclient left behind, as it may when Ctrl-C comes while it cleans up."""
    from jupyter_core.utils import run_sync

    provisioner = manager.provisioner
    if provisioner and provisioner.has_process:
        run_sync(provisioner.kill)()
        run_sync(provisioner.wait)()


def _reason(error, allowed):
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    match error:
        case CellTimeoutError():
            return f"takes longer than {allowed}"
        case DeadKernelError():
            return "the kernel died"
        case CellExecutionError():
            return f"stops with {brief(error)}"
    return f"can't be run: {type(error).__name__}: {error}"


def _environment(strict, scale):
    kept = {key: value for key, value in os.environ.items() if key != "NBGRADER_EXECUTION"}
    return {**kept, "GANKIT_SCALE": scale, "GANKIT_STRICT": "1" if strict else "0"}


def kernel_of_this_python():
    """Returns a class of kernel managers that start this very Python.

    A kernel named python3 may be anybody's, of another environment.

    Returns:
        Subclass of `AsyncKernelManager`.
    """
    from ipykernel.kernelspec import RESOURCES, get_kernel_dict
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class SpecManager(KernelSpecManager):
        def get_kernel_spec(self, kernel_name):
            return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict())

    class Manager(AsyncKernelManager):
        def __init__(self, **settings):
            super().__init__(kernel_spec_manager=SpecManager(), **settings)

    return Manager
