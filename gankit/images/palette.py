"""Colours that people with any kind of colour vision can tell apart."""

# Okabe and Ito, "Color Universal Design" (2008): https://jfly.uni-koeln.de/color/
OKABE_ITO = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky_blue": "#56B4E9",
    "bluish_green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "reddish_purple": "#CC79A7",
}

# Ten for ten classes, on white: six of these, and four dark ones of Paul Tol's "muted" scheme,
# https://sronpersonalpages.nl/~pault/. Yellow is too pale, black is left for what lies on top.
TEN_COLOURS = [
    *(colour for name, colour in OKABE_ITO.items() if name not in ("yellow", "black")),
    "#332288",
    "#882255",
    "#117733",
    "#777777",
]
