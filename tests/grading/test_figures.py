"""Pictures are looked at, never decoded."""

import pytest

from gankit.grading.figures import size_of
from tests.grading.report.fake_class import png


def test_the_size_of_a_picture_is_read():
    assert size_of(png(32, 20)) == (32, 20)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no PNG"),
        (b"GIF89a" + bytes(50), "no PNG"),
        (b"\x89PNG\r\n\x1a\n", "no PNG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "no PNG"),
        (b'<svg onload="alert(1)"/>' + bytes(40), "no PNG"),
        (png(1, 1)[:16] + bytes([0, 0, 0x20, 0]) + png(1, 1)[20:], "measures"),
        (png(1, 1)[:16] + bytes(4) + png(1, 1)[20:], "measures"),
        (png(1, 1) + bytes(1_000_000), "bytes"),
    ],
)
def test_what_is_no_sane_picture_is_refused_with_the_reason(content, reason):
    with pytest.raises(ValueError, match=reason):
        size_of(content)
