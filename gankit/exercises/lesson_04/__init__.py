"""Exercises of lesson 04, forgetting and domains, in order of the notebook; one file for each."""

from gankit.exercises.lesson_04.asked_and_kept import ASKED_AND_KEPT
from gankit.exercises.lesson_04.confusion_loss import CONFUSION_LOSS
from gankit.exercises.lesson_04.domain_gain import DOMAIN_GAIN
from gankit.exercises.lesson_04.domain_losses import DOMAIN_LOSSES
from gankit.exercises.lesson_04.domain_reversal import DOMAIN_REVERSAL
from gankit.exercises.lesson_04.domain_schedule import DOMAIN_SCHEDULE
from gankit.exercises.lesson_04.fader_phases import FADER_PHASES
from gankit.exercises.lesson_04.fresh_accuracy import FRESH_ACCURACY
from gankit.exercises.lesson_04.mutual_information import MUTUAL_INFORMATION
from gankit.exercises.lesson_04.plain_loss import PLAIN_LOSS
from gankit.exercises.lesson_04.style_by_label import STYLE_BY_LABEL
from gankit.exercises.lesson_04.teaching_loss import TEACHING_LOSS

EXERCISES = (
    MUTUAL_INFORMATION,
    PLAIN_LOSS,
    FRESH_ACCURACY,
    CONFUSION_LOSS,
    FADER_PHASES,
    STYLE_BY_LABEL,
    DOMAIN_REVERSAL,
    DOMAIN_LOSSES,
    DOMAIN_SCHEDULE,
    DOMAIN_GAIN,
    TEACHING_LOSS,
    ASKED_AND_KEPT,
)
