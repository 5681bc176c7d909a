"""Settings of Sphinx for the site; docs/site/build.py names them and the sources."""

import html
import re

from docutils.utils.math.latex2mathml import tex2mathml

from gankit import __version__

project = "gankit"
author = "The gankit authors"
html_show_copyright = False  # LICENSE says it
release = version = __version__
extensions = ["myst_nb"]
exclude_patterns = ["files"]

html_theme = "furo"
html_title = "gankit"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_math_renderer = "mathml"
html_theme_options = {"navigation_with_keys": True}

myst_enable_extensions = ["dollarmath", "html_image"]
myst_heading_anchors = 4
SIZES = re.compile(r"\\[bB]igg?[lr]?(?![a-zA-Z])")  # of brackets: MathML stretches them itself

nb_execution_mode = "off"  # the lessons come with what they show
nb_merge_streams = True
suppress_warnings = ["mystnb.unknown_mime_type"]


def setup(app):
    """Lets formulas be MathML, which browsers draw by themselves: the site loads nothing."""
    app.add_html_math_renderer("mathml", (_inline, None), (_display, None))


def _inline(writer, node):
    writer.body.append(_mathml(node, as_block=False))
    _skip()


def _display(writer, node):
    writer.body.append(f'<div class="math">{_mathml(node, as_block=True)}</div>')
    _skip()


def _mathml(node, as_block):
    formula = tex2mathml(SIZES.sub("", node.astext()), as_block=as_block)
    words = html.escape(node.astext(), quote=True)
    return formula.replace("<math", f'<math aria-label="{words}"', 1)


def _skip():
    from docutils.nodes import SkipNode

    raise SkipNode
