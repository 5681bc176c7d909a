"""Exercises of lesson 06, the DCGAN, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_06.attribute_direction import ATTRIBUTE_DIRECTION
from gankit.exercises.lesson_06.convolution_side import CONVOLUTION_SIDE
from gankit.exercises.lesson_06.depth_to_space import DEPTH_TO_SPACE
from gankit.exercises.lesson_06.generator_block import GENERATOR_BLOCK
from gankit.exercises.lesson_06.interpolate import INTERPOLATE
from gankit.exercises.lesson_06.moving_average import MOVING_AVERAGE
from gankit.exercises.lesson_06.ranked import RANKED
from gankit.exercises.lesson_06.to_bytes import TO_BYTES
from gankit.exercises.lesson_06.to_rgb import TO_RGB
from gankit.exercises.lesson_06.to_signed import TO_SIGNED
from gankit.exercises.lesson_06.touch_counts import TOUCH_COUNTS
from gankit.exercises.lesson_06.transposed_convolution import TRANSPOSED_CONVOLUTION

EXERCISES = (
    TO_RGB,
    TO_SIGNED,
    TO_BYTES,
    CONVOLUTION_SIDE,
    TRANSPOSED_CONVOLUTION,
    TOUCH_COUNTS,
    DEPTH_TO_SPACE,
    GENERATOR_BLOCK,
    RANKED,
    MOVING_AVERAGE,
    INTERPOLATE,
    ATTRIBUTE_DIRECTION,
)
