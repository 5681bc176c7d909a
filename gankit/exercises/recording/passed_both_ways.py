"""Records what an answer passes on forwards, and which gradient it lets back."""

from keras import ops

from gankit.exercises.recording.differentiation import gradients_for_arrays
from gankit.exercises.recording.returned import checked_return


def passed_both_ways(answer, features, arriving, weight):
    """Calls an answer, a function of `(features, weight)`, and sends a gradient back through it.

    Args:
        features: Array of float32.
        arriving: Array of the same shape, the gradient that arrives from behind.
        weight: Number.

    Returns:
        Evidence: `what is passed on` and `what comes back`.
    """
    # Looked at before it is multiplied: what else than numbers an answer may return.
    passed_on = checked_return(answer(ops.convert_to_tensor(features), weight), "the result")
    arriving = ops.convert_to_tensor(arriving)
    (gradient,) = gradients_for_arrays(lambda x: arriving * answer(x, weight), [features])
    return {"what is passed on": passed_on, "what comes back": gradient}
