"""A box: one process tree behind walls that it can't get through, used once and thrown away.

In reading order: `limits` (how much), `walls` (what it sees), `calls` and `enter` (what it may ask
of the kernel), `stage` (how root stops being root), `groups` (control groups, where the system has
them), `scope` (those of the user's own systemd) and `watch` (memory, where there are none), `box`
(start, speak, end).
"""
