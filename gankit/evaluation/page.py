"""An evaluation as one page: scores and their bands, samples beside real data, classes."""

import html

import cv2
import numpy as np

from gankit.evaluation.distance_chart import KINDS, distance_chart
from gankit.files import whole_file
from gankit.templates import filled, image_address


def write_page(file, judgements):
    """Writes the page, whole or not at all.

    Args:
        file: `Path` of the page.
        judgements: List of one or two `Judgement` of one data set.
    """
    with whole_file(file) as part:
        part.write_text(page(judgements), encoding="utf-8")


def page(judgements):
    """Makes the page.

    Args:
        judgements: List of one or two `Judgement` of one data set.

    Returns:
        HTML text without outside resources. All inserted text is escaped.
    """
    first = judgements[0]
    inserts = {
        "TITLE": html.escape(" beside ".join(one.title for one in judgements)),
        "LEAD": html.escape(f"{first.count:,} samples beside as many of {first.against}"),
        "NOTE": _note(first),
        "SCORES": _scores(judgements),
        "CHART": _legend(judgements) + distance_chart(judgements),
        "SAMPLES": _samples(judgements),
        "NEIGHBOURS": _neighbours(judgements),
        "CLASSES": _classes(judgements),
    }
    return filled("gankit.evaluation", "page.html", inserts)


def _note(first):
    if not first.is_stand_in:
        return ""
    return '<p class="note">What is called real here are generated images, not recorded ones.</p>'


def _scores(judgements):
    head = _row(["score", *(one.title for one in judgements), "real beside real", ""], "th")
    rows = []
    for score in judgements[0].scores:
        values = "".join(
            f'<td class="number">{html.escape(one.written(score.name))}</td>' for one in judgements
        )
        rows.append(
            f'<tr><th scope="row">{html.escape(score.name)}<small>{html.escape(score.question)}'
            f'</small></th>{values}<td class="number soft">{html.escape(score.band)}</td>'
            f'<td class="soft">{html.escape(score.better)}</td></tr>'
        )
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _legend(judgements):
    names = [
        f'<span class="key {kind}" aria-hidden="true">{mark}</span> {html.escape(one.title)}'
        for mark, kind, one in zip("●■", KINDS, judgements, strict=False)
    ]
    return f'<p class="soft">{" &ensp; ".join(names)}</p>'


def _samples(judgements):
    figures = [_figure(one.samples, one.title) for one in judgements]
    figures.append(_figure(judgements[0].real, f"real: {judgements[0].against}"))
    return "".join(figures)


def _neighbours(judgements):
    parts = []
    for one in judgements:
        if one.neighbours:
            figures = "".join(_figure(picture, picture.alt) for picture in one.neighbours)
            parts.append(f"<h3>{html.escape(one.title)}</h3><div class='strips'>{figures}</div>")
    if not parts:
        return ""
    return (
        '<section class="card"><h2>Samples and their nearest training images</h2><p class="soft">'
        "By the classifier's features. A copy would lie at 0; what new images reach is in the "
        f"scores above.</p>{''.join(parts)}</section>"
    )


def _classes(judgements):
    if not judgements[0].classes:
        return ""
    head = _row(["class", *(one.title for one in judgements), "real"], "th")
    most = max(max(c.samples, c.real) for one in judgements for c in one.classes) or 1
    rows = []
    for number, count in enumerate(judgements[0].classes):
        cells = [
            _bar(one.classes[number].written, one.classes[number].samples / most)
            for one in judgements
        ]
        cells.append(_bar(f"{count.real:,}", count.real / most))
        rows.append(f'<tr><th scope="row">{html.escape(count.name)}</th>{"".join(cells)}</tr>')
    table = f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
    return (
        '<section class="card"><h2>How samples are read</h2>'
        f'<div class="wide even">{table}</div></section>'
    )


def _bar(text, share):
    return (
        f'<td><span class="bar" aria-hidden="true"><i style="width:{100 * share:.1f}%"></i></span>'
        f'<span class="number">{html.escape(text)}</span></td>'
    )


def _row(cells, tag):
    inner = "".join(f'<{tag} scope="col">{html.escape(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"


def _figure(picture, caption):
    height, width, _ = picture.shape
    png = cv2.imencode(".png", np.asarray(picture)[..., ::-1])[1].tobytes()
    return (
        f'<figure><img src="{image_address(png)}" width="{width}" height="{height}" '
        f'alt="{html.escape(picture.alt)}"><figcaption>{html.escape(caption)}</figcaption></figure>'
    )
