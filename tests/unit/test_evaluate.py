"""`gankit evaluate`: subjects of known quality get the scores they deserve; the rest is refused."""

import json
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from gankit import cli, data
from gankit.data import Dataset
from gankit.evaluation import Subject, as_text, evaluate, subject_of, write_page
from gankit.evaluation.reader import _fingerprint
from gankit.evaluation.score import short
from gankit.models.aae import AdversarialAutoencoder
from gankit.models.supervised_aae import SupervisedAdversarialAutoencoder
from gankit.models.vae import VAE
from gankit.runs import Run

SHAPE = (16, 16, 1)


def quiet(line):
    pass


def drawn_images(n, seed):
    """Bright and dark images with a pattern of their own; class 1 is the bright one."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 2, n)
    patterns = random.integers(0, 2, (n, 4, 4, 1)).repeat(4, axis=1).repeat(4, axis=2)
    return 60 * patterns + 190 * labels[:, None, None, None], labels


def small_set(name, split="train", **options):
    images, labels = drawn_images(*((600, 0) if split == "train" else (300, 1)))
    return Dataset(images.astype("uint8"), labels, name, "generated", ("dark", "bright"))


@pytest.fixture(scope="module", autouse=True)
def small_world(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GANKIT_SCALE", "smoke")
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def judged():
    """New images, copies of training images, and one single image, judged together."""

    def fresh(count):
        images, labels = drawn_images(count, seed=2)
        return Subject("new images", (images / 127.5 - 1).astype("float32"), labels)

    def copies(count):
        return Subject("<copies>", small_set("toy").signed()[:count])

    def collapsed(count):
        return Subject("one image", fresh(1).samples.repeat(count, axis=0))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "load", small_set)
        found = evaluate([fresh, copies, collapsed], "toy", say=quiet)
    return dict(zip(("fresh", "copies", "collapsed"), found, strict=True))


def value(judgement, name):
    return {score.name: score for score in judgement.scores}[name]


def test_new_images_score_as_real_ones_do(judged):
    for name in ("precision", "coverage", "nearer than new ones", "inception-style score"):
        score = value(judged["fresh"], name)
        assert score.low - 0.15 < score.value < score.high + 0.15, name
    assert value(judged["fresh"], "read as asked").value > 0.95


def test_copies_are_told_by_their_nearness_alone(judged):
    assert value(judged["copies"], "nearer than new ones").value > 0.95
    assert value(judged["copies"], "precision").value > 0.7
    assert "0.00" in judged["copies"].neighbours[0].alt


def test_a_single_image_is_far_off_and_covers_nothing(judged):
    distance = value(judged["collapsed"], "Frechet distance")
    assert distance.value > 3 * distance.high
    assert value(judged["collapsed"], "coverage").value < 0.2
    assert value(judged["collapsed"], "inception-style score").value == pytest.approx(1)


def test_classes_are_counted_beside_the_real_ones_and_what_was_asked(judged):
    for count in judged["fresh"].classes:
        assert count.as_asked <= min(count.samples, count.asked)
    assert sum(count.samples for count in judged["fresh"].classes) == 100
    assert sum(count.real for count in judged["fresh"].classes) == 100
    assert judged["copies"].classes[0].asked is None


def test_what_is_written_holds_every_score(judged):
    for judgement in judged.values():
        again = json.loads(json.dumps(judgement.record(), allow_nan=False))
        assert [row["value"] for row in again["scores"]] == [s.value for s in judgement.scores]
        assert again["generated stand-in"] is True
    text = as_text(list(judged.values()))
    assert "new images" in text and "toy (generated)" in text
    for score in judged["fresh"].scores:
        assert score.name in text and score.band in text


def test_the_page_needs_nothing_else_and_describes_every_picture(judged, tmp_path):
    write_page(tmp_path / "page.html", [judged["fresh"], judged["copies"]])
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("<img ") == page.count(' alt="') == 2 + 1 + 10 + 10
    assert "<copies>" not in page and "&lt;copies&gt;" in page
    assert "generated images, not recorded ones" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "{{" not in page


def test_grey_images_beside_coloured_ones_get_three_equal_channels(monkeypatch):
    monkeypatch.setattr(data, "load", small_set)
    images, _ = drawn_images(100, seed=2)
    grey = (images / 127.5 - 1).astype("float32")
    both = {"grey": grey, "in colour": grey.repeat(3, axis=-1)}
    draws = [lambda count, title=title: Subject(title, both[title][:count]) for title in both]
    one, other = evaluate(draws, "toy", say=quiet)
    assert [score.value for score in one.scores] == [score.value for score in other.scores]
    draws.append(lambda count: Subject("a large one", np.zeros((count, 32, 32, 1))))
    with pytest.raises(ValueError, match=r"a large one draws images of shape \(32, 32, 1\)"):
        evaluate(draws, "toy", say=quiet)


@pytest.fixture(scope="module")
def judged_points():
    centre = data.ring.centres()[0]

    def one_mode(count):
        noise = np.random.default_rng(0).normal(0, data.ring.DEVIATION, (count, 2))
        return Subject("one mode", (centre + noise).astype("float32"))

    def all_modes(count):
        return Subject("all modes", data.load("ring").images[-count:])

    return evaluate([one_mode, all_modes], "ring", say=quiet)


def test_the_modes_that_points_reach_are_counted(judged_points):
    collapsed, whole = judged_points
    for name in ("modes reached", "modes with 2 %"):
        assert value(collapsed, name).value == 1
        assert value(whole, name).value == 8
    assert value(collapsed, "unequal shares").value > 1 > value(whole, "unequal shares").value
    assert value(collapsed, "coverage").value < 0.3
    assert [count.samples for count in collapsed.classes][1:8] == [0] * 7
    assert "8" in as_text([whole])


def test_what_lies_on_no_mode_is_counted_too(judged_points):
    for judgement in judged_points:
        assert judgement.classes[-1].name == "no mode"
        assert sum(count.samples for count in judgement.classes) == judgement.count
        assert sum(count.real for count in judgement.classes) == judgement.count


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.4567, "2.46"), (25.0, "25"), (1234.5, "1,234"), (0, "0"), (0.00178, "0.00178")]
    + [(0.000453, "0.00045"), (-0.0008, "-0.0008"), (0.00099999, "0.001"), (4.53e-6, "4.5e-06")],
)
def test_numbers_are_short_and_small_ones_stay_decimals(value, text):
    assert short(value) == text


def test_a_score_that_says_nothing_is_a_dash_and_no_number_in_the_file():
    def far_away(count):
        return Subject("far away", np.random.default_rng(0).normal(9, 1, (count, 2)))

    (judgement,) = evaluate([far_away], "ring", say=quiet)
    assert judgement.written("spread in a mode") == "-"
    (row,) = [r for r in judgement.record()["scores"] if r["name"] == "spread in a mode"]
    assert row["value"] is None
    json.dumps(judgement.record(), allow_nan=False)


def test_a_model_that_is_told_labels_is_asked_for_each_of_them():
    model = SimpleNamespace(label_length=3, generate=lambda n, seed: np.full((n, *SHAPE), seed))
    subject = subject_of(model, "toy", 7, seed=5)
    assert subject.asked.tolist() == [0, 1, 2, 0, 1, 2, 0]
    assert np.all(subject.samples == 5)


@pytest.mark.parametrize(
    "model",
    [VAE, AdversarialAutoencoder, SupervisedAdversarialAutoencoder],
    ids=lambda m: m.__name__,
)
def test_what_an_autoencoder_draws_from_0_to_1_is_scored_from_minus_1_to_1(model, monkeypatch):
    grey = np.linspace(0, 1, 4, dtype="float32").reshape(4, 1, 1, 1)
    monkeypatch.setattr(model, "generate", lambda self, n, seed: grey)
    samples = subject_of(model.__new__(model), "autoencoder", 4).samples
    assert samples.ravel() == pytest.approx([-1, -1 / 3, 1 / 3, 1])


def test_a_reader_of_other_labels_classes_or_attributes_is_another_one():
    images, labels = drawn_images(8, 0)
    settings = (
        {"labels": labels, "classes": ("dark", "bright")},
        {"labels": 1 - labels, "classes": ("dark", "bright")},
        {"labels": labels, "classes": ("dim", "bright")},
        {"labels": 0 * labels, "attributes": {"bright": labels == 1}},
        {"labels": 0 * labels, "attributes": {"bright": labels == 0}},
        {"labels": 0 * labels, "attributes": {"light": labels == 1}},
    )
    bytes_ = images.astype("uint8")
    sets = [Dataset(bytes_, name="toy", source="generated", **each) for each in settings]
    assert len({_fingerprint(each) for each in sets}) == len(sets)


def test_of_two_domains_the_one_that_is_asked_for_is_drawn():
    model = SimpleNamespace(generate_pairs=lambda n, seed: (np.zeros((n, 2)), np.ones((n, 2))))
    assert np.all(subject_of(model, "toy", 3, domain=1).samples == 1)


@pytest.mark.parametrize(
    ("draw", "name", "message"),
    [
        (lambda n: Subject("it", np.zeros((n, 2))), "toy", "draws points of shape"),
        (lambda n: Subject("it", np.zeros((n, *SHAPE))), "ring", "With --data name the set"),
        (lambda n: Subject("it", np.zeros((n, 8, 8, 1))), "toy", r"\(8, 8, 1\).*\(16, 16, 1\)"),
        (lambda n: Subject("it", np.zeros((n, *SHAPE))), "tiny", "at least 100, or scores"),
        (partial(subject_of, object(), "it"), "ring", "draws nothing from latent vectors"),
        (
            partial(subject_of, SimpleNamespace(generate=lambda n, seed: [[np.nan, 0]] * n), "it"),
            "ring",
            "blown up",
        ),
        (lambda n: Subject("it", np.zeros((n, 2))), "rnig", "expected one of"),
    ],
)
def test_what_can_t_be_compared_is_refused_with_the_cure(monkeypatch, draw, name, message):
    load, stand_ins = data.load, {"toy": 300, "tiny": 90}

    def load_small(name, split="train"):
        return small_set(name)[: stand_ins[name]] if name in stand_ins else load(name, split)

    monkeypatch.setattr(data, "load", load_small)
    with pytest.raises(ValueError, match=message):
        evaluate([draw], name, say=quiet)


def run_folder(folder, status="finished", model_file=True):
    folder.mkdir()
    settings = {"model": "gan", "data": "ring"}
    (folder / "run.json").write_text(json.dumps({"status": status, "settings": settings}))
    if model_file:
        (folder / "model.keras").touch()
    return folder


@pytest.fixture
def stood_in(monkeypatch, judged_points):
    """Stands in for the scoring and notes what it was asked for."""
    asked = {}

    def evaluate_instead(draws, data_name, size, say):
        asked.update(count=len(draws), data=data_name)
        return judged_points[: len(draws)]

    monkeypatch.setattr("gankit.evaluation.evaluate", evaluate_instead)
    monkeypatch.setattr(Run, "load_model", lambda run: SimpleNamespace(generate=None))
    return asked


def test_the_verb_prints_the_table_and_leaves_a_record_and_a_page(stood_in, tmp_path, capsys):
    folders = [run_folder(tmp_path / name) for name in ("one", "other")]
    command = ["evaluate", folders[0], "--against", folders[1], "--data", "grid"]
    assert cli.main([str(part) for part in command]) == 0
    assert stood_in == {"count": 2, "data": "grid"}
    assert "modes reached" in capsys.readouterr().out
    records = json.loads((folders[0] / "evaluation.json").read_text())
    assert [record["title"] for record in records] == ["one mode", "all modes"]
    assert "<svg" in (folders[0] / "evaluation.html").read_text(encoding="utf-8")
    assert not (folders[1] / "evaluation.json").exists()


def test_without_a_name_a_run_is_compared_with_its_own_data(stood_in, tmp_path):
    assert cli.main(["evaluate", str(run_folder(tmp_path / "one"))]) == 0
    assert stood_in == {"count": 1, "data": "ring"}


def test_a_model_that_draws_nothing_is_refused_before_a_set_is_read(
    stood_in, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(Run, "load_model", lambda run: object())
    assert cli.main(["evaluate", str(run_folder(tmp_path / "one"))]) == 2
    assert "draws nothing from latent vectors" in capsys.readouterr().err and not stood_in


def test_a_run_on_ones_own_pictures_is_told_to_name_a_set(stood_in, tmp_path, capsys):
    folder = run_folder(tmp_path / "one")
    settings = {"model": "dcgan", "data": "./horses"}
    (folder / "run.json").write_text(json.dumps({"status": "finished", "settings": settings}))
    assert cli.main(["evaluate", str(folder)]) == 2
    line = capsys.readouterr().err
    assert "./horses is a folder of pictures" in line and "--data" in line
    assert line.count("\n") == 1 and not stood_in
    assert cli.main(["evaluate", str(folder), "--data", "celeba"]) == 0
    assert stood_in["data"] == "celeba"


@pytest.mark.parametrize("status", ["running", "failed"])
def test_a_run_without_a_model_is_refused(stood_in, tmp_path, capsys, status):
    folder = run_folder(tmp_path / "one", status, model_file=False)
    assert cli.main(["evaluate", str(folder)]) == 2
    line = capsys.readouterr().err
    assert f"{folder} has no model.keras, its status is '{status}'" in line
    assert line.count("\n") == 1 and not stood_in


def test_a_folder_that_is_no_run_is_refused(stood_in, tmp_path, capsys):
    assert cli.main(["evaluate", str(tmp_path / "absent")]) == 2
    assert "is not a run" in capsys.readouterr().err
