"""What is in a file decides how it is read, and whether it is refused."""

import bz2
import gzip
import lzma
import warnings

import cv2
import numpy as np
import pytest

from gankit.data.formats.csv_images import read_csv
from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.packed import content_of, text_of
from gankit.data.formats.pictures import square


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
@pytest.mark.parametrize("tail", [b"", b"\r\n", b"\0" * 5_000, b"TRAILER" * 99])
def test_bytes_behind_a_pictures_end_are_read_past(suffix, tail):
    content = cv2.imencode(suffix, np.full((20, 20, 3), 90, "uint8"))[1].tobytes()
    assert abs(int(square(content + tail, 8).mean()) - 90) < 3
    assert square(content[:-20] + tail, 8) is None or tail  # a tail may hold what looks like an end
    assert square(content[: len(content) // 2], 8) is None


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_what_is_packed_is_told_by_its_beginning(pack, tmp_path):
    path = tmp_path / "any.name"
    path.write_bytes(pack(b"\xef\xbb\xbfcontent"))
    assert content_of(path) == b"\xef\xbb\xbfcontent" and text_of(path) == "content"
    if pack is not bytes:
        path.write_bytes(pack(b"content")[:-4])
        with pytest.raises(DamagedFile, match="any.name"):
            content_of(path)


def test_a_first_row_of_numbers_with_a_point_is_no_heading(tmp_path):
    path = tmp_path / "mnist_train.csv"
    path.write_text("7.0,0.0,255.0,3.0,4.0\n1.0,0.0,0.0,0.0,9.0")
    images, labels = read_csv(path, 2)
    assert labels.tolist() == [7, 1] and images[0].tolist() == [[0, 255], [3, 4]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,2,3,4,0.5", "whole numbers"),
        ("1,2,3,4,nan", "whole numbers"),
        ("label;a\n1;2;3", "expected rows of a label and 4 pixels, received rows of 3"),
        ("label,a\n1,2,3", "expected rows of a label and 4 pixels, received rows of 3"),
        ("1,2,3,4,x", "could not convert"),
        ("1,2,3,4,256", "from 0 to 255, received 256"),
        ("11,0,0,0,0", "expected labels 0 to 9"),
        ("", "."),
    ],
)
def test_a_table_of_something_else_is_refused_by_name(tmp_path, text, message):
    path = tmp_path / "mnist_train.csv"
    path.write_text(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(DamagedFile, match=f"(?s)mnist_train.csv.*{message}"):
            read_csv(path, 2)
