"""Packets through a pipe whose other end may write anything."""

import os
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.grading import packets
from gankit.grading.packets import Ended, Garbled, PacketReader, Silent, write_packet

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


class Pipe:
    """A pipe, of which both ends are closed in the end, each once."""

    def __init__(self, content=b""):
        self.out, self.into = os.pipe()
        self._open = {self.out, self.into}
        os.write(self.into, content)

    def close(self, descriptor):
        self._open.remove(descriptor)
        os.close(descriptor)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for descriptor in tuple(self._open):
            self.close(descriptor)


@given(st.dictionaries(st.text(), json_values), st.binary(max_size=1000))
def test_what_is_written_is_read(header, blob):
    with Pipe() as pipe:
        write_packet(pipe.into, header, blob)
        assert PacketReader(pipe.out).read() == (header, blob)


def test_a_packet_larger_than_the_pipe_comes_whole():
    blob = os.urandom(3_000_000)
    with Pipe() as pipe:
        writer = threading.Thread(target=write_packet, args=(pipe.into, {"n": 1}, blob))
        writer.start()
        assert PacketReader(pipe.out).read(time.monotonic() + 30) == ({"n": 1}, blob)
        writer.join()


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_packet_or_a_named_refusal(content):
    with Pipe(content) as pipe:
        pipe.close(pipe.into)
        try:
            header, _ = PacketReader(pipe.out).read()
        except (Ended, Garbled):
            return
        assert isinstance(header, dict)


@pytest.mark.parametrize(
    "content",
    [
        packets.LENGTHS.pack(4, 0) + b"none",
        packets.LENGTHS.pack(2, 0) + b"[]",
        packets.LENGTHS.pack(50_000, 0) + b"[" * 50_000,
        packets.LENGTHS.pack(2**32 - 1, 0),
        packets.LENGTHS.pack(2, 2**32 - 1) + b"{}",
    ],
    ids=["no JSON", "no object", "deep", "long header", "long blob"],
)
def test_what_is_no_packet_is_garbled(content):
    with Pipe(content) as pipe, pytest.raises(Garbled):
        PacketReader(pipe.out).read(time.monotonic() + 10)


def test_a_reader_takes_no_more_in_all_than_it_was_told():
    with Pipe() as pipe:
        reader = PacketReader(pipe.out, longest=50)
        for _ in range(5):
            write_packet(pipe.into, {}, b"ten bytes.")
        assert [reader.read()[1] for _ in range(2)] == [b"ten bytes."] * 2
        with pytest.raises(Garbled):
            reader.read()


def test_silence_ends_at_the_deadline_also_in_the_middle_of_a_packet():
    with Pipe(packets.LENGTHS.pack(100, 0) + b"{") as pipe, pytest.raises(Silent):
        PacketReader(pipe.out).read(time.monotonic() + 0.05)


def test_writing_to_nobody_is_told():
    with Pipe() as pipe:
        pipe.close(pipe.out)
        with pytest.raises(Ended):
            write_packet(pipe.into, {})
