from gankit import data, runs
from gankit.exercises import check
from gankit.losses import non_saturating_generator_loss

check("gan.generator_loss", non_saturating_generator_loss)
print(data.load("digits", limit=20))
run = runs.train("gan", "ring", "run", steps=5)
print(len(run.animation()), "frames")
