"""Exercise: one step of the Dirac game, one number against one slope."""

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws `(theta, slope, rate, gamma)`, no two steps of which come out alike."""
    theta, slope = random.uniform(0.4, 1.6, 2) * random.choice([-1, 1], 2)
    return (
        float(theta),
        float(slope),
        float(random.uniform(0.1, 0.4)),
        float(random.uniform(0.4, 1.5)),
    )


def step(theta, slope, rate, gamma, fakes_sign=1, generators_sign=1):
    """The expected step: the critic's turn, then the generator's; Mescheder et al. 2018."""
    slope = slope - rate * (fakes_sign * theta + gamma * slope)
    return theta + generators_sign * rate * slope, slope


def _at_once(theta, slope, rate, gamma):
    return theta + rate * slope, step(theta, slope, rate, gamma)[1]


def _generator_first(theta, slope, rate, gamma):
    theta = theta + rate * slope
    return theta, slope - rate * (theta + gamma * slope)


def _penalty_itself(theta, slope, rate, gamma):
    slope = slope - rate * (theta + gamma / 2 * slope**2)
    return theta + rate * slope, slope


def _penalty_on_theta(theta, slope, rate, gamma):
    slope = slope - rate * theta
    return theta + rate * (slope - gamma * theta), slope


DIRAC_STEP = comparing(
    "wgan.dirac_step",
    lesson=9,
    points=2,
    title="One step of the Dirac game",
    hints=(
        "The critic's loss is `slope * theta + gamma / 2 * slope**2`: what is its derivative with "
        "respect to the slope?",
        "The generator's loss is `-slope * theta`; its derivative with respect to theta is "
        "`-slope`. Both walk against their derivative, `rate` times as far.",
        "First `slope = slope - rate * (theta + gamma * slope)`, then theta, with the new slope.",
    ),
    draw=draw,
    cases=3,
    expected=step,
    kind=Kind.TUPLE,
    result="the pair of theta and slope",
    praise="The critic leans against the fake; the generator slides down where it leans.",
    shape="Expected two numbers: `return theta, slope`.",
    otherwise="Expected theta and slope {expected}, received {received}: each walks against the "
    "derivative of its own loss, the critic first.",
    mistakes=(
        (
            lambda *case: step(*case)[::-1],
            "The two are swapped: `return theta, slope`.",
        ),
        (
            _at_once,
            "The generator answers to the critic as it was. They play in turns: it sees the slope "
            "that has just learned.",
        ),
        (
            _generator_first,
            "The generator goes first: let the critic learn first, as in every step of this "
            "course.",
        ),
        (
            lambda *case: step(*case, fakes_sign=-1),
            "The critic walks up its loss, and learns to rate the fake higher: subtract.",
        ),
        (
            lambda *case: step(*case, generators_sign=-1),
            "The generator walks away from where the critic is high: its loss is "
            "`-slope * theta`, so theta goes the way of the slope.",
        ),
        (
            lambda theta, slope, rate, gamma: step(theta, slope, rate, 0),
            "The penalty is missing: `gamma * slope` belongs to the critic's derivative.",
        ),
        (
            lambda theta, slope, rate, gamma: step(theta, slope, rate, -gamma),
            "The penalty drives the slope away from 0: its derivative is added to the critic's, "
            "and the step goes against the sum.",
        ),
        (
            lambda theta, slope, rate, gamma: step(theta, slope, rate, gamma / 2),
            "The derivative of `gamma / 2 * slope**2` is `gamma * slope`: the 2 cancels the half.",
        ),
        (
            _penalty_itself,
            "This is the penalty itself; a step needs its derivative, `gamma * slope`.",
        ),
        (
            _penalty_on_theta,
            "The penalty acts on the generator here: it is a part of the critic's loss.",
        ),
        (
            lambda theta, slope, rate, gamma: step(theta, slope, 1, gamma),
            "The rate is missing: a step goes `rate` times the derivative.",
        ),
    ),
)
