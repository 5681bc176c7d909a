"""A box: one process tree behind walls that it can't get through, used once and thrown away.

In reading order: `limits` (how much), `walls` (what it sees), `stage` (how root
stops being root), `groups` (control groups, where the
system has them), `watch` (memory, where it has none), `box` (start, speak, end).
"""
