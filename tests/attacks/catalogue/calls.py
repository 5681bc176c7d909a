"""Asking the kernel for what no notebook needs: keyrings, tracing, rings, sockets, memory."""
# ruff: noqa: F821

from tests.attacks.attack import in_a_cell, tell
from tests.attacks.cells import source_of


def ask(number, *arguments):
    """Makes a system call of x86-64; says whether it succeeded."""
    import ctypes

    return ctypes.CDLL(None).syscall(number, *arguments) >= 0


def sockets(*families):
    """Returns those of some families of which a socket can be had."""
    import socket

    had = []
    for family in families:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, 5):
            try:
                socket.socket(family, kind).close()
                had.append(family)
            except OSError:
                pass
    return had


ASKING, CONNECTING = source_of(ask), source_of(sockets)


@in_a_cell(before=ASKING, shows="told False False False")
def read_the_session_keyring():
    """Looks for keys in the keyrings of whoever grades, and lists them."""
    session, user = -3, -4
    tell(f"{ask(250, 6, session, 0, 0)} {ask(250, 11, session, 0, 0)} {ask(250, 6, user, 0, 0)}")


@in_a_cell(before=ASKING, shows="told False False")
def leave_notes_in_the_keyring():
    """Leaves a key for whoever comes next, in the session's keyring and in the user's."""
    note = (b"user", b"gankit-attack-trace", b"planted", 7)
    tell(f"{ask(248, *note, -3)} {ask(248, *note, -4)}")


@in_a_cell(before=ASKING, shows="told False False")
def clear_the_keyring():
    """Clears and revokes the keyring of whoever grades."""
    tell(f"{ask(250, 7, -3)} {ask(250, 3, -3)}")


@in_a_cell(before=ASKING, shows="told False")
def request_a_key():
    """Has the kernel start its helper for a key that is not there."""
    tell(ask(249, b"user", b"gankit-attack-trace", b"planted", -3))


@in_a_cell(before=ASKING, shows="told False")
def open_a_ring():
    """Opens an io_uring, whose requests pass by many a filter."""
    import ctypes

    tell(ask(425, 8, ctypes.create_string_buffer(256)))


@in_a_cell(before=ASKING, shows="told False")
def handle_page_faults():
    """Asks for userfaultfd, with which faults of the kernel are won."""
    tell(ask(323, 1))


@in_a_cell(before=ASKING, shows="told False")
def load_a_program_into_the_kernel():
    """Asks for bpf: a map and a program."""
    import ctypes

    tell(ask(321, 0, ctypes.create_string_buffer(128), 128))


@in_a_cell(before=ASKING, shows="told False")
def count_events_of_the_processor():
    """Asks for perf events of its own process, enough to read others' secrets by time."""
    import ctypes

    tell(ask(298, ctypes.create_string_buffer(128), 0, -1, -1, 0))


@in_a_cell(before=ASKING, shows="told False False")
def trace_its_own_child():
    """Traces a child of its own, and reads its memory: what a debugger does."""
    import ctypes
    import os
    import time

    child = os.fork()
    if not child:
        time.sleep(5)
        os._exit(0)
    room = ctypes.create_string_buffer(64)
    tell(f"{ask(101, 16, child, 0, 0)} {ask(310, child, room, 1, room, 1, 0)}")
    os.kill(child, 9)


@in_a_cell(before=ASKING, shows="told False")
def take_a_descriptor_of_the_runner():
    """Takes the runner's pipe out of its hands by its process's descriptor."""
    import os

    tell(any(ask(438, os.pidfd_open(os.getppid()), number, 0) for number in range(10)))


@in_a_cell(before=ASKING, shows="told False False")
def change_its_personality():
    """Turns off random addresses, and asks for executable memory everywhere."""
    tell(f"{ask(135, 0x0040000)} {ask(135, 0x0400000)}")


@in_a_cell(before=ASKING, shows="told False False False")
def clone_into_namespaces():
    """Makes namespaces by clone and clone3, and enters others by setns."""
    import os

    new_user = 0x10000000
    child = ask(56, new_user | 17, 0, 0, 0, 0)
    tell(f"{child} {ask(435, 0, 0)} {ask(308, os.open('/proc/self/ns/user', 0), 0)}")


@in_a_cell(before=CONNECTING, shows=r"told \[\]")
def sockets_of_the_kernel():
    """Opens netlink, packets, the kernel's ciphers, and the way to the machine's own host."""
    tell(sockets(16, 17, 38, 40))


@in_a_cell(before=CONNECTING, shows=r"told \[\]")
def sockets_of_rare_networks():
    """Opens Bluetooth, CAN, TIPC, SCTP over XDP and whatever else has had faults."""
    tell(sockets(3, 9, 21, 29, 30, 31, 39, 43, 44))


@in_a_cell(before=ASKING, shows="told False False False False")
def memory_of_no_process():
    """Hoards memory that belongs to no process: memfds, secret ones, System V's segments."""
    tell(f"{ask(319, b'x', 0)} {ask(447, 0)} {ask(29, 1, 4096, 0o1666)} {ask(240, b'/x', 66, 0)}")


@in_a_cell(shows="told box")
def learn_who_the_host_is():
    """Asks for the machine's name, and its domain's."""
    import os
    import socket

    tell(f"{os.uname().nodename} {socket.gethostname()}")
