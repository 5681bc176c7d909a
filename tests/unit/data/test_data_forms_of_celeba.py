"""CelebA's folders and tables, the authors' and Kaggle's."""

import io
import zipfile

import cv2
import numpy as np
import pytest

from tests.unit.data.forms import loaded, put


def jpeg():
    return cv2.imencode(".jpg", np.full((20, 16, 3), 90, "uint8"))[1].tobytes()


NAMES = [f"{number:06}.jpg" for number in range(1, 7)]
ATTRIBUTES = {
    ".txt": "\n".join(["6", "Smiling Male", *(f"{name}  1 -1" for name in NAMES)]),
    ".csv": "\n".join(["image_id,Smiling,Male", *(f"{name},1,-1" for name in NAMES)]),
}
PARTITION = {
    ".txt": "\n".join(f"{name} {int(name > NAMES[3])}" for name in NAMES),
    ".csv": "\n".join(
        ["image_id,partition", *(f"{name},{int(name > NAMES[3])}" for name in NAMES)]
    ),
}
CELEBA = [
    # pictures, folder of the attributes, folder of the partition
    ("celeba/img_align_celeba", "celeba", "celeba"),
    ("celeba/img_align_celeba/img_align_celeba", "celeba", "celeba"),
    ("img_align_celeba/img_align_celeba", ".", "."),
    ("celeba/celeba/img_align_celeba", "celeba", "celeba/celeba"),
    ("celeba-dataset/img_align_celeba/img_align_celeba", "celeba-dataset", "celeba-dataset"),
    ("CelebA/Img/img_align_celeba", "CelebA/Anno", "CelebA/Eval"),
    ("CelebA/Img/img_align_celeba.zip", "CelebA/Anno", "CelebA/Eval"),
    ("img_align_celeba.zip", ".", "."),
    ("img_align_celeba.zip/img_align_celeba.zip", ".", "list_eval_partition.txt"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".csv"])
def test_celebas_tables_in_each_form(suffix, encoding, tmp_path):
    celeba(tmp_path, *CELEBA[0], suffix, encoding)


@pytest.mark.parametrize("form", CELEBA, ids=[form[0] for form in CELEBA])
def test_celebas_folders_in_each_form(form, tmp_path):
    celeba(tmp_path, *form, ".csv" if "dataset" in form[0] else ".txt", "utf-8")


def celeba(home, pictures, attributes, partition, suffix, encoding):
    if pictures.endswith(".zip"):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name in NAMES:
                archive.writestr(f"img_align_celeba/{name}", jpeg())
        put(home, pictures, file.getvalue())
    else:
        for name in NAMES:
            put(home, f"{pictures}/{name}", jpeg())
    put(home, f"{attributes}/list_attr_celeba{suffix}", ATTRIBUTES[suffix].encode(encoding))
    put(home, f"{partition}/list_eval_partition{suffix}", PARTITION[suffix].encode(encoding))
    for split, count in (("train", 4), ("validation", 2)):
        dataset = loaded("celeba", home, split, size=8)
        assert len(dataset) == count and dataset.attributes["Smiling"].all()
        assert not dataset.attributes["Male"].any()
