"""Speaking to anybody."""
# ruff: noqa: F821

from tests.attacks.attack import in_a_cell, tell


@in_a_cell(shows=r"told reached \[\]")
def connect_to_loopback():
    """Connects to whoever listens on the host's loopback, on IPv4 and IPv6."""
    import socket

    reached = []
    for address, port in zip(("127.0.0.1", "::1"), PORTS, strict=True):
        try:
            with socket.create_connection((address, port), 1) as connection:
                connection.sendall(b"gankit-attack-trace")
            reached.append(address)
        except OSError:
            pass
    tell(f"reached {reached}")


@in_a_cell(shows="told reached 0")
def connect_to_sockets_of_the_host():
    """Connects to the host's Unix sockets, abstract ones and in files."""
    import socket

    names = [
        f"\0gankit-attack-listener-{PORTS[0]}",
        f"{SCHOOL}/listener",
        "/run/docker.sock",
        "/run/dbus",
    ]
    with open("/proc/net/unix") as file:
        names += [line.split()[-1].replace("@", "\0", 1) for line in file if "@" in line]
    reached = 0
    for name in names:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(name)
                connection.sendall(b"gankit-attack-trace")
                reached += 1
            except OSError:
                pass
    tell(f"reached {reached}")


@in_a_cell(shows=r"told reached \[\]")
def connect_to_the_outside():
    """Looks up a name, and connects to addresses outside."""
    import socket

    reached = []
    for address in (("example.org", 80), ("1.1.1.1", 53), ("169.254.169.254", 80)):
        try:
            socket.create_connection(address, 1).close()
            reached.append(address)
        except OSError:
            pass
    tell(f"reached {reached}")


@in_a_cell(shows="told 1 interface")
def listen_for_others():
    """Opens a port and an abstract socket for whoever comes later."""
    import subprocess
    import sys

    program = (
        "import socket, time\n"
        "server = socket.create_server(('0.0.0.0', 47811))\n"
        "other = socket.socket(socket.AF_UNIX)\n"
        "other.bind('\\0gankit-attack-trace')\n"
        "other.listen()\n"
        "time.sleep(600)\n"
    )
    subprocess.Popen([sys.executable, "-c", program], start_new_session=True)
    with open("/proc/net/dev") as file:
        tell(f"{len(file.readlines()) - 2} interface")
