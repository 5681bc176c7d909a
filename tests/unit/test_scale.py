import pytest

from gankit.scale import scaled


@pytest.mark.parametrize(
    ("scale", "expected"), [("smoke", 1), ("lesson", 2), ("full", 3), ("", 2), (None, 2)]
)
def test_the_dial_picks_the_value_and_stands_at_lesson_by_default(monkeypatch, scale, expected):
    monkeypatch.delenv("GANKIT_SCALE", raising=False)
    if scale is not None:
        monkeypatch.setenv("GANKIT_SCALE", scale)
    assert scaled(smoke=1, lesson=2, full=3) == expected


def test_the_dial_is_read_anew_at_each_call(monkeypatch):
    monkeypatch.setenv("GANKIT_SCALE", "smoke")
    assert scaled(smoke=1, lesson=2, full=3) == 1
    monkeypatch.setenv("GANKIT_SCALE", "full")
    assert scaled(smoke=1, lesson=2, full=3) == 3


def test_an_unknown_scale_is_refused_with_the_names_that_exist(monkeypatch):
    monkeypatch.setenv("GANKIT_SCALE", "huge")
    with pytest.raises(ValueError, match="smoke, lesson, full; received 'huge'"):
        scaled(smoke=1, lesson=2, full=3)
