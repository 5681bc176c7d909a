"""Ranges, grids and notebook pictures."""

import base64
import importlib
import re
import subprocess
import sys

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit import images
from gankit.templates import image_content

ALL_BYTES = np.arange(256, dtype="uint8")


def batch(count, height=3, width=2, channels=1):
    rng = np.random.default_rng(count)
    return rng.integers(0, 256, (count, height, width, channels), dtype="uint8")


@pytest.mark.parametrize(
    "there, back, low",
    [
        (images.bytes_to_unit, images.unit_to_bytes, 0.0),
        (images.bytes_to_signed, images.signed_to_bytes, -1.0),
    ],
)
def test_every_byte_survives_the_way_to_floats_and_back(there, back, low):
    floats = there(ALL_BYTES)
    assert floats.dtype == np.float32
    assert floats[0] == low
    assert floats[-1] == 1.0
    assert np.all(np.diff(floats) > 0)
    np.testing.assert_array_equal(back(floats), ALL_BYTES)


def test_unit_and_signed_are_each_others_inverse():
    unit = np.linspace(0, 1, 11, dtype="float32")
    signed = images.unit_to_signed(unit)
    assert (signed.min(), signed.max(), signed.dtype) == (-1.0, 1.0, np.float32)
    np.testing.assert_allclose(images.signed_to_unit(signed), unit, atol=1e-7)


def test_a_dark_image_keeps_its_range():
    dark = np.full((2, 2), 0.1, "float32")
    assert images.unit_to_bytes(dark).max() == 26
    assert images.signed_to_bytes(dark).max() == 140


@pytest.mark.parametrize(
    "convert, wrong, message",
    [
        (images.unit_to_bytes, np.array([-0.5, 1.0]), r"\[0, 1\]"),
        (images.signed_to_bytes, np.array([0.0, 255.0]), r"\[-1, 1\]"),
        (images.signed_to_bytes, np.array([np.nan, 0.0]), "nan"),
        (images.unit_to_bytes, ALL_BYTES, "bytes_to_unit"),
        (images.bytes_to_unit, np.array([0.5]), "unit_to_bytes"),
        (images.bytes_to_signed, np.arange(3), "int64"),
    ],
)
def test_an_image_in_another_range_is_refused_with_the_cure(convert, wrong, message):
    with pytest.raises(ValueError, match=message):
        convert(wrong)


def test_rounding_noise_beyond_the_range_is_clipped():
    almost = np.array([-1.0000001, 1.0000001])
    np.testing.assert_array_equal(images.signed_to_bytes(almost), [0, 255])


@given(
    count=st.integers(1, 12),
    columns=st.none() | st.integers(1, 14),
    padding=st.integers(0, 3),
    channels=st.sampled_from([1, 3]),
)
def test_every_image_lies_in_its_place_of_the_grid(count, columns, padding, channels):
    pictures = batch(count, channels=channels)
    grid = images.image_grid(pictures, columns, padding, background=9)
    columns = columns or int(np.ceil(np.sqrt(count)))
    rows = -(-count // columns)
    assert grid.shape == (rows * (3 + padding) + padding, columns * (2 + padding) + padding, 3)
    assert grid.dtype == np.uint8
    covered = np.zeros(grid.shape[:2], bool)
    for index, picture in enumerate(pictures):
        top = padding + index // columns * (3 + padding)
        left = padding + index % columns * (2 + padding)
        part = grid[top : top + 3, left : left + 2]
        np.testing.assert_array_equal(part, np.broadcast_to(picture, part.shape))
        covered[top : top + 3, left : left + 2] = True
    assert np.all(grid[~covered] == 9)


@pytest.mark.parametrize(
    "wrong, message",
    [
        (np.zeros((3, 4, 4), "uint8"), "N, H, W"),
        (np.zeros((0, 4, 4, 1), "uint8"), "at least 1"),
        (np.zeros((2, 4, 4, 2), "uint8"), "shape"),
        (np.zeros((2, 4, 4, 1), "float32"), "uint8"),
    ],
)
def test_what_is_no_batch_of_byte_images_is_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        images.image_grid(wrong)


@pytest.mark.parametrize(
    "wrong", [{"columns": 0}, {"columns": -1}, {"padding": -1}, {"background": 256}], ids=str
)
def test_a_grid_that_can_not_be_is_refused(wrong):
    [(name, value)] = wrong.items()
    for make in (
        lambda: images.image_grid(batch(2), **wrong),
        lambda: images.pair_grid(batch(2), batch(2), **wrong),
        lambda: images.rows_grid([batch(2)] * 3, **wrong),
    ):
        with pytest.raises(ValueError, match=f"{name}={value}"):
            make()


@pytest.mark.parametrize("columns", [0, -1])
def test_images_without_columns_are_refused(columns):
    with pytest.raises(ValueError, match=f"columns={columns}"):
        images.show_images(batch(2), columns=columns)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(("height", "width"), [(1, 8), (8, 1), (1, 1)])
def test_images_of_one_row_or_column_are_shown_as_they_are(height, width, channels, monkeypatch):
    pictures = np.arange(2 * height * width * channels, dtype="uint8")
    pictures = pictures.reshape(2, height, width, channels)
    shown = []
    monkeypatch.setattr("matplotlib.axes.Axes.imshow", lambda axes, image, **_: shown.append(image))
    images.show_images(pictures)
    for picture, drawn in zip(pictures, shown, strict=True):
        np.testing.assert_array_equal(picture.squeeze(-1) if channels == 1 else picture, drawn)


def test_each_reconstruction_stands_under_its_original():
    originals, reconstructions = batch(5), 255 - batch(5)
    grid = images.pair_grid(originals, reconstructions, columns=3, padding=0, background=7)[..., 0]
    assert grid.shape == (4 * 3, 3 * 2)
    for index in range(5):
        top, left = index // 3 * 6, index % 3 * 2
        np.testing.assert_array_equal(
            grid[top : top + 3, left : left + 2], originals[index, ..., 0]
        )
        np.testing.assert_array_equal(
            grid[top + 3 : top + 6, left : left + 2], reconstructions[index, ..., 0]
        )
    assert np.all(grid[6:, 4:] == 7)


def test_views_of_the_same_thing_stand_under_each_other_in_rows():
    views = [np.full((3, 2, 2, 1), value, "uint8") for value in (10, 20, 30)]
    grid = images.rows_grid(views, columns=2, padding=0, background=0)
    assert np.array(grid)[::2, ::2, 0].tolist() == [[v, v] for v in (10, 20, 30)] + [
        [v, 0] for v in (10, 20, 30)
    ]
    with pytest.raises(ValueError, match="views of one shape"):
        images.rows_grid([batch(2), batch(3)])


def test_pairs_of_different_shapes_are_refused():
    with pytest.raises(ValueError, match="one reconstruction per original"):
        images.pair_grid(batch(3), batch(2))


@pytest.fixture
def shown(monkeypatch):
    """What the notebook would be given."""
    outputs = []
    display = importlib.import_module("IPython.display")
    monkeypatch.setattr(
        display, "display", lambda bundle, raw: outputs.append((bundle["text/html"], bundle))
    )
    return outputs


def pixels_in(element):
    """The picture that an image element holds, RGB."""
    png = np.frombuffer(base64.b64decode(image_content(element)), "uint8")
    return cv2.imdecode(png, cv2.IMREAD_COLOR)[..., ::-1]


def words_in(element):
    return re.match('<img alt="([^"]*)" src="data:image/png;base64,', element)[1]


def test_shown_images_carry_alt_text_with_their_titles(shown):
    images.show_images(batch(3, 8, 8), titles=["one", "two", "three"])
    (element, bundle) = shown[0]
    assert min(pixels_in(element).shape[:2]) > 50
    assert words_in(element) == "3 images of 8 by 8 pixels: one, two, three."
    assert bundle["text/plain"] == words_in(element)


def test_the_words_of_a_picture_are_text_and_no_markup(shown):
    images.show_images(batch(2), alt='"><script>')
    assert words_in(shown[0][0]) == "&quot;&gt;&lt;script&gt;"


def test_alt_text_of_ones_own_is_kept(shown):
    images.show_images(batch(2, 8, 8, 3), alt="Two faces")
    images.show_reconstructions(batch(2), batch(2), alt="Two pairs")
    assert [words_in(element) for element, _ in shown] == ["Two faces", "Two pairs"]


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("inches", [1, 1.7, 2, 3.3])
def test_no_thin_line_is_lost_in_a_picture_that_is_shown_smaller(channels, inches, shown):
    ruled = np.full((1, 400, 400, channels), 255, "uint8")
    ruled[:, :, 5::50] = 0  # eight lines, one pixel wide
    images.show_images(ruled, inches=inches)
    pixels = pixels_in(shown[0][0])
    dark = pixels[len(pixels) // 2, :, 0] < 245
    assert np.sum(dark[1:] & ~dark[:-1]) == 8


def test_titles_that_are_not_one_per_image_are_refused():
    with pytest.raises(ValueError, match="Received: 1 titles"):
        images.show_images(batch(2), titles=["one"])


def test_rows_of_images_may_have_names(monkeypatch):
    figures = []
    monkeypatch.setattr(images.plots, "show_figure", lambda figure, alt: figures.append(figure))
    images.show_images(batch(5), columns=3, rows=["above", "below"])
    words = [[text.get_text() for text in axes.texts] for axes in figures[0].axes]
    assert words == [["above"], [], [], ["below"], [], []]


@pytest.mark.parametrize(
    "names",
    [
        {},
        {"titles": [*"abc", "", "", ""]},
        {"titles": "abcdef"},
        {"rows": ["a very long name"] * 2},
    ],
)
def test_names_round_images_leave_them_their_size(names, monkeypatch):
    figures = []
    monkeypatch.setattr(images.plots, "show_figure", lambda figure, alt: figures.append(figure))
    images.show_images(batch(6, 28, 28), columns=3, inches=0.9, **names)
    figures[0].draw_without_rendering()
    for axes in figures[0].axes:
        extent = axes.get_window_extent().transformed(figures[0].dpi_scale_trans.inverted())
        assert extent.size == pytest.approx([0.8, 0.8], abs=0.08)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda one: images.image_grid(one), "1 image of "),
        (lambda one: images.pair_grid(one, one), "1 original, "),
        (lambda one: images.rows_grid([one] * 2), "2 rows of views, one under the other, of 1 th"),
    ],
)
def test_a_picture_of_one_thing_speaks_of_one(make, words):
    assert make(batch(1)).alt.startswith(words)
    assert make(batch(2)).alt.startswith(words) is False


@pytest.mark.parametrize(("count", "columns"), [(1, None), (2, None), (10, None), (4, 1)])
def test_a_reconstruction_is_shown_no_larger_for_being_alone(count, columns, monkeypatch):
    figures = []
    monkeypatch.setattr(
        "gankit.images.plots.show_figure", lambda figure, alt: figures.append(figure)
    )
    images.show_reconstructions(batch(count), batch(count), columns)
    width, height = figures[0].get_size_inches()
    shown = columns or count
    assert width / shown <= 1.6 and height / (2 * -(-count // shown)) <= 2.2


def test_names_of_rows_that_are_not_one_per_row_are_refused():
    with pytest.raises(ValueError, match="one name per row: 2. Received: 1 names"):
        images.show_images(batch(4), columns=2, rows=["above"])


def test_ten_classes_have_ten_colours():
    from matplotlib.colors import to_rgb
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    images.plot_labels(axes, np.zeros((10, 2)), range(10))
    colours = np.array([to_rgb(text.get_color()) for text in axes.texts])
    apart = np.abs(colours[:, None] - colours).sum(axis=-1) + 9 * np.eye(10)
    assert apart.min() > 0.3


def test_importing_images_imports_no_plotting_and_no_keras():
    code = (
        "import sys, gankit.images; "
        "print([name for name in ('keras', 'matplotlib', 'tensorflow') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "[]"


def test_points_are_drawn_as_their_labels_and_the_axes_hold_them_all():
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    images.plot_labels(axes, np.array([[0.0, 5.0], [9.0, -5.0]]), [3, 9])
    assert [text.get_text() for text in axes.texts] == ["3", "9"]
    assert axes.get_xlim()[0] <= 0 < 9 <= axes.get_xlim()[1]
    assert axes.get_ylim()[0] <= -5 < 5 <= axes.get_ylim()[1]


def test_a_grid_shows_itself_in_a_notebook_with_alt_text():
    grid = images.image_grid(batch(4, 8, 6), columns=2)
    bundle = grid._repr_mimebundle_()
    assert words_in(bundle["text/html"]) == "4 images of 6 by 8 pixels, 2 in a row."
    assert bundle["text/plain"] == words_in(bundle["text/html"])
    shown = pixels_in(bundle["text/html"])
    times = shown.shape[0] // grid.shape[0]
    assert times > 5  # enlarged, each pixel to a square
    np.testing.assert_array_equal(shown[::times, ::times], grid)


def test_pairs_show_themselves_too():
    element = images.pair_grid(batch(3), batch(3))._repr_mimebundle_()["text/html"]
    assert words_in(element) == "3 originals, each over its reconstruction."


def test_a_grid_is_an_array_in_all_else():
    grid = images.image_grid(batch(4))
    assert isinstance(grid, np.ndarray) and grid.dtype == np.uint8
    part = grid[2:5, 2:4]
    assert words_in(part._repr_mimebundle_()["text/html"]) == "Picture of 2 by 3 pixels."


@pytest.mark.parametrize(
    ("compute", "kind"),
    [
        (lambda grid: grid / 255, np.ndarray),
        (lambda grid: grid + grid, np.ndarray),
        (lambda grid: grid.mean(axis=0), np.ndarray),
        (lambda grid: grid.mean(), np.float64),
        (lambda grid: grid.max(), np.uint8),
    ],
)
def test_what_is_computed_from_a_grid_is_plain_numbers(compute, kind):
    grid = images.image_grid(batch(4))
    assert type(compute(grid)) is kind
    np.testing.assert_array_equal(compute(grid), compute(np.asarray(grid)))


def test_a_part_without_a_pictures_shape_is_shown_as_numbers():
    assert list(images.image_grid(batch(4))[..., 0]._repr_mimebundle_()) == ["text/plain"]
