"""Turning the kernel's own machinery against whoever speaks to it."""
# ruff: noqa: F821

from gankit.exercises.verdict import TIMEOUT
from gankit.grading.result import CRASHED
from tests.attacks.attack import RIGHT, in_a_cell, tell


@in_a_cell(shows="wrong: Your code stopped with nothing to show", ends_by=(CRASHED, TIMEOUT))
def replace_execution():
    """Replaces the kernel's `do_execute`, which then says "ok" to everything."""
    kernel = get_ipython().kernel

    async def do_execute(*arguments, **more):
        return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}

    kernel.do_execute = do_execute
    tell("replaced")


@in_a_cell(shows="told sent", ends_by=(CRASHED, TIMEOUT))
def forge_replies():
    """Sends replies and verdicts on every channel, signed with the session's own key."""
    kernel = get_ipython().kernel
    content = {"status": "ok", "execution_count": 1, "verdict": "right", "points": 21}
    parent = kernel.get_parent()
    for _ in range(200):
        kernel.session.send(kernel.iopub_socket, "execute_reply", content, parent=parent)
        kernel.session.send(
            kernel.iopub_socket, "status", {"execution_state": "idle"}, parent=parent
        )
    ident = kernel._parent_ident
    ident = ident.get("shell") if isinstance(ident, dict) else ident
    for _ in range(5):
        kernel.session.send(kernel.shell_stream, "execute_reply", content, parent, ident)
    tell("sent")


@in_a_cell(shows="told changed", ends_by=(CRASHED, TIMEOUT))
def change_the_session_key():
    """Signs with another key, so that nobody understands the kernel any more."""
    get_ipython().kernel.session.key = b"another"
    tell("changed")


@in_a_cell(answers=RIGHT)
def flood_of_comms():
    """Opens ten thousand comms, and claims a widget in each."""
    from comm import create_comm

    for number in range(10_000):
        create_comm(target_name="jupyter.widget", data={"state": {"n": number}})
    tell("flooded")


@in_a_cell(answers=RIGHT, shows="told StdinNotImplementedError None")
def magics():
    """Runs scripts, reloads modules, and asks for input, through IPython."""
    shell = get_ipython()
    with open("script.py", "w") as file:
        file.write("import gankit.exercises.registry as r; r.find = r.of_lesson = None\n")
    shell.run_line_magic("load_ext", "autoreload")
    shell.run_line_magic("autoreload", "2")
    shell.run_line_magic("run", "script.py")
    shell.run_cell_magic("bash", "", f"touch {SCHOOL}/{TRACE} /etc/{TRACE}; id")
    try:
        input("password?")
    except Exception as error:
        tell(type(error).__name__)
    from gankit.exercises import registry

    tell(registry.find)
