"""What is worth reading of what was handed in, found by its source; nothing is run or graded.

In reading order: `plain_python` (a cell's tree, IPython's own lines left aside), `scopes` (its
names) and `origins` (what its expressions stand for), `following` (from statement to statement),
`changing` (what it imports and changes), `noticed` (all that is worth reading).
"""

from gankit.grading.noticing.noticed import Noticed, noticed_in

__all__ = ["Noticed", "noticed_in"]
