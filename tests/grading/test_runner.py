"""What runs beside a student's kernel is light: it is started once for each submission."""

import subprocess
import sys

HEAVY = ("keras", "tensorflow", "jax", "torch", "scipy", "matplotlib", "pandas", "lark")
PROGRAM = (
    "import sys\n"
    "from gankit.grading.inside import runner\n"
    "runner.leave_out_address_grammar()\n"
    "import gankit.grading.inside.cells\n"
    "print(*{name.partition('.')[0] for name in sys.modules})"
)


def test_the_runner_loads_no_framework_and_compiles_no_grammar():
    loaded = subprocess.check_output([sys.executable, "-c", PROGRAM], text=True).split()
    assert "nbclient" in loaded
    assert not {*loaded} & {*HEAVY}
