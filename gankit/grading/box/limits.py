"""How much a box may use."""

from dataclasses import dataclass

GIGABYTE = 1024**3
MEGABYTE = 1024**2
LIBRARIES = 4 * GIGABYTE  # address space that TensorFlow maps without using the memory


@dataclass(frozen=True)
class Limits:
    """What one box may use.

    Args:
        memory: Bytes, all its processes and files together.
        seconds: Wall clock from the first cell to the last.
        cell_seconds: Wall clock of one cell.
        processes: Processes and threads.
        disk: Bytes of its temporary folder; its shared memory gets as much.
    """

    memory: int = 3 * GIGABYTE
    seconds: float = 300.0
    cell_seconds: float = 60.0
    processes: int = 400
    disk: int = 256 * MEGABYTE

    def as_arguments(self):
        """Returns the limits of single processes, as `inside.start` takes them."""
        return [
            f"AS={self.memory + LIBRARIES}",
            f"NPROC={self.processes}",
            f"FSIZE={self.disk}",
            "NOFILE=1024",
            "CORE=0",
        ]
