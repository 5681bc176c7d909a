"""Exercise: what a convolution costs."""

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws the side of the images, that of the kernel and the numbers of filters."""
    side, kernel = 2 ** int(random.integers(3, 8)), int(random.integers(3, 6))
    filters_in, filters_out = (6 + random.permutation(40)[:2]).tolist()
    return side, kernel, filters_in, filters_out


MULTIPLICATIONS = comparing(
    "progan.multiplications",
    lesson=11,
    points=1,
    title="What a convolution costs",
    hints=(
        "At one place and for one filter: a window of `kernel` x `kernel` pixels, each with "
        "`filters_in` numbers.",
        "And that for each of `filters_out` filters, at each of `side` x `side` places.",
    ),
    draw=draw,
    expected=lambda side, kernel, filters_in, filters_out: (
        side**2 * kernel**2 * filters_in * filters_out
    ),
    result="the number",
    cases=3,
    tolerance=1e-9,
    praise="Twice the side is four times the work; half the filters, on both sides, a quarter.",
    shape="It has the shape {received}: expected one number.",
    otherwise="It is {received}, expected {expected} for side={0}, kernel={1}, filters_in={2} and "
    "filters_out={3}: at each place each filter multiplies a whole window of numbers.",
    mistakes=(
        (
            lambda side, kernel, filters_in, filters_out: (
                side * kernel**2 * filters_in * filters_out
            ),
            "The places lie along both sides: `side ** 2` of them.",
        ),
        (
            lambda side, kernel, filters_in, filters_out: (
                side**2 * kernel * filters_in * filters_out
            ),
            "The window is as high as it is wide: `kernel ** 2` pixels.",
        ),
        (
            lambda side, kernel, filters_in, filters_out: side**2 * kernel**2 * filters_out,
            "Each pixel of the window holds `filters_in` numbers, and each is multiplied.",
        ),
        (
            lambda side, kernel, filters_in, filters_out: side**2 * kernel**2 * filters_in,
            "This is what one filter costs: there are `filters_out` of them.",
        ),
        (
            lambda side, kernel, filters_in, filters_out: (
                side**2 * kernel**2 * (filters_in + filters_out)
            ),
            "The two numbers of filters are added: each filter looks at all `filters_in` numbers "
            "of a pixel, so they are multiplied.",
        ),
        (
            lambda side, kernel, filters_in, filters_out: kernel**2 * filters_in * filters_out,
            "This is how many weights the layer has: it uses them anew at each place.",
        ),
        (
            lambda side, kernel, filters_in, filters_out: (
                (side - kernel + 1) ** 2 * kernel**2 * filters_in * filters_out
            ),
            'These are the places without padding: with `padding="same"` there are `side ** 2`.',
        ),
    ),
)
