"""The discriminator's field on points."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from gankit.animation import CriticFieldRecorder, FieldRecorder
from gankit.animation import field as fields

AXES = fields.Axes(-2.0, 2.0, -1.0, 3.0)


class Game(keras.Model):
    """Stands in for a GAN: its generator shifts points, its discriminator likes the right side."""

    def __init__(self):
        super().__init__()
        self.generator = keras.Sequential([keras.Input((2,)), layers.Dense(2)])
        self.discriminator = keras.Sequential([keras.Input((2,)), layers.Dense(1)])
        self.generator.set_weights([0.1 * np.eye(2), np.zeros(2)])
        self.discriminator.set_weights([np.array([[3.0], [0.0]]), np.zeros(1)])

    def call(self, latents):
        return self.generator(latents)

    def compute_loss(self, x, y, y_pred, sample_weight=None, training=True):
        return -ops.mean(self.discriminator(self.generator(x)))


REAL = np.array([[1.0, 0.0], [1.5, 0.5], [0.5, -0.5]])


def build_recorder(**settings):
    return FieldRecorder(np.zeros((5, 2)), REAL, **settings)


def test_the_field_is_orange_where_points_look_real_and_blue_where_they_look_fake():
    recorder = build_recorder(model=Game(), axes=(-2, 2, -2, 2), arrows=0)
    recorder.record(0)
    frame = recorder.animation.frames[0].astype(int)
    left, right, middle = frame[40, 20], frame[40, -20], frame[300, 200]
    assert left[2] > left[0] + 60
    assert right[0] > right[2] + 60
    assert middle.min() > 240


def test_pushes_are_the_gradient_of_the_logit(monkeypatch):
    seen = {}
    monkeypatch.setattr(
        "gankit.animation.field_recorder.draw_field",
        lambda axes, size, logits, real, generated, starts, pushes, sides: seen.update(
            pushes=pushes, logits=logits, generated=generated
        ),
    )
    inputs = keras.Input((2,))
    squares = layers.Dense(1)(layers.Multiply()([inputs, inputs]))
    game = Game()
    game.discriminator = keras.Model(inputs, squares)
    game.discriminator.set_weights([np.array([[0.5], [-2.0]]), np.zeros(1)])
    latents = np.random.default_rng(0).normal(size=(7, 2)) * 5
    recorder = FieldRecorder(latents, REAL, model=game, arrows=4)
    recorder.draw()
    expected = seen["generated"][:4] * [1.0, -4.0]  # of 0.5 x^2 - 2 y^2
    np.testing.assert_allclose(seen["pushes"], expected, atol=5e-3)
    assert seen["logits"].shape == (fields.CELLS**2,)


def test_a_training_on_points_gives_an_animation_with_fixed_size():
    keras.utils.set_random_seed(0)
    game = Game()
    game.compile("adam")
    recorder = build_recorder(pixels=120, schedule=[0, 2, 4])
    game.fit(
        np.random.normal(size=(32, 2)), batch_size=8, epochs=1, verbose=0, callbacks=[recorder]
    )
    animation = recorder.animation
    assert animation.steps == [0, 2, 4]
    rows = 1 + fields.legend_slots(120)[-1][1]
    assert {frame.shape for frame in animation.frames} == {(120 + rows * fields.LEGEND, 120, 3)}
    assert np.any(animation.frames[0] != animation.frames[-1])
    assert "loss" in animation.history


@pytest.mark.parametrize("size", [100, 120, 200, 300, 399, 400, 800])
@pytest.mark.parametrize("sides", [("seen as fake", "seen as real"), ("scored low", "scored high")])
def test_no_word_of_the_legend_is_cut_off(size, sides):
    no_points = [np.zeros((0, 2))] * 4
    picture = fields.draw_field(AXES, size, np.zeros(fields.CELLS**2), *no_points, sides)
    legend = picture[size:]
    assert (legend[:, -1] == 255).all()
    wide = fields.draw_field(AXES, 800, np.zeros(fields.CELLS**2), *no_points, sides)[800:]
    assert (legend < 255).sum() == (wide < 255).sum(), "every letter is there"


def test_default_axes_hold_all_real_points_with_room():
    axes = build_recorder().axes
    places = axes.to_pixels(REAL, 100)
    assert places.min() > 5
    assert places.max() < 95
    assert axes.width == pytest.approx(axes.height)


def test_up_is_up_and_right_is_right():
    places = AXES.to_pixels(np.array([[-2.0, 3.0], [2.0, -1.0], [0.0, 1.0]]), 400)
    np.testing.assert_allclose(places, [[0, 0], [400, 400], [200, 200]])


def test_the_field_is_computed_at_the_centres_of_its_cells_from_the_upper_left():
    points = fields.regular_points(AXES)
    half = 0.5 * 4 / fields.CELLS
    np.testing.assert_allclose(points[0], [-2 + half, 3 - half], rtol=1e-6)
    np.testing.assert_allclose(points[1], [-2 + 3 * half, 3 - half], rtol=1e-6)
    np.testing.assert_allclose(points[-1], [2 - half, -1 + half], rtol=1e-6)


def drawn(real=(), generated=(), starts=(), pushes=()):
    parts = [np.array(part, float).reshape(-1, 2) for part in (real, generated, starts, pushes)]
    return fields.draw_field(AXES, 200, np.zeros(fields.CELLS**2), *parts, ("low", "high"))[
        :200
    ].astype(int)


def test_real_and_generated_points_differ_in_colour_and_marker():
    empty = drawn()
    real, generated = drawn(real=[(0, 1)]), drawn(generated=[(0, 1)])
    np.testing.assert_array_equal(real[100, 100], fields.REAL)
    np.testing.assert_array_equal(generated[101, 100], fields.GENERATED)
    shapes = [np.any(picture != empty, axis=2) for picture in (real, generated)]
    assert np.any(shapes[0] != shapes[1])


@pytest.mark.parametrize("push, pixel", [((1, 0), (100, 120)), ((0, 1), (80, 100))])
def test_an_arrow_points_where_the_push_goes(push, pixel):
    changed = np.any(drawn(starts=[(0, 1)], pushes=[push]) != drawn(), axis=2)
    opposite = (200 - pixel[0], 200 - pixel[1])
    assert changed[pixel]
    assert not changed[opposite]


def test_no_arrow_is_longer_than_the_longest():
    changed = np.any(drawn(starts=[(0, 1), (1, 1)], pushes=[(1e9, 0), (0, 1)]) != drawn(), axis=2)
    rows, columns = np.nonzero(changed)
    assert columns.max() <= 100 + fields.LONGEST_ARROW + 3
    assert np.ptp(rows) < 20


def test_a_discriminator_without_a_slope_draws_no_arrow():
    np.testing.assert_array_equal(drawn(starts=[(0, 1)], pushes=[(0, 0)]), drawn())


def test_points_far_outside_are_not_drawn_and_do_no_harm():
    far = [(1e12, 0), (-1e12, 1e12)]
    np.testing.assert_array_equal(drawn(real=far, generated=far), drawn())


@pytest.mark.parametrize("axes", [(1, 1, 0, 1), (0, 1, 2, 1)])
def test_axes_that_cross_are_refused(axes):
    with pytest.raises(ValueError, match="left < right"):
        build_recorder(axes=axes)


@pytest.mark.parametrize("shape", [(3,), (3, 3), (0, 2)])
def test_real_points_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match=r"\(M, 2\)"):
        FieldRecorder(np.zeros((2, 2)), np.zeros(shape))


@pytest.mark.parametrize(("factor", "constant"), [(1.0, 0.0), (50.0, -700.0)])
def test_the_field_of_a_critic_knows_only_differences_of_its_scores(factor, constant):
    game = Game()
    game.critic = game.discriminator
    game.critic.set_weights([np.array([[3.0 * factor], [0.0]]), np.array([constant])])
    recorder = CriticFieldRecorder(
        np.zeros((5, 2)), REAL, model=game, axes=(-2, 2, -2, 2), arrows=0
    )
    recorder.record(0)
    frame = recorder.animation.frames[0].astype(int)
    left, right, middle = frame[40, 20], frame[40, -20], frame[300, 200]
    assert left[2] > left[0] + 60
    assert right[0] > right[2] + 60
    assert middle.min() > 240


def test_a_critic_that_scores_all_places_alike_is_drawn_in_white():
    lean = CriticFieldRecorder(np.zeros((2, 2)), REAL).lean(np.full(9, 4.0))
    np.testing.assert_array_equal(lean, np.zeros(9))
