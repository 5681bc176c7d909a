"""The benchmarks compare like with like and do not measure twice."""

import math
from importlib import import_module
from pkgutil import walk_packages

import numpy as np
import pytest

import benchmarks
from benchmarks.figures import results
from benchmarks.figures.painting import on_parted_grounds
from benchmarks.figures.translation_pairs import decibels, with_shares
from benchmarks.figures.weighing import accepted_rows
from benchmarks.speed.arithmetic import operations_of
from benchmarks.speed.networks import TRACKS, build_networks
from benchmarks.table import markdown_table
from gankit.data import Dataset


@pytest.mark.parametrize("track", TRACKS.values(), ids=TRACKS.keys())
def test_the_peers_networks_have_as_many_parameters_as_ours(track):
    pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.speed.torch_peer import parameter_counts

    ours = [
        sum(variable.value.numpy().size for variable in network.trainable_variables)
        for network in build_networks(track)
    ]
    assert parameter_counts(track) == ours


def test_the_peer_of_the_semi_supervised_step_has_as_many_parameters_as_ours():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.figures.semi_supervised import build
    from benchmarks.speed.semi_supervised import Track
    from benchmarks.speed.torch_semi_supervised import parameter_count

    model = build(seed=0)
    players = model.discriminator, model.label_discriminator
    ours = sum(n.count_params() for n in (model.encoder, model.decoder, *players))
    moving = sum(2 * units for units in Track().units)  # statistics are no parameters in PyTorch
    assert parameter_count(Track()) == ours - moving


def test_the_peer_of_the_translation_has_as_many_parameters_as_ours():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.speed.torch_translation import parameter_count
    from benchmarks.speed.translation import Track, networks

    learned = [v for network in networks(Track()) for v in network.trainable_variables]
    assert parameter_count(Track()) == sum(math.prod(v.shape) for v in learned)


def test_the_peer_of_the_taught_domains_has_as_many_parameters_as_ours():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.speed.domains import Track, networks
    from benchmarks.speed.torch_domains import parameter_counts

    learned = [network.trainable_variables for network in networks(Track())]
    ours = [sum(math.prod(v.shape) for v in variables) for variables in learned]
    assert parameter_counts(Track()) == ours


def test_the_peer_of_the_conditional_step_has_as_many_parameters_as_ours():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.speed.conditional import Track, build_networks
    from benchmarks.speed.torch_conditional import parameter_counts

    learned = [network.trainable_variables for network in build_networks(Track())]
    ours = [sum(math.prod(v.shape) for v in variables) for variables in learned]
    assert parameter_counts(Track()) == ours


def test_the_peers_that_draw_faces_compute_what_ours_compute_from_the_same_weights():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.speed.faces import Track, build_networks, real_batch
    from benchmarks.speed.torch_face_networks import networks, parameter_counts

    track = Track(side=16, filters=4, latent_dim=5, batch_size=8)
    ours, theirs = build_networks(track), networks(track)
    assert parameter_counts(track) == [network.count_params() for network in ours]
    for network, peer in zip(ours, theirs, strict=True):
        for weight, parameter in zip(network.weights, peer.parameters(), strict=True):
            parameter.data = torch.from_numpy(as_in_torch(weight, tuple(parameter.shape)))
    latents, real = (
        np.random.default_rng(0).normal(size=(8, 5)).astype("float32"),
        real_batch(track),
    )
    with torch.no_grad():
        fakes = theirs[0](torch.from_numpy(latents)).permute(0, 2, 3, 1).numpy()
        logits = theirs[1](torch.from_numpy(real).permute(0, 3, 1, 2)).numpy()
    np.testing.assert_allclose(ours[0].predict(latents, verbose=0), fakes, atol=1e-4)
    np.testing.assert_allclose(ours[1].predict(real, verbose=0), logits, atol=1e-4)


def as_in_torch(weight, shape):
    """Turns one of our weights round, for channels that come first, also where maps unfold."""
    values = np.array(weight.value)
    if "convolution" in weight.path:  # sub-pixel: the place comes before the channel
        values = values.reshape(*values.shape[:-1], 4, -1).swapaxes(-1, -2).reshape(values.shape)
    if "start" in weight.path:  # to 4x4 maps
        values = np.moveaxis(values.reshape(*values.shape[:-1], 4, 4, -1), -1, -3)
        values = values.reshape(*values.shape[:-3], -1)
    if "logits" in weight.path and values.ndim == 2:  # from 4x4 maps
        values = np.moveaxis(values.reshape(4, 4, -1, 1), 2, 0).reshape(values.shape)
    turned = values.transpose(3, 2, 0, 1) if values.ndim == 4 else values.T
    assert turned.shape == shape
    return np.ascontiguousarray(turned)


@pytest.mark.parametrize("way", ["two_phases", "at_once"])
def test_the_peer_of_the_taught_domains_takes_the_steps_that_ours_takes(way):
    pytest.importorskip("torch", reason="PyTorch is not installed")
    import keras

    from benchmarks.speed import domains, torch_domains

    # On odd sides both pad alike; without shifts nothing is drawn. The teacher is sure of some.
    track = domains.Track((9, 9, 3), 4, 16, (8,), 32, shift=0, sure=0.18, averaging=0.5, run=16)
    keras.utils.set_random_seed(0)
    model = domains.model_of(track)
    peer = torch_domains.Adaptation(track)
    _copy_weights(model, peer)
    our_step = domains.ours(track, model=model)
    their_step = getattr(torch_domains, way)(track, adaptation=peer)
    names = "domain_classifier_loss", "features_labels", "features_taught", "features_sure"
    for _ in range(track.run):
        logs = our_step()
        assert their_step() == pytest.approx([logs[name] for name in names], rel=1e-3)
    assert 0 < logs["features_sure"] < 1


def _copy_weights(model, peer):
    import torch

    readers = model.feature_extractor, model.label_predictor
    for networks, theirs in (
        (readers, [peer.reader, peer.teacher]),
        ([model.domain_classifier], [peer.classifier]),
    ):
        ours = [v.numpy() for network in networks for v in network.trainable_variables]
        for copy in theirs:
            for mine, value in zip(copy.parameters(), ours, strict=True):
                turned = value.transpose(3, 2, 0, 1) if value.ndim == 4 else value.T
                mine.data.copy_(torch.from_numpy(turned.copy()))


def test_classes_come_in_the_shares_asked_for_and_no_image_twice():
    labels = np.repeat([0, 1, 2], [50, 80, 70])
    numbers = np.arange(200, dtype="uint8").reshape(200, 1, 1, 1)
    part = with_shares(
        Dataset(numbers, labels, "numbers", "generated"), np.array([0.5, 0.3, 0.2]), 0
    )
    assert np.bincount(part.labels).tolist() == [50, 30, 20]
    assert len(np.unique(part.images)) == 100
    assert np.array_equal(labels[part.images.ravel()], part.labels)


def test_ten_decibels_are_a_tenth_of_the_squared_error():
    images = np.zeros((2, 4, 4, 1))
    assert decibels(images, images + 0.2) == pytest.approx(20)  # of a range of 2
    assert decibels(images, images + 0.2 * 10**-0.5) == pytest.approx(30)


def test_painted_digits_keep_their_strokes_and_get_grounds_of_their_own():
    images = np.zeros((3, 8, 8, 1), "uint8")
    images[:, 2:6, 3:5] = 255  # one stroke
    grey = Dataset(images, np.arange(3), "strokes", "generated")
    painted = on_parted_grounds(grey, seed=0)
    assert painted.images.shape == (3, 8, 8, 3) and painted.images.dtype == np.uint8
    assert np.array_equal(painted.labels, grey.labels)
    strokes = painted.images[:, 2:6, 3:5].reshape(3, -1, 3)
    assert np.all(strokes == strokes[:, :1])  # one colour each
    assert len(np.unique(strokes[:, 0], axis=0)) == 3
    assert np.all(painted.images[:, 0].std(axis=1) > 0)  # no ground is plain
    assert np.array_equal(painted.images, on_parted_grounds(grey, seed=0).images)


def test_the_peer_of_the_wasserstein_step_has_as_many_parameters_as_ours():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    from benchmarks.speed.torch_wasserstein import parameter_counts
    from benchmarks.speed.wasserstein import TRACKS, build_networks

    for track in TRACKS.values():
        ours = [
            sum(variable.value.numpy().size for variable in network.trainable_variables)
            for network in build_networks(track)
        ]
        assert parameter_counts(track) == ours


def test_operations_are_counted_as_by_hand():
    import keras
    from keras import layers

    from gankit.layers import SubPixel

    network = keras.Sequential(
        [
            keras.Input((4, 4, 3)),
            layers.Conv2D(5, 3, strides=2, padding="same"),  # 2 x 2 places, 3 x 3 x 3 x 5 products
            layers.Conv2DTranspose(2, 4, strides=2, padding="same"),  # 2 x 2, 4 x 4 x 5 x 2
            SubPixel(1),  # 4 x 4, 3 x 3 x 2 x 4
            layers.Flatten(),
            layers.Dense(7),  # 64 x 7
        ]
    )
    assert operations_of(network) == 2 * (4 * 135 + 4 * 160 + 16 * 72 + 448)


def test_a_stored_row_is_not_measured_again(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    calls = []

    def measure():
        calls.append(1)
        return {"loss": 0.5}

    for seed in (0, 1, 0):
        row = results.measured_once("figure", {"seed": seed}, measure)
        assert row == {"seed": seed, "loss": 0.5}
    assert len(calls) == 2
    assert [row["seed"] for row in results.stored_rows("figure")] == [0, 1]


def test_a_table_has_a_line_per_row_and_short_numbers():
    table = markdown_table([{"seed": 0, "loss": 0.123456}, {"seed": 1, "loss": 1234.5}])
    assert table.splitlines() == [
        "| seed | loss |",
        "|---|---|",
        "| 0 | 0.1235 |",
        "| 1 | 1234 |",
    ]


def test_samples_weighed_by_a_critic_are_spread_like_the_real_ones():
    modes = np.repeat([0, 1], [18_000, 2_000])  # in a generator that prefers the first, 9 to 1
    logits = np.log(np.array([0.7 / 0.9, 0.3 / 0.1])[modes])
    accepted = modes[accepted_rows(logits, seed=0)]
    assert np.mean(accepted) == pytest.approx(0.3, abs=0.02)
    assert len(accepted) == pytest.approx(2_000 / 0.3, rel=0.05)


@pytest.mark.parametrize(
    "module",
    sorted(m.name for m in walk_packages(benchmarks.__path__, "benchmarks.") if "__" not in m.name),
)
def test_every_benchmark_finds_what_it_imports(module):
    try:
        import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name.startswith(("benchmarks", "gankit", "tests")):
            raise
        pytest.skip(f"{missing.name} is not installed")
