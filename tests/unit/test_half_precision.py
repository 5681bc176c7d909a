"""Which precision is taken follows from what the processor can do and from what was measured."""

import keras
import pytest

from gankit import half_precision


def test_without_the_instructions_nothing_is_measured():
    choice = half_precision.choose(flags={"avx2"}, gain=lambda: pytest.fail("measured"))
    assert choice.name == "float32"
    assert "no instructions" in choice.reason


@pytest.mark.parametrize("flag", half_precision.INSTRUCTIONS)
@pytest.mark.parametrize(("gain", "name"), [(1.6, "bfloat16"), (1.05, "float32"), (0.4, "float32")])
def test_with_them_bfloat16_is_taken_where_it_is_clearly_faster(flag, gain, name):
    choice = half_precision.choose(flags={"avx2", flag}, gain=lambda: gain)
    assert choice.name == name
    assert flag in choice.reason
    assert f"{gain:.2f} times as fast" in choice.reason


def test_flags_are_read_of_linux_and_nothing_is_guessed_elsewhere(tmp_path, monkeypatch):
    file = tmp_path / "cpuinfo"
    file.write_text("processor\t: 0\nflags\t\t: fpu avx512_bf16\nbugs\t\t: spectre\n")
    monkeypatch.setattr(half_precision.platform, "system", lambda: "Linux")
    assert half_precision.processor_flags(file) == {"fpu", "avx512_bf16"}
    assert half_precision.processor_flags(tmp_path / "none") == set()
    monkeypatch.setattr(half_precision.platform, "system", lambda: "Darwin")
    assert half_precision.processor_flags(file) == set()


def test_what_is_built_in_a_precision_computes_in_it_and_nothing_after_it():
    with half_precision.built_in("bfloat16"):
        inside = keras.layers.Dense(1)
    with pytest.raises(RuntimeError), half_precision.built_in("bfloat16"):
        raise RuntimeError
    outside = keras.layers.Dense(1)
    assert (inside.compute_dtype, inside.variable_dtype) == ("bfloat16", "float32")
    assert outside.compute_dtype == "float32"


def test_the_gain_is_that_of_the_measured_times(monkeypatch):
    times = {"float32": 0.3, "bfloat16": 0.2}
    monkeypatch.setattr(half_precision, "_learning_step", lambda name: name)
    monkeypatch.setattr(half_precision, "_seconds", times.get)
    assert half_precision.measured_gain() == pytest.approx(1.5)


def test_a_gain_can_be_measured_here():
    assert 0 < half_precision.measured_gain(rounds=1) < 100
