"""What graders that were killed left in the folder of temporary files is removed."""

import os

from gankit.grading.box.stage import PREFIX, sweep


def test_the_empty_folder_of_a_dead_grader_goes_and_others_stay(tmp_path):
    dead = tmp_path / f"{PREFIX}{2**22 + 1}-a"  # above the largest number of a process
    stays = [f"{PREFIX}{os.getpid()}-b", f"{PREFIX}old", "gankit-other", f"{PREFIX}{2**22 + 2}-c"]
    for folder in (dead, *(tmp_path / name for name in stays)):
        folder.mkdir()
    (tmp_path / stays[-1] / "file").touch()
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(stays)
