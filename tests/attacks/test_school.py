"""What watches the school sees what an attack would do to it."""

import socket
import time

from tests.attacks import school


def test_a_file_that_is_changed_added_or_removed_is_seen(tmp_path):
    for name in ("kept", "changed", "removed"):
        (tmp_path / name).write_text("before")
    before = school.fingerprints([tmp_path]), school.changes_of([tmp_path])
    (tmp_path / "changed").write_text("behind")
    (tmp_path / "removed").unlink()
    (tmp_path / "added").symlink_to("/etc/passwd")
    after = school.fingerprints([tmp_path]), school.changes_of([tmp_path])
    expected = [str(tmp_path / name) for name in ("added", "changed", "removed")]
    assert school.differences(before[0], after[0]) == expected
    assert school.differences(before[1], after[1]) == expected


def test_whatever_has_an_attacks_name_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(school, "TRACE", "a-trace")  # not the real one: a batch may be looking
    (tmp_path / "below").mkdir()
    (tmp_path / "below/a-trace-7").touch()
    assert school.traces([tmp_path]) == [str(tmp_path / "below/a-trace-7")]


def test_who_connects_is_counted():
    with school.Listeners() as listeners:
        socket.create_connection(("127.0.0.1", listeners.ports[0]), 1).close()
        end = time.monotonic() + 5
        while not listeners.reached and time.monotonic() < end:
            time.sleep(0.01)
    assert listeners.reached == ["AF_INET"]


def test_a_secret_is_recognised_by_its_end():
    hidden = school.new_secrets()
    assert school.places_in(f"... {hidden['key'][-16:]} ...", hidden) == ["key"]
    assert school.places_in("nothing of the kind", hidden) == []
