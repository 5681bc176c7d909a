"""Generated sets: the same every time, varied, and true to their labels."""

import itertools

import numpy as np
import pytest

from gankit import data
from gankit.data import grid, ring
from gankit.data.drawn import digit_plans, digits, faces, letter_plans, swiss_roll
from gankit.data.drawn.handwriting import BLOCK
from gankit.data.drawn.strokes import SAMPLES, spline
from gankit.models.classifier import reading_accuracy, train_classifier


def test_digits_have_the_form_of_mnist():
    dataset = data.load("digits", limit=400)
    assert dataset.images.shape == (400, 28, 28, 1) and dataset.images.dtype == np.uint8
    assert dataset.is_generated and dataset.classes == tuple("0123456789")
    assert np.bincount(dataset.labels, minlength=10).min() > 20
    inked = dataset.images[..., 0] > 60
    heights = inked.any(2).sum(1)
    widths = inked.any(1).sum(1)
    # The longer side of the ink is 20 pixels, and its centre of mass the middle.
    assert np.abs(np.maximum(heights, widths) - 20).max() <= 2
    mass = dataset.unit()[..., 0]
    positions = np.arange(28)
    for axis in (1, 2):
        centre = (mass.sum(3 - axis) * positions).sum(1) / mass.sum((1, 2))
        assert np.abs(centre - 13.5).max() < 0.5


@pytest.mark.parametrize("name", ["digits", "letters", "faces", "ring", "grid", "swiss_roll"])
def test_the_same_call_draws_the_same_and_a_limit_takes_the_first(name):
    few, again, more = (data.load(name, limit=limit) for limit in (7, 7, 12))
    np.testing.assert_array_equal(few.images, again.images)
    np.testing.assert_array_equal(few.images, more.images[:7])
    np.testing.assert_array_equal(few.labels, more.labels[:7])
    other = data.load(name, "test", limit=7)
    assert not np.array_equal(few.images, other.images)


def test_blocks_of_digits_join_without_a_seam():
    long = digits.generate(limit=BLOCK + 2)
    assert len(long.images) == BLOCK + 2
    np.testing.assert_array_equal(long.images[:5], digits.generate(limit=5).images)
    assert not np.array_equal(long.images[0], long.images[BLOCK])


def test_letters_have_the_form_of_digits_and_names_of_their_own():
    dataset = data.load("letters", "test", limit=300)
    assert dataset.images.shape == (300, 28, 28, 1) and dataset.is_generated
    assert "A" in dataset.classes and not set(dataset.classes) & set("0123456789")
    assert np.bincount(dataset.labels, minlength=10).min() > 10


def test_no_two_digits_are_alike_and_they_vary_in_width_and_slant():
    images = digits.generate(limit=600).images[..., 0]
    assert len(np.unique(images.reshape(600, -1), axis=0)) == 600
    labels = digits.generate(limit=600).labels
    ones = images[labels == 1] / 255.0
    assert ones.sum((1, 2)).std() / ones.sum((1, 2)).mean() > 0.15
    rows = (ones * np.arange(28)).sum(2) / np.maximum(ones.sum(2), 1e-9)
    lean = rows[:, 8] - rows[:, 19]
    assert lean.std() > 1.0


def test_every_digit_has_several_plans():
    assert min(map(len, digit_plans.PLANS.values())) >= 3


@pytest.mark.parametrize(
    "plans", [digit_plans.PLANS, letter_plans.PLANS], ids=["digits", "letters"]
)
def test_every_plan_lies_within_the_box_and_fills_its_height(plans):
    assert len(plans) == 10
    for plan in itertools.chain(*plans.values()):
        points = np.array(plan.points)
        assert points.min() >= 0 and points.max() <= 1
        assert np.ptp(points[:, 1]) > 0.9
        assert {index for stroke in plan.strokes for index in stroke} == set(range(len(points)))


@pytest.mark.parametrize("count", [2, 3, 7])
def test_a_spline_runs_through_its_points(count):
    matrix = spline(count)
    np.testing.assert_allclose(matrix.sum(1), 1)
    np.testing.assert_allclose(matrix[::SAMPLES], np.eye(count), atol=1e-12)


def nearest_centroid_accuracy(train, test):
    flat = train.unit().reshape(len(train), -1)
    centroids = np.stack([flat[train.labels == digit].mean(0) for digit in range(10)])
    points = test.unit().reshape(len(test), 1, -1)
    guesses = ((points - centroids) ** 2).sum(2).argmin(1)
    return (guesses == test.labels).mean()


def test_generated_digits_can_be_told_apart():
    train, test = data.load("digits", limit=800), data.load("digits", "test", limit=300)
    assert nearest_centroid_accuracy(train, test) > 0.75


def test_a_network_that_saw_generated_digits_alone_reads_recorded_ones(real_data):
    if not (real_data / "mnist.npz").exists():
        pytest.skip("needs mnist.npz in the folder that GANKIT_DATA names")
    recorded = data.load("mnist", "test", data_home=real_data)
    drawn = data.load("digits", limit=5000)
    classifier = train_classifier(drawn.signed(), drawn.labels, epochs=4)
    assert reading_accuracy(classifier, recorded) >= 0.75


def test_faces_carry_their_attributes():
    dataset = data.load("faces", limit=300)
    assert dataset.images.shape == (300, 64, 64, 3)
    assert tuple(dataset.attributes) == faces.ATTRIBUTES
    assert all(
        values.dtype == bool and values.shape == (300,) for values in dataset.attributes.values()
    )
    # Every attribute that varies is there and absent often enough to be learned.
    assert all(0.02 < values.mean() < 0.8 for values in dataset.attributes.values())
    colours = ("Black_Hair", "Blond_Hair", "Brown_Hair", "Gray_Hair", "Bald")
    assert (sum(dataset.attributes[name].astype(int) for name in colours) == 1).all()
    assert not (dataset.attributes["Bald"] & dataset.attributes["Wearing_Hat"]).any()
    assert set(dataset.labels) == {0}


@pytest.mark.parametrize(
    "name",
    [
        "Smiling",
        "Eyeglasses",
        "Mustache",
        "Wearing_Hat",
        "Mouth_Slightly_Open",
        "Wavy_Hair",
        "Bushy_Eyebrows",
        "Rosy_Cheeks",
        "Wearing_Earrings",
        "Wearing_Lipstick",
        "Bangs",
    ],
)
def test_an_attribute_changes_the_picture_and_nothing_else_does(name):
    from gankit.data.drawn.face_drawing import draw_face

    base = {"Brown_Hair", "Straight_Hair"}
    changed = (base | {name}) - ({"Straight_Hair"} if name == "Wavy_Hair" else set())
    pictures = [draw_face(traits, np.random.default_rng(3), 64) for traits in (base, base, changed)]
    np.testing.assert_array_equal(pictures[0], pictures[1])
    difference = np.abs(pictures[0].astype(int) - pictures[2]).max(2)
    assert (difference > 25).sum() >= 8


def test_faces_are_drawn_at_the_size_asked_for():
    small, large = (data.load("faces", size=size, limit=2).images for size in (32, 96))
    assert small.shape == (2, 32, 32, 3) and large.shape == (2, 96, 96, 3)


@pytest.mark.parametrize(("module", "modes"), [(ring, 8), (grid, 25)])
def test_points_lie_around_their_modes(module, modes):
    dataset = data.load(module.__name__.rpartition(".")[2])
    centres = module.centres()
    assert centres.shape == (modes, 2) and dataset.images.dtype == np.float32
    assert np.abs(dataset.images).max() <= 1
    assert np.bincount(dataset.labels).shape == (modes,)
    offsets = dataset.images - centres[dataset.labels]
    assert offsets.std() == pytest.approx(module.DEVIATION, rel=0.03)
    distances = np.linalg.norm(centres[:, None] - centres[None], axis=2)
    assert distances[~np.eye(modes, dtype=bool)].min() > 15 * module.DEVIATION
    np.testing.assert_array_equal(dataset.signed(), dataset.images)
    assert len(dataset.classes) == modes and len(dataset) == 20_000


def test_the_swiss_roll_is_filled_evenly_along_its_band():
    points = data.load("swiss_roll").images
    places = np.linspace(0, 1, 2_001)
    gaps = points[:, None] - swiss_roll.middle(places)[None].astype("float32")
    squared = np.sum(gaps[::4] ** 2, axis=-1)
    # Across the band the points are as far from its middle as their noise along one axis.
    assert np.sqrt(np.mean(squared.min(axis=1))) == pytest.approx(swiss_roll.DEVIATION, rel=0.05)
    # The band is the longer the further out, so as many points lie behind its half as in a disc.
    share = places[squared.argmin(axis=1)]
    assert np.mean(share > np.sqrt(0.5)) == pytest.approx(0.5, abs=0.02)
    assert np.abs(points).max() <= 1 and points.dtype == np.float32
