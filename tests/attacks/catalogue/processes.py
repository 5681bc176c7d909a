"""Ending, stopping, leaving behind and multiplying processes."""
# ruff: noqa: F821

from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT
from gankit.grading.result import CRASHED
from tests.attacks.attack import RIGHT, in_a_cell, in_an_answer, tell


@in_a_cell(answers=RIGHT, shows="own process: .* printed: told leaving")
def os_exit():
    """Ends the kernel with success, so that it looks as if all were well."""
    import os
    import time

    tell("leaving")
    time.sleep(1)  # what was printed is on its way
    os._exit(0)


@in_an_answer("gan.has_moved", shows="wrong: Your code ends the program")
def sys_exit_in_an_answer():
    """Ends the program where the probe calls it."""
    import sys

    sys.exit(0)


@in_a_cell(answers=RIGHT, shows="told", ends_by=(CRASHED,))
def exit_and_quit():
    """Raises SystemExit in each way that there is, and quits as in a terminal."""
    for leave in (exit, quit):
        try:
            leave()
        except BaseException as error:
            tell(type(error).__name__)
    get_ipython().ask_exit()
    raise SystemExit(0)


@in_an_answer("gan.has_moved", shows="wrong: Your code stopped with KeyboardInterrupt")
def keyboard_interrupt_in_an_answer():
    """Raises KeyboardInterrupt where the probe calls it."""
    raise KeyboardInterrupt


@in_a_cell(answers=RIGHT, shows="", ends_by=(CRASHED,))
def kill_the_parent():
    """Kills whoever started it."""
    import os
    import signal

    os.kill(os.getppid(), signal.SIGKILL)


@in_a_cell(answers=RIGHT, shows="", ends_by=(CRASHED,))
def kill_everything():
    """Kills all processes that it may."""
    import os

    os.kill(-1, 9)


@in_a_cell(answers=RIGHT, shows="", ends_by=(CRASHED, TIMEOUT))
def stop_the_parent():
    """Stops whoever started it, which would then wait for ever."""
    import os
    import signal

    tell("stopping")
    os.kill(os.getppid(), signal.SIGSTOP)


@in_a_cell(answers=RIGHT, shows="", ends_by=(CRASHED, TIMEOUT))
def magics_that_kill():
    """Kills everything through a shell that IPython starts."""
    get_ipython().system("kill -9 -1")
    get_ipython().run_cell_magic("bash", "", "kill -9 -1")


@in_a_cell(answers=RIGHT)
def leave_daemons():
    """Leaves daemons: two forks, a session of its own, nohup; each marks what it reaches."""
    import subprocess

    program = (
        "import os, time\n"
        "if os.fork(): os._exit(0)\n"
        "os.setsid()\n"
        "if os.fork(): os._exit(0)\n"
        "for _ in range(600):\n"
        f"    for folder in ('/tmp', '/dev/shm', '{SCHOOL}'):\n"
        "        try: open(folder + '/gankit-attack-trace', 'w')\n"
        "        except OSError: pass\n"
        "    time.sleep(1)\n"
    )
    import sys

    subprocess.run([sys.executable, "-c", program], check=True)
    subprocess.Popen(["nohup", "setsid", "sleep", "7654"])
    tell("left")


@in_a_cell(shows="told forked", ends_by=(CRASHED, OUT_OF_MEMORY, TIMEOUT))
def fork_without_end():
    """Forks as fast as it can, in children too."""
    import os
    import time

    first, end = os.getpid(), time.monotonic() + 3
    while time.monotonic() < end:
        try:
            os.fork()
        except OSError:
            time.sleep(0.05)
    if os.getpid() != first:
        os._exit(0)
    tell("forked")


@in_a_cell(shows=r"told \d+ threads", ends_by=(CRASHED, OUT_OF_MEMORY, TIMEOUT))
def threads_without_end():
    """Starts threads until there are no more to be had."""
    import threading
    import time

    started = 0
    try:
        while started < 100_000:
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    tell(f"{started} threads")
