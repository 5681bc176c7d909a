"""Frames of one size: what a model draws may have grown."""

import cv2


def equal_sizes(frames):
    """Enlarges smaller frames to the largest height and width: a model's images may have grown.

    Args:
        frames: List of uint8 arrays `(H, W, 3)`.

    Returns:
        List of uint8 arrays of one size; frames that have it already are returned as they are.
    """
    if len({frame.shape for frame in frames}) <= 1:
        return frames
    height, width = (max(frame.shape[axis] for frame in frames) for axis in (0, 1))
    return [
        frame
        if frame.shape[:2] == (height, width)
        else cv2.resize(frame, (width, height), interpolation=cv2.INTER_NEAREST)
        for frame in frames
    ]
