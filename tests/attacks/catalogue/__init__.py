"""The attacks, by what they go for; importing a module notes them in `tests.attacks.attack`.

Of each kind one or two are tried whenever anything is tested; all others are `exhaustive`.
"""

from tests.attacks.attack import ATTACKS
from tests.attacks.catalogue import (  # noqa: F401
    calls,
    cost,
    evidence,
    files,
    kernel,
    memory,
    network,
    notebook,
    output,
    patches,
    privileges,
    processes,
    startup,
    time,
    understanding,
)

__all__ = ["ATTACKS", "BATCHES", "OF_EACH_KIND", "OTHERS"]

REPRESENTATIVES = {
    "replayed_evidence",  # evidence that is right, for other inputs
    "read_masters_and_grades_by_name",
    "write_everywhere",
    "forge_replies",
    "fifty_gigabytes_in_pieces",  # in several processes: no single limit stops it
    "connect_to_loopback",
    "a_check_that_says_right",
    "forge_packets_on_every_descriptor",
    "script_in_outputs",  # up to the instructor's pages
    "patch_verdict",
    "look_into_the_runner",
    "leave_daemons",
    "plant_modules",
    "read_the_session_keyring",
    "call_the_reference",  # no judge and no right answer is in reach
    "millions_of_verdicts",
    "os_exit",  # its box gets a second one, and the bad cell costs itself alone
    "sleep_past_the_clock",  # no signal ends it
}
OF_EACH_KIND, OTHERS = "one or two of each kind", "the others"
BATCHES = {
    OF_EACH_KIND: [one for one in ATTACKS if one.name in REPRESENTATIVES],
    OTHERS: [one for one in ATTACKS if one.name not in REPRESENTATIVES],
}
